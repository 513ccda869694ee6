package dev.headrace.tfmetadata.internal.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfMetadataErrorCode;
import dev.headrace.tfmetadata.internal.message.Draft;
import dev.headrace.tfmetadata.internal.message.View;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics.Interval;
import dev.headrace.validation.WeightedStatistics.ValueWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Histograms and lists of frequent values as messages, and back.
final class Histograms {
    static final String STANDARD = "STANDARD";
    static final String QUANTILES = "QUANTILES";

    /// How many values `top_values` has; all that are known are in `rank_histogram`.
    private static final int TOP = 20;

    private Histograms() {}

    static Draft of(String type, long nan, List<Interval> intervals) {
        Draft histogram = Draft.of("Histogram").integer("num_nan", nan).choice("type", type);
        for (Interval interval : intervals) {
            histogram.message(
                    "buckets",
                    Draft.of("Histogram.Bucket")
                            .real("low_value", interval.low())
                            .real("high_value", interval.high())
                            .real("sample_count", interval.count()));
        }
        return histogram;
    }

    /// The histogram of a type among several.
    static Optional<View> find(List<View> histograms, String type) {
        return histograms.stream()
                .filter(histogram -> histogram.choice("type").equals(type))
                .findFirst();
    }

    static List<Interval> intervals(View histogram) {
        return histogram.messages("buckets").stream()
                .map(bucket ->
                        new Interval(bucket.real("low_value"), bucket.real("high_value"), bucket.real("sample_count")))
                .toList();
    }

    /// Those without an infinite bound.
    static List<Interval> finite(List<Interval> intervals) {
        return intervals.stream()
                .filter(interval -> Double.isFinite(interval.low()) && Double.isFinite(interval.high()))
                .toList();
    }

    /// How many values are a certain infinity.
    static long infinite(List<Interval> intervals, double infinity) {
        double sum = intervals.stream()
                .filter(interval -> interval.low() == infinity && interval.high() == infinity)
                .mapToDouble(Interval::count)
                .sum();
        return count(sum, "the number of infinities");
    }

    /// A count that is written as a floating-point number.
    static long count(double value, String what) {
        if (!(value >= 0 && value < 0x1p63)) {
            throw new HeadraceException(
                    TfMetadataErrorCode.METADATA_FILE_UNFIT,
                    what + " is " + value + ", and a count below 2^63 was expected");
        }
        return Math.round(value);
    }

    static void putCounts(Draft statistics, List<ValueCount> top) {
        putWeights(
                statistics,
                top.stream()
                        .map(value -> new ValueWeight(value.value(), value.count()))
                        .toList());
    }

    static void putWeights(Draft statistics, List<ValueWeight> top) {
        Draft ranks = Draft.of("RankHistogram");
        for (int rank = 0; rank < top.size(); rank++) {
            ValueWeight value = top.get(rank);
            if (rank < TOP) {
                statistics.message(
                        "top_values",
                        Draft.of("StringStatistics.FreqAndValue")
                                .text("value", value.value())
                                .real("frequency", value.weight()));
            }
            ranks.message(
                    "buckets",
                    Draft.of("RankHistogram.Bucket")
                            .integer("low_rank", rank)
                            .integer("high_rank", rank)
                            .text("label", value.value())
                            .real("sample_count", value.weight()));
        }
        if (!top.isEmpty()) {
            statistics.message("rank_histogram", ranks);
        }
    }

    /// The longer of the two lists of frequent values.
    static List<ValueWeight> weights(View statistics) {
        List<View> ranks = statistics.messageOrEmpty("rank_histogram").messages("buckets");
        List<View> top = statistics.messages("top_values");
        return ranks.size() >= top.size()
                ? ranks.stream()
                        .map(rank -> new ValueWeight(rank.text("label"), rank.real("sample_count")))
                        .toList()
                : top.stream()
                        .map(value -> new ValueWeight(value.text("value"), value.real("frequency")))
                        .toList();
    }

    static List<ValueCount> counts(View statistics) {
        List<ValueCount> counts = new ArrayList<>();
        for (ValueWeight weight : weights(statistics)) {
            long count = count(weight.weight(), "the frequency of '" + weight.value() + "'");
            if (count > 0) {
                counts.add(new ValueCount(weight.value(), count));
            }
        }
        return counts;
    }
}
