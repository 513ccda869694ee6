package dev.headrace.training.tuning;

import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingData;
import dev.headrace.validation.Task;

/// What trials are compared by; less is better. Stateless and thread-safe.
enum Loss {
    /// The mean of `-ln(p)`, where p is the probability that was given to the class that it is, but at least
    /// [#LEAST_PROBABILITY]: one row that was thought impossible does not decide alone.
    LOG_LOSS("log-loss") {
        @Override
        double of(Predictor predictor, TrainingData data) {
            double[] row = new double[data.features().size()];
            double[] output = new double[predictor.outputs()];
            double sum = 0;
            for (int i = 0; i < data.rows(); i++) {
                fill(data, i, row);
                predictor.predict(row, output);
                sum -= StrictMath.log(Math.max(LEAST_PROBABILITY, output[(int) data.labels()[i]]));
            }
            return sum / data.rows();
        }
    },
    /// The square root of the mean squared error.
    ROOT_MEAN_SQUARED_ERROR("rmse") {
        @Override
        double of(Predictor predictor, TrainingData data) {
            double[] row = new double[data.features().size()];
            double[] output = new double[1];
            double sum = 0;
            for (int i = 0; i < data.rows(); i++) {
                fill(data, i, row);
                predictor.predict(row, output);
                double error = output[0] - data.labels()[i];
                sum += error * error;
            }
            return Math.sqrt(sum / data.rows());
        }
    };

    private static final double LEAST_PROBABILITY = 1e-15;

    private final String label;

    Loss(String label) {
        this.label = label;
    }

    /// The loss of a task.
    static Loss of(Task task) {
        return task.isClassification() ? LOG_LOSS : ROOT_MEAN_SQUARED_ERROR;
    }

    /// The name by which results call it.
    String label() {
        return label;
    }

    /// The loss of a predictor on rows.
    abstract double of(Predictor predictor, TrainingData data);

    private static void fill(TrainingData data, int index, double[] row) {
        for (int feature = 0; feature < row.length; feature++) {
            row[feature] = data.column(feature)[index];
        }
    }
}
