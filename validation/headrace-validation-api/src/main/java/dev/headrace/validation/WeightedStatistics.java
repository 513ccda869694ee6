package dev.headrace.validation;

import dev.headrace.validation.NumericStatistics.Interval;
import java.util.List;

/// The statistics of a column where each row counts as much as its weight. Sums are exact and rounded once,
/// so they do not depend on the order of rows. A weight that is missing, NaN, infinite or negative is an
/// error, and a weight of zero counts nothing.
///
/// Single values (the median, the intervals and the list) are counted in steps of 2^-64: there a weight loses
/// what it has below that, and the weights of one value together stop just below 2^63.
///
/// @param present the sum of the weights of rows with a value
/// @param missing the sum of the weights of rows without
/// @param values the sum of the weights of all values, each having that of its row; equal to `present` but
///     for lists
/// @param mean the weighted mean of the finite numbers; NaN without any
/// @param standardDeviation of the population, the root of the weighted mean of squared deviations; NaN
///     without any
/// @param median the least finite number that has, together with all below it, half of the weight, or more;
///     so it is a number of the column while these are as few as are kept apart, and else within its cell;
///     NaN without any
/// @param quantileError the bound of the relative error of the median and of the bounds of `equalFrequency`;
///     0 where they are exact; infinite where one may be zero or not
/// @param equalWidth the weights in ten intervals of equal width, as [NumericStatistics#equalWidth]
/// @param equalFrequency ten intervals of equal weight, as [NumericStatistics#equalFrequency]; their bounds
///     are defined as the median is
/// @param top the values of the greatest weight, ties by value; empty where the different values are too many
///     to be kept apart
public record WeightedStatistics(
        double present,
        double missing,
        double values,
        double mean,
        double standardDeviation,
        double median,
        double quantileError,
        List<Interval> equalWidth,
        List<Interval> equalFrequency,
        List<ValueWeight> top) {
    /// Copies the lists.
    public WeightedStatistics {
        equalWidth = List.copyOf(equalWidth);
        equalFrequency = List.copyOf(equalFrequency);
        top = List.copyOf(top);
    }

    /// The same with other weights of rows: those of the rows of lists instead of their elements.
    ///
    /// @param presentRows as `present` of the record
    /// @param missingRows as `missing` of the record
    /// @return other statistics
    public WeightedStatistics withRows(double presentRows, double missingRows) {
        return new WeightedStatistics(
                presentRows,
                missingRows,
                values,
                mean,
                standardDeviation,
                median,
                quantileError,
                equalWidth,
                equalFrequency,
                top);
    }

    /// A value and the weight of its rows.
    ///
    /// @param value as text, as in [ColumnStatistics.ValueCount]
    /// @param weight above zero
    public record ValueWeight(String value, double weight) {}
}
