package dev.headrace.tfmetadata.internal.statistics;

import dev.headrace.tfmetadata.internal.message.Draft;
import dev.headrace.tfmetadata.internal.message.PathText;
import dev.headrace.tfmetadata.internal.message.View;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.CrossStatistics;
import dev.headrace.validation.LiftSeries;
import dev.headrace.validation.LiftSeries.Lift;
import dev.headrace.validation.LiftStatistics;
import dev.headrace.validation.Relations;
import dev.headrace.validation.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Correlations and lifts as messages, and back.
final class CrossFeatures {
    private CrossFeatures() {}

    static void put(Draft dataset, Relations relations, List<ColumnStatistics> columns) {
        Set<String> structs = new HashSet<>();
        columns.stream()
                .filter(column -> column.valueType() == ValueType.STRUCT)
                .forEach(column -> structs.add(column.name()));
        for (CrossStatistics cross : relations.correlations()) {
            dataset.message(
                    "cross_features",
                    pair(cross.left(), cross.right(), structs)
                            .integer("count", cross.rows())
                            .message(
                                    "num_cross_stats",
                                    Draft.of("NumericCrossStatistics")
                                            .real("correlation", cross.correlation())
                                            .real("covariance", cross.covariance())));
        }
        relations.lifts().forEach(lift -> dataset.message("cross_features", lift(lift, structs, "", false)));
        relations
                .weightedLifts()
                .forEach(lift -> dataset.message("cross_features", lift(lift, structs, "weighted_", true)));
    }

    private static Draft pair(String left, String right, Set<String> structs) {
        return Draft.of("CrossFeatureStatistics")
                .message("path_x", PathText.message(PathText.steps(left, structs)))
                .message("path_y", PathText.message(PathText.steps(right, structs)));
    }

    private static Draft lift(LiftStatistics lift, Set<String> structs, String prefix, boolean weighted) {
        Draft statistics = Draft.of("LiftStatistics");
        for (LiftSeries series : lift.series()) {
            Draft draft = Draft.of("LiftSeries").text("y_string", series.label());
            putCount(draft, prefix + "y_count", series.count(), weighted);
            for (Lift value : series.lifts()) {
                Draft one = Draft.of("LiftSeries.LiftValue")
                        .text("x_string", value.value())
                        .real("lift", value.lift());
                putCount(one, prefix + "x_count", value.count(), weighted);
                putCount(one, prefix + "x_and_y_count", value.together(), weighted);
                draft.message("lift_values", one);
            }
            statistics.message(prefix + "lift_series", draft);
        }
        Draft cross = pair(lift.column(), lift.label(), structs)
                .message(
                        "categorical_cross_stats",
                        Draft.of("CategoricalCrossStatistics").message("lift", statistics));
        return weighted ? cross : cross.integer("count", Math.round(lift.count()));
    }

    private static void putCount(Draft draft, String field, double count, boolean weighted) {
        if (weighted) {
            draft.real(field, count);
        } else {
            draft.integer(field, Math.round(count));
        }
    }

    /// What a file says of pairs of columns.
    static @Nullable Relations relations(List<View> crosses) {
        if (crosses.isEmpty()) {
            return null;
        }
        List<CrossStatistics> correlations = new ArrayList<>();
        List<LiftStatistics> lifts = new ArrayList<>();
        List<LiftStatistics> weighted = new ArrayList<>();
        for (View cross : crosses) {
            String left = PathText.of(cross.messageOrEmpty("path_x"));
            String right = PathText.of(cross.messageOrEmpty("path_y"));
            long count = cross.count("count");
            Optional<View> numbers = cross.message("num_cross_stats");
            numbers.ifPresent(view -> correlations.add(
                    new CrossStatistics(left, right, count, view.real("covariance"), view.real("correlation"))));
            View lift = cross.messageOrEmpty("categorical_cross_stats").messageOrEmpty("lift");
            if (lift.has("lift_series")) {
                lifts.add(new LiftStatistics(left, right, count, true, "", series(lift, "")));
            }
            if (lift.has("weighted_lift_series")) {
                weighted.add(new LiftStatistics(left, right, count, true, "", series(lift, "weighted_")));
            }
        }
        return new Relations(correlations, lifts, weighted, List.of(), null);
    }

    private static List<LiftSeries> series(View lift, String prefix) {
        return lift.messages(prefix + "lift_series").stream()
                .map(series -> new LiftSeries(
                        label(series),
                        count(series, "y_count", prefix),
                        series.messages("lift_values").stream()
                                .map(value -> new Lift(
                                        value.has("x_int")
                                                ? Long.toString(value.integer("x_int"))
                                                : value.text("x_string"),
                                        value.real("lift"),
                                        count(value, "x_count", prefix),
                                        count(value, "x_and_y_count", prefix)))
                                .toList()))
                .toList();
    }

    private static String label(View series) {
        if (series.has("y_int")) {
            return Long.toString(series.integer("y_int"));
        }
        return series.message("y_bucket")
                .map(bucket -> "[" + bucket.real("low_value") + ", " + bucket.real("high_value") + ")")
                .orElseGet(() -> series.text("y_string"));
    }

    private static double count(View view, String field, String prefix) {
        return prefix.isEmpty() ? view.count(field) : view.real(prefix + field);
    }
}
