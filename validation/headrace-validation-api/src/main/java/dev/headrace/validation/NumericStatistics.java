package dev.headrace.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the numbers of a column are like. Zero, NaN, infinite and missing are four facts and are counted
/// apart. Where statistics were asked for by the conventions of TensorFlow Data Validation, infinite values
/// take part in the extremes, the mean, the quantiles and both lists of intervals, and quantiles are numbers
/// of the column, never between two.
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
/// @param median the middle value, between two the mean of both where counts are exact; NaN if there is none
/// @param rankError the bound of the error of the quantiles in ranks, as a share of the values: the quantile
///     of probability p has between p - rankError and p + rankError of the values below it; 0 where they are
///     exact
/// @param equalWidth ten intervals of equal width between the least and the greatest value, with their counts
///     (TFDV's `STANDARD` histogram): exact as the quantiles are exact, else fractions of cells by overlap;
///     one interval where all values are equal; empty without values
/// @param equalFrequency ten intervals of equal counts (TFDV's `QUANTILES` histogram); empty without values
/// @param minimumText the least value to the last digit, as text in the form of
///     [ColumnStatistics.ValueCount]; null without values
/// @param maximumText the greatest, likewise
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
        List<Bucket> histogram,
        double median,
        double rankError,
        List<Interval> equalWidth,
        List<Interval> equalFrequency,
        @Nullable String minimumText,
        @Nullable String maximumText) {
    /// Copies the lists.
    public NumericStatistics {
        quantiles = List.copyOf(quantiles);
        histogram = List.copyOf(histogram);
        equalWidth = List.copyOf(equalWidth);
        equalFrequency = List.copyOf(equalFrequency);
    }

    /// Statistics without what is derived from the histogram.
    ///
    /// @param finite as of the record, and so on
    /// @param nan as of the record
    /// @param positiveInfinite as of the record
    /// @param negativeInfinite as of the record
    /// @param zeros as of the record
    /// @param negative as of the record
    /// @param minimum as of the record
    /// @param maximum as of the record
    /// @param minimumInteger as of the record
    /// @param maximumInteger as of the record
    /// @param mean as of the record
    /// @param standardDeviation as of the record
    /// @param quantiles as of the record; the median is the middle one
    /// @param quantileError as of the record
    /// @param histogram as of the record
    public NumericStatistics(
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
        this(
                finite,
                nan,
                positiveInfinite,
                negativeInfinite,
                zeros,
                negative,
                minimum,
                maximum,
                minimumInteger,
                maximumInteger,
                mean,
                standardDeviation,
                quantiles,
                quantileError,
                histogram,
                quantiles.isEmpty() ? Double.NaN : quantiles.get(quantiles.size() / 2),
                0,
                List.of(),
                List.of(),
                null,
                null);
    }

    /// An interval and how many values are in it.
    ///
    /// @param low the least value
    /// @param high the greatest; belongs to the next interval if there is one and it is not equal to `low`
    /// @param count may be a fraction, where values of one cell are shared out
    public record Interval(double low, double high, double count) {}

    /// A cell of the grid that is not empty. Of two cells, in whatever statistics of one type, one contains
    /// the other or they have nothing in common.
    ///
    /// @param low the least value of the cell
    /// @param high the bound above; equal to `low` for a cell of one value
    /// @param count at least 1
    public record Bucket(double low, double high, long count) {}
}
