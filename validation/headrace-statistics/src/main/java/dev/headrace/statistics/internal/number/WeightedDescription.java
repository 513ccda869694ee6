package dev.headrace.statistics.internal.number;

import dev.headrace.validation.NumericStatistics.Interval;
import dev.headrace.validation.WeightedStatistics.ValueWeight;
import java.math.BigInteger;
import java.util.List;

/// What [WeightedLeaf] found; the components are those of [dev.headrace.validation.WeightedStatistics].
///
/// @param mean of numbers
/// @param standardDeviation of numbers
/// @param median of numbers
/// @param quantileError of the median and the intervals of equal weight
/// @param equalWidth of numbers
/// @param equalFrequency of numbers
/// @param top of all values
public record WeightedDescription(
        double mean,
        double standardDeviation,
        double median,
        double quantileError,
        List<Interval> equalWidth,
        List<Interval> equalFrequency,
        List<ValueWeight> top) {
    /// Copies the lists.
    public WeightedDescription {
        equalWidth = List.copyOf(equalWidth);
        equalFrequency = List.copyOf(equalFrequency);
        top = List.copyOf(top);
    }

    /// Of values that are no numbers.
    ///
    /// @param top the values of the greatest weight
    /// @return the description
    public static WeightedDescription ofTop(List<ValueWeight> top) {
        return new WeightedDescription(Double.NaN, Double.NaN, Double.NaN, 0, List.of(), List.of(), top);
    }

    /// Of numbers.
    ///
    /// @param top the numbers of the greatest weight
    static WeightedDescription ofNumbers(
            double mean, double standardDeviation, WeightedCells cells, List<ValueWeight> top) {
        WeightedQuantiles quantiles = WeightedQuantiles.of(cells);
        return new WeightedDescription(
                mean,
                standardDeviation,
                quantiles.median(),
                quantiles.error(),
                WeightedIntervals.of(cells),
                quantiles.intervals(),
                top);
    }

    /// Of numbers, infinite ones included, by the conventions of TFDV.
    ///
    /// @param mean of the finite numbers
    /// @param standardDeviation likewise
    /// @param cells the finite numbers
    /// @param below the weight of negative infinity, in the unit of [FixedWeights]
    /// @param above the weight of infinity
    /// @param top the numbers of the greatest weight
    static WeightedDescription ofNumbersAsTfdv(
            double mean,
            double standardDeviation,
            WeightedCells cells,
            BigInteger below,
            BigInteger above,
            List<ValueWeight> top) {
        Infinities infinities = new Infinities(FixedWeights.value(below), FixedWeights.value(above));
        WeightedQuantiles quantiles = WeightedQuantiles.ofTfdv(cells, below, above);
        return new WeightedDescription(
                infinities.mean(mean),
                infinities.standardDeviation(standardDeviation),
                quantiles.median(),
                quantiles.error(),
                infinities.around(WeightedIntervals.ofTfdv(cells), cells.size() > 0),
                quantiles.intervals(),
                top);
    }
}
