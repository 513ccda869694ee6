package dev.headrace.training.evaluation;

/// What a contender says of each row.
sealed interface Scores permits ClassScores, NumberScores {
    /// Takes a prediction.
    ///
    /// @param row the row's number
    /// @param label what it should be
    /// @param output what was predicted
    void set(int row, double label, double[] output);

    /// The row's part of the primary metric: the log-loss, or the squared error.
    double loss(int row);
}
