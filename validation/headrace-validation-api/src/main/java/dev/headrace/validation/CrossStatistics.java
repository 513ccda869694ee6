package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

/// How two columns of numbers go together, over the rows in which both have a finite number.
///
/// @param left the name of one column
/// @param right the name of the other
/// @param rows over how many rows this is
/// @param covariance of the population (divisor n, as TFDV); NaN without rows, infinite beyond the greatest
///     double
/// @param correlation Pearson's coefficient, from -1 to 1; NaN without rows and where a column is constant
public record CrossStatistics(String left, String right, long rows, double covariance, double correlation) {
    /// Checks the names.
    public CrossStatistics {
        requireNonNull(left, "left is null");
        requireNonNull(right, "right is null");
    }
}
