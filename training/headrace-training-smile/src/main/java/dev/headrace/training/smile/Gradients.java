package dev.headrace.training.smile;

import dev.headrace.training.Link;
import dev.headrace.training.TrainingData;
import java.util.Arrays;

/// The scores of all rows while boosting, and how the loss changes with them: squared error, or the negative
/// logarithm of the outcome's probability. Confined to one thread.
///
/// Two present classes take one score, the second's log-odds; more take one each. Classes without a row have
/// a fixed score, as if half a row were of them.
final class Gradients {
    private final Link link;
    private final double[] base;
    private final int[] targets;
    private final double[][] raw;
    private final double[][] shares;
    private final double[] labels;
    private final int[] classes;
    private final double[] gradient;
    private final double[] curvature;

    private Gradients(Link link, double[] base, int[] targets, double[] labels, int[] classes) {
        this.link = link;
        this.base = base;
        this.targets = targets;
        this.labels = labels;
        this.classes = classes;
        int rows = Math.max(labels.length, classes.length);
        raw = new double[targets.length][rows];
        for (int score = 0; score < targets.length; score++) {
            Arrays.fill(raw[score], base[targets[score]]);
        }
        shares = targets.length > 1 ? new double[targets.length][rows] : new double[0][];
        gradient = new double[rows];
        curvature = new double[rows];
    }

    static Gradients of(TrainingData data, GrowingData growing) {
        int[] present = growing.present();
        return switch (data.task()) {
            case REGRESSION ->
                new Gradients(
                        Link.IDENTITY, new double[] {mean(data.labels())}, new int[] {0}, data.labels(), new int[0]);
            case BINARY -> {
                double odds = Math.log((growing.classRows(1) + 0.5) / (growing.classRows(0) + 0.5));
                // With one present class its number among the present is 0 whichever it is.
                int[] labels = growing.labels().clone();
                if (present.length == 1) {
                    Arrays.fill(labels, present[0]);
                }
                yield new Gradients(Link.LOGISTIC, new double[] {odds}, new int[] {0}, new double[0], labels);
            }
            case MULTICLASS -> severalClasses(data, growing);
        };
    }

    private static Gradients severalClasses(TrainingData data, GrowingData growing) {
        double[] base = new double[data.classes()];
        double mean = 0;
        for (int number : growing.present()) {
            mean += Math.log((double) growing.classRows(number)) / growing.present().length;
        }
        for (int number = 0; number < base.length; number++) {
            base[number] = Math.log(Math.max((double) growing.classRows(number), 0.5)) - mean;
        }
        return new Gradients(Link.SOFTMAX, base, growing.present(), new double[0], growing.labels());
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    Link link() {
        return link;
    }

    /// What each score of the predictor starts with.
    double[] base() {
        return base;
    }

    /// How many trees a round grows.
    int scores() {
        return targets.length;
    }

    /// The predictor's score that a tree adds to.
    int target(int score) {
        return targets[score];
    }

    /// The score of each row, to which trees are added.
    double[] raw(int score) {
        return raw[score];
    }

    double[] gradient() {
        return gradient;
    }

    double[] curvature() {
        return curvature;
    }

    /// Fixes the probabilities that all trees of a round go by.
    void startRound() {
        for (int row = 0; row < gradient.length && shares.length > 0; row++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (double[] scores : raw) {
                greatest = Math.max(greatest, scores[row]);
            }
            double sum = 0;
            for (int score = 0; score < raw.length; score++) {
                shares[score][row] = Math.exp(raw[score][row] - greatest);
                sum += shares[score][row];
            }
            for (double[] share : shares) {
                share[row] /= sum;
            }
        }
    }

    /// Computes the gradient and the curvature of one score.
    void compute(int score) {
        switch (link) {
            case IDENTITY -> {
                for (int row = 0; row < gradient.length; row++) {
                    gradient[row] = labels[row] - raw[0][row];
                }
                Arrays.fill(curvature, 1);
            }
            case LOGISTIC -> {
                for (int row = 0; row < gradient.length; row++) {
                    set(row, classes[row] == 1, 1 / (1 + Math.exp(-raw[0][row])));
                }
            }
            case SOFTMAX, SHARES -> {
                for (int row = 0; row < gradient.length; row++) {
                    // One present class has no shares to compare: nothing is left to learn.
                    set(row, classes[row] == score, shares.length == 0 ? 1 : shares[score][row]);
                }
            }
        }
    }

    private void set(int row, boolean is, double probability) {
        gradient[row] = (is ? 1 : 0) - probability;
        curvature[row] = probability * (1 - probability);
    }
}
