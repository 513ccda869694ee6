package dev.headrace.tfmetadata.internal.statistics;

import dev.headrace.tfmetadata.internal.message.Draft;
import dev.headrace.tfmetadata.internal.message.PathText;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ListLevel;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Interval;
import dev.headrace.validation.TextStatistics;
import dev.headrace.validation.ValueType;
import dev.headrace.validation.WeightedStatistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Writes statistics of a column to the fields that TFDV has for them, with the meaning that they have there.
final class FeatureWriter {
    private static final int BUCKETS = 10;

    private final ColumnStatistics column;

    private FeatureWriter(ColumnStatistics column) {
        this.column = column;
    }

    /// The message of a column, without what TFDV has no field for.
    static Draft message(ColumnStatistics column, Set<String> structs) {
        Draft feature = Draft.of("FeatureNameStatistics")
                .message("path", PathText.message(PathText.steps(column.name(), structs)));
        new FeatureWriter(column).put(feature);
        Semantics.put(feature, column.semantic());
        levelHistograms(feature, column.levels());
        return feature;
    }

    private void put(Draft feature) {
        switch (column.valueType()) {
            case BOOLEAN, INTEGER, DATE, TIME, TIMESTAMP, DURATION ->
                feature.choice("type", "INT").message("num_stats", numeric());
            case REAL, DECIMAL -> feature.choice("type", "FLOAT").message("num_stats", numeric());
            case TEXT, NULL -> feature.choice("type", "STRING").message("string_stats", text());
            case BINARY -> feature.choice("type", "BYTES").message("bytes_stats", bytes());
            case STRUCT ->
                feature.choice("type", "STRUCT")
                        .message("struct_stats", Draft.of("StructStatistics").message("common_stats", common()));
        }
    }

    private Draft common() {
        long present = column.present();
        long values = column.valueType() == ValueType.STRUCT && column.levels().isEmpty() ? present : column.values();
        Draft common = Draft.of("CommonStatistics")
                .integer("num_non_missing", present)
                .integer("num_missing", column.missing())
                .integer("tot_num_values", values);
        if (present > 0) {
            common.real("avg_num_values", (double) values / present);
            if (column.levels().isEmpty()) {
                Interval one = new Interval(1, 1, (double) present / BUCKETS);
                common.integer("min_num_values", 1)
                        .integer("max_num_values", 1)
                        .message(
                                "num_values_histogram",
                                Histograms.of(Histograms.QUANTILES, 0, Collections.nCopies(BUCKETS, one)));
            } else {
                putLengths(common, column.levels().getLast());
                common.message(
                        "num_values_histogram",
                        Histograms.of(
                                Histograms.QUANTILES,
                                0,
                                column.levels().getLast().lengths().equalFrequency()));
            }
        }
        if (column.levels().size() > 1) {
            for (ListLevel level : column.levels()) {
                Draft draft = Draft.of("PresenceAndValencyStatistics")
                        .integer("num_non_missing", level.lists())
                        .integer("num_missing", level.missing())
                        .integer("tot_num_values", level.elements());
                putLengths(draft, level);
                common.message("presence_and_valency_stats", draft);
            }
        }
        putWeights(common);
        return common;
    }

    private static void putLengths(Draft draft, ListLevel level) {
        NumericStatistics lengths = level.lengths();
        if (lengths.finite() > 0) {
            draft.integer("min_num_values", (long) lengths.minimum())
                    .integer("max_num_values", (long) lengths.maximum());
        }
    }

    private void putWeights(Draft common) {
        WeightedStatistics weighted = column.weighted();
        if (weighted != null) {
            common.message(
                    "weighted_common_stats",
                    Draft.of("WeightedCommonStatistics")
                            .real("num_non_missing", weighted.present())
                            .real("num_missing", weighted.missing())
                            .real("avg_num_values", weighted.present() > 0 ? weighted.values() / weighted.present() : 0)
                            .real("tot_num_values", weighted.values()));
        }
    }

    /// TFDV has these for the second level of lists and those within.
    private static void levelHistograms(Draft feature, List<ListLevel> levels) {
        for (int i = 1; i < levels.size(); i++) {
            String name = "level_" + (i + 1) + "_value_list_length_";
            NumericStatistics lengths = levels.get(i).lengths();
            feature.message(
                            "custom_stats",
                            Custom.of(name + "quantiles")
                                    .message(
                                            "histogram",
                                            Histograms.of(Histograms.QUANTILES, 0, lengths.equalFrequency())))
                    .message(
                            "custom_stats",
                            Custom.of(name + "standard")
                                    .message("histogram", Histograms.of(Histograms.STANDARD, 0, lengths.equalWidth())));
        }
    }

    private Draft numeric() {
        Draft draft = Draft.of("NumericStatistics").message("common_stats", common());
        NumericStatistics numeric =
                column.valueType() == ValueType.BOOLEAN ? Booleans.numbers(column) : column.numeric();
        if (numeric == null) {
            return draft;
        }
        long infinite = numeric.positiveInfinite() + numeric.negativeInfinite();
        if (numeric.finite() + infinite > 0) {
            double above = numeric.positiveInfinite() > 0 ? Double.POSITIVE_INFINITY : numeric.maximum();
            double below = numeric.negativeInfinite() > 0 ? Double.NEGATIVE_INFINITY : numeric.minimum();
            draft.real("mean", infinite > 0 ? infiniteMean(numeric) : numeric.mean())
                    .real("std_dev", infinite > 0 ? Double.NaN : numeric.standardDeviation())
                    .integer("num_zeros", numeric.zeros())
                    .real("min", Double.isNaN(below) ? above : below)
                    .real("median", numeric.median())
                    .real("max", Double.isNaN(above) ? below : above);
        }
        if (column.values() > 0) {
            draft.message("histograms", Histograms.of(Histograms.STANDARD, numeric.nan(), withInfinities(numeric)))
                    .message(
                            "histograms", Histograms.of(Histograms.QUANTILES, numeric.nan(), numeric.equalFrequency()));
        }
        WeightedStatistics weighted = column.weighted();
        if (weighted != null && column.valueType() != ValueType.BOOLEAN) {
            draft.message(
                    "weighted_numeric_stats",
                    Draft.of("WeightedNumericStatistics")
                            .real("mean", weighted.mean())
                            .real("std_dev", weighted.standardDeviation())
                            .real("median", weighted.median())
                            .message(
                                    "histograms",
                                    Histograms.of(Histograms.STANDARD, numeric.nan(), weighted.equalWidth()))
                            .message(
                                    "histograms",
                                    Histograms.of(Histograms.QUANTILES, numeric.nan(), weighted.equalFrequency())));
        }
        return draft;
    }

    /// What a mean over all values is that are not NaN.
    private static double infiniteMean(NumericStatistics numeric) {
        if (numeric.positiveInfinite() > 0 && numeric.negativeInfinite() > 0) {
            return Double.NaN;
        }
        return numeric.positiveInfinite() > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    private static List<Interval> withInfinities(NumericStatistics numeric) {
        List<Interval> intervals = new ArrayList<>(numeric.equalWidth());
        if (numeric.negativeInfinite() > 0) {
            double infinity = Double.NEGATIVE_INFINITY;
            intervals.addFirst(new Interval(infinity, infinity, numeric.negativeInfinite()));
        }
        if (numeric.positiveInfinite() > 0) {
            double infinity = Double.POSITIVE_INFINITY;
            intervals.add(new Interval(infinity, infinity, numeric.positiveInfinite()));
        }
        return intervals;
    }

    private Draft text() {
        Draft draft =
                Draft.of("StringStatistics").message("common_stats", common()).integer("unique", column.distinct());
        Histograms.putCounts(draft, column.top());
        TextStatistics text = column.text();
        if (text != null && column.values() > 0) {
            draft.real("avg_length", text.averageBytes()).integer("invalid_utf8_count", text.invalidUtf8());
        }
        WeightedStatistics weighted = column.weighted();
        if (weighted != null) {
            Draft weights = Draft.of("WeightedStringStatistics");
            Histograms.putWeights(weights, weighted.top());
            draft.message("weighted_string_stats", weights);
        }
        return draft;
    }

    private Draft bytes() {
        Draft draft =
                Draft.of("BytesStatistics").message("common_stats", common()).integer("unique", column.distinct());
        if (column.bytes() != null && column.values() > 0) {
            draft.real("avg_num_bytes", column.bytes().averageBytes())
                    .real("min_num_bytes", (double) column.bytes().minimumBytes())
                    .real("max_num_bytes", (double) column.bytes().maximumBytes())
                    .integer("max_num_bytes_int", column.bytes().maximumBytes());
        }
        return draft;
    }
}
