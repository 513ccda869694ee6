package dev.headrace.training.evaluation;

/// What a contender says of each row where classes are predicted: only what metrics need. Filled by one
/// thread.
final class ClassScores implements Scores {
    /// The least probability that counts, so that one certain mistake does not make the loss infinite.
    private static final double LEAST = 1e-15;

    private final int classes;
    private final double[] logLoss;
    private final double[] brier;
    private final double[] probability;
    private final int[] predicted;

    ClassScores(int classes, int rows) {
        this.classes = classes;
        logLoss = new double[rows];
        brier = new double[rows];
        probability = new double[rows];
        predicted = new int[rows];
    }

    @Override
    public void set(int row, double label, double[] output) {
        int actual = (int) label;
        int best = 0;
        double squares = 0;
        for (int number = 0; number < classes; number++) {
            double error = output[number] - (number == actual ? 1 : 0);
            squares += error * error;
            if (output[number] > output[best]) {
                best = number;
            }
        }
        predicted[row] = best;
        logLoss[row] = -Math.log(Math.clamp(output[actual], LEAST, 1));
        // Of two classes both errors are equal, and the usual score counts one.
        brier[row] = classes == 2 ? squares / 2 : squares;
        probability[row] = output[classes == 2 ? 1 : best];
    }

    @Override
    public double loss(int row) {
        return logLoss[row];
    }

    /// For each row the negative logarithm of the actual class's probability.
    double[] logLoss() {
        return logLoss;
    }

    /// For each row the squared errors of the probabilities.
    double[] brier() {
        return brier;
    }

    /// For each row the probability of the positive class of two, or of the predicted class of several.
    double[] probability() {
        return probability;
    }

    /// For each row the most probable class.
    int[] predicted() {
        return predicted;
    }
}
