package dev.headrace.training;

import static java.util.Objects.requireNonNull;

import dev.headrace.validation.Task;
import java.util.List;

/// Numbers to learn from, in memory: features by column, and a label for each row. All features are finite.
/// Safe to share between threads that do not write to the arrays.
public final class TrainingData {
    private final Task task;
    private final int classes;
    private final List<String> features;
    private final double[][] columns;
    private final double[] labels;

    /// Takes over the arrays, which must not be changed afterwards.
    ///
    /// @param task what is to be learned
    /// @param classes the number of classes, 0 for a regression
    /// @param features the names of the features
    /// @param columns one array for each feature, of one number for each row
    /// @param labels for each row the index of its class, or the number to be predicted
    /// @throws IllegalArgumentException if the lengths do not fit
    public TrainingData(Task task, int classes, List<String> features, double[][] columns, double[] labels) {
        this.task = requireNonNull(task, "task is null");
        this.classes = classes;
        this.features = List.copyOf(features);
        this.columns = columns;
        this.labels = labels;
        if (features.size() != columns.length) {
            throw new IllegalArgumentException(features.size() + " names for " + columns.length + " features");
        }
        for (double[] column : columns) {
            if (column.length != labels.length) {
                throw new IllegalArgumentException(column.length + " values for " + labels.length + " labels");
            }
        }
    }

    /// What is to be learned.
    ///
    /// @return the task
    public Task task() {
        return task;
    }

    /// The number of classes.
    ///
    /// @return at least 2; 0 for a regression
    public int classes() {
        return classes;
    }

    /// The names of the features.
    ///
    /// @return in order
    public List<String> features() {
        return features;
    }

    /// How many rows there are.
    ///
    /// @return the number
    public int rows() {
        return labels.length;
    }

    /// The values of a feature.
    ///
    /// @param feature its index
    /// @return one number a row; not to be changed
    public double[] column(int feature) {
        return columns[feature];
    }

    /// The labels.
    ///
    /// @return one a row; not to be changed
    public double[] labels() {
        return labels;
    }

    /// Some of the rows.
    ///
    /// @param rows their indices, in the order wanted
    /// @return a copy
    public TrainingData select(int[] rows) {
        double[][] some = new double[columns.length][rows.length];
        for (int column = 0; column < columns.length; column++) {
            for (int i = 0; i < rows.length; i++) {
                some[column][i] = columns[column][rows[i]];
            }
        }
        double[] someLabels = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            someLabels[i] = labels[rows[i]];
        }
        return new TrainingData(task, classes, features, some, someLabels);
    }
}
