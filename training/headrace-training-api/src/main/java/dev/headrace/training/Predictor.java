package dev.headrace.training;

/// A trained function from the numbers of a transform to a prediction: plain arrays, no library's objects.
/// Immutable and thread-safe. [PredictorFormat] writes it to bytes and reads it back.
public sealed interface Predictor permits LinearPredictor, TreeEnsemblePredictor {
    /// How many features it reads.
    ///
    /// @return the number
    int features();

    /// How many numbers a prediction has.
    ///
    /// @return the number of classes, or 1 for a regression
    int outputs();

    /// Predicts one row. Allocates nothing.
    ///
    /// @param row the row's features; finite
    /// @param output receives the probability of each class, which add up to 1, or the one predicted number
    void predict(double[] row, double[] output);
}
