package dev.headrace.cli.report;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.TextStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the table of columns says of one.
record ColumnRow(
        Label name,
        @Nullable String kind,
        boolean isLabel,
        boolean isLeftOut,
        String type,
        String missing,
        double missingShare,
        boolean hasMissing,
        String distinct,
        long distinctCount,
        List<Label> summary,
        @Nullable Svg svg) {
    private static final int MEDIAN = 10;
    private static final int QUANTILES = 21;

    static ColumnRow of(ColumnStatistics column, @Nullable FeatureSchema schema) {
        FeatureKind kind = schema == null ? null : schema.kind();
        return new ColumnRow(
                Label.name(column.name()),
                kind == null ? null : words(kind),
                kind == FeatureKind.LABEL,
                kind != null && kind != FeatureKind.LABEL && !kind.isFeature(),
                kind != null && words(kind).equals(words(column.type())) ? "" : words(column.type()),
                Numbers.percent(column.missing(), column.rows()),
                Numbers.share(column.missing(), column.rows()),
                column.missing() > 0,
                (column.distinctError() > 0 ? "≈ " : "") + Numbers.count(column.distinct()),
                column.distinct(),
                summary(column, kind),
                Distributions.of(column, kind));
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<Label> summary(ColumnStatistics column, @Nullable FeatureKind kind) {
        List<String> lines = new ArrayList<>();
        if (column.present() == 0) {
            lines.add("no values");
        } else if (column.numeric() != null && column.numeric().finite() > 0 && kind != FeatureKind.IDENTIFIER) {
            numeric(column.numeric(), ValueFormat.of(column.type()), lines);
        } else {
            frequent(column, lines);
        }
        if (column.numeric() != null) {
            special(column.numeric(), lines);
        }
        if (column.text() != null && column.present() > 0) {
            text(column.text(), lines);
        }
        lines.addAll(DeclaredFacts.of(column));
        return lines.stream().map(line -> Label.of(line, 2 * Label.NAME)).toList();
    }

    private static void numeric(NumericStatistics numeric, ValueFormat format, List<String> lines) {
        lines.add("mean " + format.value(numeric.mean()) + " ± " + format.spread(numeric.standardDeviation()));
        String median = numeric.quantiles().size() == QUANTILES
                ? "median " + format.value(numeric.quantiles().get(MEDIAN)) + ", "
                : "";
        lines.add(median + "from " + format.value(numeric.minimum()) + " to " + format.value(numeric.maximum()));
    }

    private static void special(NumericStatistics numeric, List<String> lines) {
        List<String> facts = new ArrayList<>();
        if (numeric.zeros() > 0) {
            facts.add(Numbers.percent(numeric.zeros(), numeric.finite()) + " zero");
        }
        if (numeric.nan() > 0) {
            facts.add(Numbers.count(numeric.nan()) + " NaN");
        }
        long infinite = numeric.positiveInfinite() + numeric.negativeInfinite();
        if (infinite > 0) {
            facts.add(Numbers.count(infinite) + " infinite");
        }
        if (!facts.isEmpty()) {
            lines.add(String.join(", ", facts));
        }
    }

    private static void frequent(ColumnStatistics column, List<String> lines) {
        if (column.top().isEmpty()) {
            return;
        }
        ValueCount top = column.top().getFirst();
        lines.add(
                top.count() > 1
                        ? "most often " + Texts.inline(Label.value(top.value()).text()) + " ("
                                + Numbers.percent(top.count(), column.present()) + ")"
                        : "no value occurs twice");
    }

    private static void text(TextStatistics text, List<String> lines) {
        lines.add("length " + Numbers.number(text.averageLength()) + ", from " + Numbers.count(text.minimumLength())
                + " to " + Numbers.count(text.maximumLength()));
        if (text.empty() + text.blank() > 0) {
            lines.add(Numbers.count(text.empty()) + " empty, " + Numbers.count(text.blank()) + " blank");
        }
    }
}
