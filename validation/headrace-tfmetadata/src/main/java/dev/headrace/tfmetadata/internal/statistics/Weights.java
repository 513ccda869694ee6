package dev.headrace.tfmetadata.internal.statistics;

import dev.headrace.tfmetadata.internal.message.View;
import dev.headrace.validation.NumericStatistics.Interval;
import dev.headrace.validation.WeightedStatistics;
import dev.headrace.validation.WeightedStatistics.ValueWeight;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statistics by the weights of rows from messages.
final class Weights {
    private Weights() {}

    static @Nullable WeightedStatistics of(View feature, View common) {
        Optional<View> rows = common.message("weighted_common_stats");
        if (rows.isEmpty()) {
            return null;
        }
        Optional<View> numbers = feature.message("num_stats").flatMap(view -> view.message("weighted_numeric_stats"));
        List<View> histograms = numbers.map(view -> view.messages("histograms")).orElse(List.of());
        List<ValueWeight> top = feature.message("string_stats")
                .flatMap(view -> view.message("weighted_string_stats"))
                .map(Histograms::weights)
                .orElse(List.of());
        return new WeightedStatistics(
                rows.get().real("num_non_missing"),
                rows.get().real("num_missing"),
                rows.get().real("tot_num_values"),
                numbers.map(view -> view.real("mean")).orElse(Double.NaN),
                numbers.map(view -> view.real("std_dev")).orElse(Double.NaN),
                numbers.map(view -> view.real("median")).orElse(Double.NaN),
                numbers.isPresent() ? Double.POSITIVE_INFINITY : 0,
                intervals(histograms, Histograms.STANDARD),
                intervals(histograms, Histograms.QUANTILES),
                top);
    }

    private static List<Interval> intervals(List<View> histograms, String type) {
        return Histograms.find(histograms, type)
                .map(Histograms::intervals)
                .map(Histograms::finite)
                .orElse(List.of());
    }
}
