package dev.headrace.training.smile;

import dev.headrace.training.TrainingData;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.DoubleVector;
import smile.data.vector.ValueVector;
import smile.sort.QuickSort;

/// Training data as Smile's trees read it: the same arrays of numbers, not copied, and for each feature of
/// more than two values the order of its rows. Classes are numbered without gaps, because a class may have no
/// row. Safe to share between threads.
final class GrowingData {
    /// What Smile calls the label; it reads nothing of it here.
    static final StructField RESPONSE = new StructField("label", DataTypes.DoubleType);

    private final double[][] columns;
    private final DataFrame frame;
    private final int rows;
    private final int[] @Nullable [] order;
    private final double[] cuts;
    private final int[] labels;
    private final int[] present;
    private final long[] classRows;

    GrowingData(TrainingData data) {
        int features = data.features().size();
        columns = new double[features][];
        ValueVector[] vectors = new ValueVector[features];
        for (int feature = 0; feature < features; feature++) {
            columns[feature] = data.column(feature);
            // Names of our own: Smile wants them unique, and does nothing else with them.
            vectors[feature] = new DoubleVector("f" + feature, columns[feature]);
        }
        rows = data.rows();
        // Smile refuses a frame without columns; no tree is grown of this one.
        frame = features > 0 ? new DataFrame(vectors) : new DataFrame(new DoubleVector("none", new double[rows]));
        order = new int[features] @Nullable [];
        cuts = new double[features];
        for (int feature = 0; feature < features; feature++) {
            cuts[feature] = cut(columns[feature]);
            if (Double.isNaN(cuts[feature])) {
                order[feature] = QuickSort.sort(columns[feature].clone());
            }
        }
        classRows = new long[data.classes()];
        int[] numbers = new int[classRows.length];
        labels = new int[data.task().isClassification() ? data.rows() : 0];
        for (int row = 0; row < labels.length; row++) {
            classRows[(int) data.labels()[row]]++;
        }
        int[] found = new int[classRows.length];
        int count = 0;
        for (int number = 0; number < classRows.length; number++) {
            if (classRows[number] > 0) {
                numbers[number] = count;
                found[count++] = number;
            }
        }
        present = Arrays.copyOf(found, count);
        for (int row = 0; row < labels.length; row++) {
            labels[row] = numbers[(int) data.labels()[row]];
        }
    }

    /// A number between the two values of a column that has no others; NaN for one that has more. A column of
    /// one value has a number that nothing is greater than.
    private static double cut(double[] column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : column) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        for (double value : column) {
            if (value != low && value != high) {
                return Double.NaN;
            }
        }
        return low < high ? GrownTree.between(low, high) : high;
    }

    int rows() {
        return rows;
    }

    int features() {
        return columns.length;
    }

    /// The features, which are not to be changed.
    double[][] columns() {
        return columns;
    }

    DataFrame frame() {
        return frame;
    }

    /// The rows that count, in the order of each feature; null for a feature of two values, which needs none:
    /// Smile then leaves it alone.
    ///
    /// @param samples how often each row counts
    /// @param count how many count at all
    int[] @Nullable [] order(int[] samples, int count) {
        int[] @Nullable [] chosen = new int[order.length] @Nullable [];
        for (int feature = 0; feature < order.length; feature++) {
            int[] all = order[feature];
            if (all != null) {
                int[] some = new int[count];
                int at = 0;
                for (int row : all) {
                    if (samples[row] > 0) {
                        some[at++] = row;
                    }
                }
                chosen[feature] = some;
            }
        }
        return chosen;
    }

    /// Whether a feature has at most two values.
    boolean isTwofold(int feature) {
        return !Double.isNaN(cuts[feature]);
    }

    /// What lies between the two values of a feature.
    double cut(int feature) {
        return cuts[feature];
    }

    /// For each row the number of its class among the present.
    int[] labels() {
        return labels;
    }

    /// The classes that have rows.
    int[] present() {
        return present;
    }

    /// How many rows a class has.
    long classRows(int number) {
        return classRows[number];
    }
}
