package dev.headrace.validation.anomaly;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.NumericStatistics;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.jspecify.annotations.Nullable;

/// Turns labels into targets. Confined to one thread.
sealed interface LabelTargets {
    /// Turns the labels of a batch into targets.
    ///
    /// @param targets where they go; NaN where there is no label
    void read(FieldVector vector, int rows, double[] targets);

    /// What gathers how a column goes together with such targets.
    ///
    /// @param bins how many bins the column's values are sorted into
    /// @param columns how many columns share the memory
    Association association(int bins, int columns);

    /// How many ranges a column of numbers should be parted into at most.
    ///
    /// @param columns how many columns share the memory
    int ranges(int columns);

    /// How many rows a range of numbers should have at least.
    int rowsPerRange();

    /// The targets that a label has.
    static LabelTargets of(LabelSchema label, ColumnStatistics statistics) {
        return switch (label.task()) {
            case BINARY, MULTICLASS -> new OfClasses(label.classes().size());
            case REGRESSION -> new OfNumbers(statistics.numeric());
        };
    }

    /// The numbers of classes, in the order in which they occur first.
    final class OfClasses implements LabelTargets {
        private static final int MOST_CELLS = 1 << 22;
        private static final int MOST_RANGES = 200_000;

        private final int classes;
        private final LongCounts numbers = new LongCounts();
        private long[] hashes = new long[0];

        OfClasses(int classes) {
            this.classes = classes;
        }

        @Override
        public void read(FieldVector vector, int rows, double[] targets) {
            if (hashes.length < rows) {
                hashes = new long[rows];
            }
            Hashing.hash(vector, rows, hashes);
            for (int row = 0; row < rows; row++) {
                boolean nan =
                        vector instanceof Float8Vector reals && !reals.isNull(row) && Double.isNaN(reals.get(row));
                targets[row] = nan || hashes[row] == Hashing.MISSING ? Double.NaN : number(hashes[row]);
            }
        }

        /// NaN for a class beyond those that the schema has.
        private double number(long hash) {
            long known = numbers.count(hash);
            if (known > 0) {
                return known - 1;
            }
            if (numbers.size() == classes) {
                return Double.NaN;
            }
            numbers.add(hash, numbers.size() + 1L);
            return numbers.size() - 1;
        }

        @Override
        public Association association(int bins, int columns) {
            return new ClassAssociation(bins, classes, Math.clamp(MOST_CELLS / columns, 1 << 13, 1 << 17));
        }

        @Override
        public int ranges(int columns) {
            return Math.clamp(MOST_RANGES / columns, 128, 4_096);
        }

        // The range in which one class gives way to another is mixed, so ranges should be short.
        @Override
        public int rowsPerRange() {
            return 5;
        }
    }

    /// Quantities in standard deviations from their mean.
    final class OfNumbers implements LabelTargets {
        private static final int MOST_RANGES = 100_000;

        private final double mean;
        private final double scale;

        OfNumbers(@Nullable NumericStatistics numeric) {
            if (numeric != null && numeric.standardDeviation() > 0) {
                this.mean = numeric.mean();
                this.scale = 1 / numeric.standardDeviation();
            } else {
                this.mean = 0;
                this.scale = 1;
            }
        }

        @Override
        public void read(FieldVector vector, int rows, double[] targets) {
            for (int row = 0; row < rows; row++) {
                double number = vector.isNull(row) ? Double.NaN : Numbers.at(vector, row);
                targets[row] = Double.isFinite(number) ? (number - mean) * scale : Double.NaN;
            }
        }

        @Override
        public Association association(int bins, int columns) {
            return new NumberAssociation(bins);
        }

        @Override
        public int ranges(int columns) {
            return Math.clamp(MOST_RANGES / columns, 64, 512);
        }

        // A line needs rows, and the outermost range may hold most of the variance.
        @Override
        public int rowsPerRange() {
            return 20;
        }
    }
}
