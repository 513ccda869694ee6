package dev.headrace.training.evaluation;

import dev.headrace.training.Predictor;

/// Who predicts the rows: the model, or a baseline. Confined to one thread.
final class Contender {
    private final String name;
    private final Features features;
    private final Predictor predictor;
    private final int[] classes;
    private final Scores scores;
    private final double[] output;
    private final double[] ordered;

    /// Takes its parts.
    ///
    /// @param name what it is called in comparisons
    /// @param features what its predictor reads
    /// @param predictor what predicts
    /// @param classes for each class of the label the output that is its probability, or -1; empty where a
    ///     number is predicted
    /// @param scores receives what it says
    Contender(String name, Features features, Predictor predictor, int[] classes, Scores scores) {
        this.name = name;
        this.features = features;
        this.predictor = predictor;
        this.classes = classes;
        this.scores = scores;
        this.output = new double[predictor.outputs()];
        this.ordered = new double[Math.max(1, classes.length)];
    }

    String name() {
        return name;
    }

    Features features() {
        return features;
    }

    Scores scores() {
        return scores;
    }

    /// Predicts a row of the block that the features hold.
    ///
    /// @param at the row's place in the block
    /// @param row its number among the rows with a label
    void predict(int at, int row, double label) {
        predictor.predict(features.row(at), output);
        if (classes.length == 0) {
            ordered[0] = output[0];
        }
        for (int number = 0; number < classes.length; number++) {
            ordered[number] = classes[number] < 0 ? 0 : output[classes[number]];
        }
        scores.set(row, label, ordered);
    }
}
