package dev.headrace.tfmetadata.internal.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfMetadataErrorCode;
import dev.headrace.tfmetadata.internal.message.MergePatch;
import dev.headrace.tfmetadata.internal.message.PathText;
import dev.headrace.tfmetadata.internal.message.View;
import dev.headrace.validation.BytesStatistics;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.ListLevel;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.TextStatistics;
import dev.headrace.validation.ValueType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads statistics of a column. What TFDV does not know is as in [#column].
final class FeatureReader {
    /// TFDV counts different values one by one, or by a sketch that is exact up to this many.
    private static final long EXACT = 16_384;
    /// Two standard errors of that sketch: 2 / sqrt(16384).
    private static final double SKETCH_ERROR = 2 / 128.0;

    private final View feature;
    private final View common;
    private final ValueType type;

    private FeatureReader(View feature, View common, ValueType type) {
        this.feature = feature;
        this.common = common;
        this.type = type;
    }

    /// A column with all that the file says of it.
    ///
    /// @return empty if the feature has only statistics of its own, as sparse and weighted features have
    static Optional<ColumnStatistics> full(View feature) {
        Optional<ColumnStatistics> column = column(feature);
        return column.map(known -> Custom.text(feature, Custom.COLUMN)
                .map(patch -> MergePatch.apply(
                        known, patch, ColumnStatistics.class, Custom.COLUMN + " of '" + known.name() + "'"))
                .orElse(known));
    }

    /// A column by TFDV's fields alone. Unknown are: lengths of texts in characters (NaN, 0), the number of
    /// different numbers (0, with an infinite error), the grid of cells (empty), and quantiles but for every
    /// tenth of the values, with half a tenth and TFDV's own error as the bound of ranks.
    static Optional<ColumnStatistics> column(View feature) {
        for (String statistics : List.of("num_stats", "string_stats", "bytes_stats", "struct_stats")) {
            Optional<View> common = feature.message(statistics).flatMap(view -> view.message("common_stats"));
            if (common.isPresent()) {
                return Optional.of(new FeatureReader(feature, common.get(), type(feature)).read());
            }
        }
        return Optional.empty();
    }

    private static ValueType type(View feature) {
        return switch (feature.choice("type")) {
            case "INT" -> ValueType.INTEGER;
            case "FLOAT" -> ValueType.REAL;
            case "STRING" -> ValueType.TEXT;
            case "BYTES" -> ValueType.BINARY;
            case "STRUCT" -> ValueType.STRUCT;
            default ->
                throw new HeadraceException(
                        TfMetadataErrorCode.METADATA_FILE_UNFIT,
                        "The type of feature '" + name(feature) + "' is " + feature.choice("type")
                                + ", and INT, FLOAT, STRING, BYTES or STRUCT was expected");
        };
    }

    private static String name(View feature) {
        return feature.message("path").map(PathText::of).orElseGet(() -> feature.text("name"));
    }

    private ColumnStatistics read() {
        long present = common.count("num_non_missing");
        long missing = common.count("num_missing");
        if (present + missing < 0) {
            throw new HeadraceException(
                    TfMetadataErrorCode.METADATA_FILE_UNFIT,
                    "Feature '" + name(feature) + "' has " + present + " and " + missing
                            + " rows, which is 2^63 or more");
        }
        long values = common.count("tot_num_values");
        Optional<View> text = feature.message("string_stats");
        Optional<View> bytes = feature.message("bytes_stats");
        View unique = text.or(() -> bytes).orElse(null);
        List<ValueCount> top = text.map(Histograms::counts).orElse(List.of());
        NumericStatistics numeric = feature.message("num_stats")
                .map(view -> Numbers.of(view, values, type))
                .orElse(null);
        return new ColumnStatistics(
                name(feature),
                type,
                null,
                present + missing,
                missing,
                levels(present, values),
                type == ValueType.STRUCT ? structs(present, values) : values,
                unique == null ? 0 : unique.count("unique"),
                distinctError(unique, values),
                top,
                0,
                numeric,
                type == ValueType.TEXT
                        ? text.map(view -> text(view, values, top)).orElse(null)
                        : null,
                bytes.map(view -> bytes(view, values)).orElse(null),
                Weights.of(feature, common),
                Semantics.of(feature, values),
                "");
    }

    private long structs(long present, long values) {
        return levels(present, values).isEmpty() ? present : values;
    }

    private double distinctError(@Nullable View unique, long values) {
        if (type == ValueType.STRUCT || values == 0) {
            return 0;
        }
        if (unique == null) {
            return Double.POSITIVE_INFINITY;
        }
        return unique.count("unique") < EXACT ? 0 : SKETCH_ERROR;
    }

    /// TFDV has lists everywhere; where each has one value, they are none.
    private List<ListLevel> levels(long present, long values) {
        List<View> nested = common.messages("presence_and_valency_stats");
        if (nested.size() > 1) {
            return nested.stream()
                    .map(level -> new ListLevel(
                            level.count("num_non_missing"),
                            level.count("num_missing"),
                            level.count("tot_num_values"),
                            Numbers.lengths(
                                    level, level.count("num_non_missing"), level.count("tot_num_values"), List.of())))
                    .toList();
        }
        boolean single = present == values
                && (present == 0 || (common.count("min_num_values") == 1 && common.count("max_num_values") == 1));
        if (single) {
            return List.of();
        }
        NumericStatistics lengths = Numbers.lengths(
                common, present, values, Histograms.intervals(common.messageOrEmpty("num_values_histogram")));
        return List.of(new ListLevel(present, common.count("num_missing"), values, lengths));
    }

    private static TextStatistics text(View view, long values, List<ValueCount> top) {
        long empty = top.stream()
                .filter(value -> value.value().isEmpty())
                .mapToLong(ValueCount::count)
                .sum();
        double unknown = Double.NaN;
        return new TextStatistics(
                empty,
                0,
                0,
                0,
                unknown,
                unknown,
                unknown,
                view.count("invalid_utf8_count"),
                0,
                0,
                values == 0 ? unknown : view.real("avg_length"),
                List.of(),
                1);
    }

    private static BytesStatistics bytes(View view, long values) {
        // The older field rounds to 24 bits.
        long greatest = view.count("max_num_bytes_int");
        return new BytesStatistics(
                0,
                Histograms.count(view.real("min_num_bytes"), "min_num_bytes"),
                greatest > 0 ? greatest : Histograms.count(view.real("max_num_bytes"), "max_num_bytes"),
                values == 0 ? Double.NaN : view.real("avg_num_bytes"));
    }
}
