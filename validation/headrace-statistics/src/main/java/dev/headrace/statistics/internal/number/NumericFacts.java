package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.number.NumberSettings.Conventions;
import dev.headrace.validation.NumericStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the record of numbers from what was counted.
///
/// @param zeros how many numbers are zero
/// @param minimum the least; NaN without numbers
/// @param maximum the greatest
/// @param conventions whose conventions hold
record NumericFacts(long zeros, double minimum, double maximum, Conventions conventions) {
    /// How many numbers there are of each kind.
    record Counts(long finite, long nan, long positiveInfinite, long negativeInfinite, long negative) {}

    NumericStatistics statistics(
            SortedCells cells,
            Counts counts,
            double mean,
            double standardDeviation,
            @Nullable Long minimumInteger,
            @Nullable Long maximumInteger,
            @Nullable String minimumText,
            @Nullable String maximumText) {
        return switch (conventions) {
            case HEADRACE -> {
                Quantiles quantiles = Quantiles.of(cells, zeros, minimum, maximum);
                yield new NumericStatistics(
                        counts.finite(),
                        counts.nan(),
                        counts.positiveInfinite(),
                        counts.negativeInfinite(),
                        zeros,
                        counts.negative(),
                        minimum,
                        maximum,
                        minimumInteger,
                        maximumInteger,
                        mean,
                        standardDeviation,
                        quantiles.values(),
                        quantiles.error(),
                        Histogram.of(cells, zeros),
                        median(quantiles.values()),
                        quantiles.rankError(),
                        Intervals.ofEqualWidth(cells, minimum, maximum),
                        Intervals.ofEqualFrequency(quantiles.values(), (double) cells.total()),
                        minimumText,
                        maximumText);
            }
            case TFDV -> {
                Infinities infinities =
                        new Infinities((double) counts.negativeInfinite(), (double) counts.positiveInfinite());
                OrderStatistics order = OrderStatistics.of(cells, zeros, minimum, maximum, infinities);
                yield new NumericStatistics(
                        counts.finite(),
                        counts.nan(),
                        counts.positiveInfinite(),
                        counts.negativeInfinite(),
                        zeros,
                        counts.negative(),
                        infinities.minimum(minimum),
                        infinities.maximum(maximum),
                        minimumInteger,
                        maximumInteger,
                        infinities.mean(mean),
                        infinities.standardDeviation(standardDeviation),
                        order.values(),
                        order.error(),
                        Histogram.of(cells, zeros),
                        median(order.values()),
                        order.rankError(),
                        infinities.around(Intervals.ofEqualWidthAsTfdv(cells, minimum, maximum), cells.size() > 0),
                        Intervals.ofEqualFrequency(order.values(), cells.total() + infinities.total()),
                        infinities.minimumText(minimumText),
                        infinities.maximumText(maximumText));
            }
        };
    }

    /// The middle one of the quantiles; NaN without any.
    private static double median(List<Double> quantiles) {
        return quantiles.isEmpty() ? Double.NaN : quantiles.get(quantiles.size() / 2);
    }
}
