package dev.headrace.training;

import static java.util.Objects.requireNonNull;

/// A weighted sum of the features, and a link. Immutable and thread-safe.
public final class LinearPredictor implements Predictor {
    private final int features;
    private final int outputs;
    private final Link link;
    private final double[] weights;
    private final double[] intercepts;
    private final ThreadLocal<double[]> scores;

    /// Takes over the arrays, which must not be changed afterwards.
    ///
    /// @param features how many features there are
    /// @param outputs how many numbers a prediction has
    /// @param link how scores become a prediction; not [Link#SHARES]
    /// @param weights for each score the weight of each feature, score by score
    /// @param intercepts one for each score: one for IDENTITY and LOGISTIC, as many as outputs for SOFTMAX
    /// @throws IllegalArgumentException if the lengths do not fit
    public LinearPredictor(int features, int outputs, Link link, double[] weights, double[] intercepts) {
        this.features = features;
        this.outputs = outputs;
        this.link = requireNonNull(link, "link is null");
        this.weights = weights;
        this.intercepts = intercepts;
        int expected = link == Link.LOGISTIC ? 1 : outputs;
        if (intercepts.length != expected
                || weights.length != (long) expected * features
                || (link == Link.LOGISTIC && outputs != 2)
                || link == Link.SHARES) {
            throw new IllegalArgumentException(weights.length + " weights and " + intercepts.length
                    + " intercepts do not fit " + features + " features, " + outputs + " outputs and " + link);
        }
        this.scores = ThreadLocal.withInitial(() -> new double[intercepts.length]);
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void predict(double[] row, double[] output) {
        double[] raw = scores.get();
        for (int score = 0; score < raw.length; score++) {
            double sum = intercepts[score];
            int at = score * features;
            for (int feature = 0; feature < features; feature++) {
                sum += weights[at + feature] * row[feature];
            }
            raw[score] = sum;
        }
        link.apply(raw, output);
    }

    Link link() {
        return link;
    }

    double[] weights() {
        return weights;
    }

    double[] intercepts() {
        return intercepts;
    }
}
