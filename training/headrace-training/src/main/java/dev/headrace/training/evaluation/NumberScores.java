package dev.headrace.training.evaluation;

/// What a contender says of each row where a number is predicted. Filled by one thread.
final class NumberScores implements Scores {
    private final double[] absolute;
    private final double[] squared;

    NumberScores(int rows) {
        absolute = new double[rows];
        squared = new double[rows];
    }

    @Override
    public void set(int row, double label, double[] output) {
        double error = output[0] - label;
        absolute[row] = Math.abs(error);
        squared[row] = error * error;
    }

    @Override
    public double loss(int row) {
        return squared[row];
    }

    /// For each row how far it is off.
    double[] absolute() {
        return absolute;
    }

    /// For each row the square of that.
    double[] squared() {
        return squared;
    }
}
