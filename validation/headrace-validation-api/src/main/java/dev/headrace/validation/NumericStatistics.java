package dev.headrace.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the numbers of a column are like. Zero, NaN, infinite and missing are four facts and are counted
/// apart.
///
/// @param finite how many values are neither NaN nor infinite; what follows is over these
/// @param nan how many are NaN
/// @param positiveInfinite how many are positive infinity
/// @param negativeInfinite how many are negative infinity
/// @param zeros how many are zero
/// @param negative how many are below zero
/// @param minimum the least, NaN if there is none
/// @param maximum the greatest, NaN if there is none
/// @param minimumInteger the least of a column of integers, to all 64 bits; null for other types and without
///     values
/// @param maximumInteger the greatest, likewise
/// @param mean the mean, NaN if there is none
/// @param standardDeviation of the population (divisor n, as TFDV), NaN if there is none
/// @param quantiles at the probabilities 0, 0.05, 0.1, ... 1, so 21 values; empty if there is none
/// @param quantileError the bound of the relative error of each quantile's value; 0 where they are exact;
///     infinite where a quantile may be zero or not
/// @param histogram counts on a grid of nested cells that all columns of a type share, in ascending order of
///     their values, so that two samples can be compared cell by cell
public record NumericStatistics(
        long finite,
        long nan,
        long positiveInfinite,
        long negativeInfinite,
        long zeros,
        long negative,
        double minimum,
        double maximum,
        @Nullable Long minimumInteger,
        @Nullable Long maximumInteger,
        double mean,
        double standardDeviation,
        List<Double> quantiles,
        double quantileError,
        List<Bucket> histogram) {
    /// Copies the lists.
    public NumericStatistics {
        quantiles = List.copyOf(quantiles);
        histogram = List.copyOf(histogram);
    }

    /// A cell of the grid that is not empty. Of two cells, in whatever statistics of one type, one contains the
    /// other or they have nothing in common.
    ///
    /// @param low the least value of the cell
    /// @param high the bound above; equal to `low` for a cell of one value
    /// @param count at least 1
    public record Bucket(double low, double high, long count) {}
}
