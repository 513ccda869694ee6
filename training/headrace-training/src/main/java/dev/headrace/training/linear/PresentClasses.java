package dev.headrace.training.linear;

import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingData;
import java.util.Arrays;

/// The classes that have rows, numbered without gaps: an unpenalised intercept of a class without a row would
/// go to minus infinity.
final class PresentClasses {
    private final long[] rows;
    private final int[] present;
    private final int[] labels;

    private PresentClasses(long[] rows, int[] present, int[] labels) {
        this.rows = rows;
        this.present = present;
        this.labels = labels;
    }

    static PresentClasses of(TrainingData data) {
        long[] rows = new long[data.classes()];
        for (double label : data.labels()) {
            rows[(int) label]++;
        }
        int[] numbers = new int[rows.length];
        int[] present = new int[rows.length];
        int count = 0;
        for (int number = 0; number < rows.length; number++) {
            if (rows[number] > 0) {
                numbers[number] = count;
                present[count++] = number;
            }
        }
        int[] labels = new int[data.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = numbers[(int) data.labels()[row]];
        }
        return new PresentClasses(rows, Arrays.copyOf(present, count), labels);
    }

    /// How many there are.
    int count() {
        return present.length;
    }

    /// For each row the number of its class.
    int[] labels() {
        return labels;
    }

    /// The intercepts that fit the frequencies of the classes: for one score the log-odds of the second, else
    /// the logarithm of each less their mean.
    double[] logarithms(int scores) {
        if (scores == 1) {
            return new double[] {Math.log((double) rows[present[1]] / rows[present[0]])};
        }
        double[] logarithms = new double[scores];
        for (int score = 0; score < scores; score++) {
            logarithms[score] = Math.log((double) rows[present[score]]);
        }
        double mean = Arrays.stream(logarithms).sum() / scores;
        for (int score = 0; score < scores; score++) {
            logarithms[score] -= mean;
        }
        return logarithms;
    }

    /// What predicts the frequencies of the classes, where there is nothing to tell apart.
    Predictor frequencies(int features) {
        if (rows.length == 2) {
            double odds = (rows[1] + 0.5) / (rows[0] + 0.5);
            return new LinearPredictor(features, 2, Link.LOGISTIC, new double[features], new double[] {Math.log(odds)});
        }
        double[] intercepts = new double[rows.length];
        for (int number = 0; number < rows.length; number++) {
            intercepts[number] = Math.log(rows[number] + 0.5);
        }
        return new LinearPredictor(features, rows.length, Link.SOFTMAX, new double[rows.length * features], intercepts);
    }

    /// Puts scores of the present classes together with those of the absent, whose scores are as if half a
    /// row were of them.
    Predictor predictor(int features, double[] weights, double[] intercepts) {
        if (rows.length == 2) {
            return new LinearPredictor(features, 2, Link.LOGISTIC, weights, intercepts);
        }
        double[] allWeights = new double[rows.length * features];
        double[] allIntercepts = new double[rows.length];
        // Scores of the present classes are around 0, so this is about the logarithm of half a row's share.
        Arrays.fill(allIntercepts, Math.log(0.5 / labels.length));
        for (int number : present) {
            allIntercepts[number] = 0;
        }
        // One score for two present classes is the second's; the first's is 0.
        int first = present.length - intercepts.length;
        for (int score = 0; score < intercepts.length; score++) {
            int number = present[first + score];
            System.arraycopy(weights, score * features, allWeights, number * features, features);
            allIntercepts[number] = intercepts[score];
        }
        return new LinearPredictor(features, rows.length, Link.SOFTMAX, allWeights, allIntercepts);
    }
}
