package dev.headrace.validation.anomaly;

import java.util.Optional;

/// Gathers how one column goes together with the label, and judges it on rows held out: the rows are dealt
/// into [#FOLDS], and what is said of the rows of one was learned from the others. Confined to one thread.
sealed interface Association permits ClassAssociation, NumberAssociation {
    /// How many folds the rows are dealt into.
    int FOLDS = 5;
    /// Fewer rows than this prove nothing.
    long LEAST_ROWS = 50;
    /// 95 % on one side.
    double DEVIATIONS = 1.645;

    /// Takes a row into account.
    ///
    /// @param bin the bin of the column's value
    /// @param position how far into the bin it lies
    /// @param target the class's number, or the quantity in standard deviations from its mean
    /// @param fold the row's fold
    void add(int bin, double position, double target, int fold);

    /// What the rows come to.
    ///
    /// @return empty if there are too few rows, or nothing to predict
    Optional<Evidence> evidence();

    /// The fold of a row: depends on nothing but its position, and has no period that the data could have
    /// too.
    static int fold(long row) {
        return (int) ((Hashing.mix(~row) >>> 33) % FOLDS);
    }

    /// How well a column predicts the label on rows held out.
    ///
    /// @param gain the share of the baseline's errors, or of the variance, that it removes; 1 at best
    /// @param lower the lower end of the interval of `gain`, at 95 % on one side
    /// @param rows how many rows were predicted
    /// @param right the share of rows whose class was predicted; NaN for a quantity
    /// @param baseline the share of rows that are of the most frequent class; NaN for a quantity
    /// @param presence the gain of knowing only whether there is a value; NaN for a quantity
    record Evidence(double gain, double lower, long rows, double right, double baseline, double presence) {
        /// Whether the column predicts so well that it may know the label. An interval that reaches down to
        /// two and a half times the remainder that the threshold leaves is too wide to say so.
        boolean suspect(double threshold) {
            return gain >= threshold && lower >= 1 - 2.5 * (1 - threshold);
        }
    }
}
