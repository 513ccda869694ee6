package dev.headrace.training;

/// How raw scores become a prediction.
public enum Link {
    /// As they are: the mean or sum is the prediction.
    IDENTITY,
    /// One score s; the classes have the probabilities 1 - 1 / (1 + exp(-s)) and 1 / (1 + exp(-s)).
    LOGISTIC,
    /// One score a class; probabilities by exp(s) divided by their sum.
    SOFTMAX,
    /// One share a class, as they are, divided by their sum; equal probabilities where the sum is 0.
    SHARES;

    /// Turns raw scores into a prediction.
    ///
    /// @param scores as many as the link reads: one for [#LOGISTIC], else as many as the output
    /// @param output receives the prediction; may be the same array but for [#LOGISTIC]
    void apply(double[] scores, double[] output) {
        switch (this) {
            case IDENTITY -> System.arraycopy(scores, 0, output, 0, output.length);
            case LOGISTIC -> {
                // By the smaller exponential: exp of a large number would be infinite.
                double small = Math.exp(-Math.abs(scores[0]));
                double less = small / (1 + small);
                double positive = scores[0] >= 0 ? 1 - less : less;
                output[0] = 1 - positive;
                output[1] = positive;
            }
            case SOFTMAX -> {
                double greatest = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < output.length; i++) {
                    greatest = Math.max(greatest, scores[i]);
                }
                for (int i = 0; i < output.length; i++) {
                    output[i] = Math.exp(scores[i] - greatest);
                }
                divideBySum(output);
            }
            case SHARES -> {
                System.arraycopy(scores, 0, output, 0, output.length);
                divideBySum(output);
            }
        }
    }

    private static void divideBySum(double[] output) {
        double sum = 0;
        for (double value : output) {
            sum += value;
        }
        for (int i = 0; i < output.length; i++) {
            output[i] = sum > 0 ? output[i] / sum : 1.0 / output.length;
        }
    }
}
