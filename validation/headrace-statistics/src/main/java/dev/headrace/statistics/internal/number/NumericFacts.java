package dev.headrace.statistics.internal.number;

import dev.headrace.validation.NumericStatistics;
import org.jspecify.annotations.Nullable;

/// Makes the record of numbers from what was counted.
///
/// @param zeros how many numbers are zero
/// @param minimum the least; NaN without numbers
/// @param maximum the greatest
record NumericFacts(long zeros, double minimum, double maximum) {
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
        Quantiles quantiles = Quantiles.of(cells, zeros, minimum, maximum);
        return new NumericStatistics(
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
                quantiles.values().isEmpty()
                        ? Double.NaN
                        : quantiles.values().get(quantiles.values().size() / 2),
                quantiles.rankError(),
                Intervals.ofEqualWidth(cells, minimum, maximum),
                Intervals.ofEqualFrequency(quantiles.values(), cells.total()),
                minimumText,
                maximumText);
    }
}
