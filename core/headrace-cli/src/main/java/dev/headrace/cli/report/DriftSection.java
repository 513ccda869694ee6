package dev.headrace.cli.report;

import dev.headrace.validation.Comparison;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import dev.headrace.validation.FeatureSchema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// The fifth section: how later data compare, and what followed.
record DriftSection(
        String verdict,
        String style,
        Label explanation,
        String baselineRows,
        String currentRows,
        @Nullable String significance,
        Rows<DriftRow> comparisons,
        boolean hasDistributions,
        Rows<Label> differences,
        List<Label> consequences,
        @Nullable EvaluationView retrained) {
    static DriftSection of(DriftOutcome drift, @Nullable DataSchema schema) {
        DriftReport report = drift.report();
        double most = report.comparisons().stream()
                .flatMapToDouble(comparison -> DoubleStream.of(comparison.effect(), comparison.threshold() * 1.5))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        Rows<DriftRow> rows = Rows.of(
                sorted(report.comparisons()),
                Rows.MOST,
                "columns",
                comparison -> DriftRow.of(comparison, distribution(comparison, drift, schema), most));
        return new DriftSection(
                words(report.verdict()),
                style(report.verdict()),
                Label.sentence(report.explanation()),
                Numbers.count(report.baselineRows()),
                Numbers.count(report.currentRows()),
                Double.isNaN(report.significance()) ? null : Numbers.percent(report.significance()),
                rows,
                rows.rows().stream().anyMatch(row -> row.distributionSvg() != null),
                Rows.of(report.schemaDifferences(), Rows.MOST, "differences", Label::sentence),
                drift.consequences().stream().map(Label::sentence).toList(),
                drift.retrained() == null ? null : EvaluationView.of(drift.retrained(), ModelSection.classes(schema)));
    }

    /// Whether anything followed.
    boolean hasConsequences() {
        return !consequences.isEmpty();
    }

    /// The verdict in a word.
    static String words(DriftVerdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /// The class of the style sheet for a verdict.
    static String style(DriftVerdict verdict) {
        return switch (verdict) {
            case STABLE -> "good";
            case DRIFTED -> "bad";
            case INCONCLUSIVE -> "open";
        };
    }

    /// The drifted first, then by falling effect; those without an effect last, else in the report's order.
    private static List<Comparison> sorted(List<Comparison> comparisons) {
        return comparisons.stream()
                .sorted(Comparator.comparingInt(
                                (Comparison comparison) -> comparison.verdict() == DriftVerdict.DRIFTED ? 0 : 1)
                        .thenComparingDouble(
                                comparison -> Double.isNaN(comparison.effect()) ? 1 : -comparison.effect()))
                .toList();
    }

    private static @Nullable Svg distribution(Comparison comparison, DriftOutcome drift, @Nullable DataSchema schema) {
        DatasetStatistics baseline = drift.baseline();
        DatasetStatistics current = drift.current();
        if (baseline == null || current == null) {
            return null;
        }
        Optional<FeatureSchema> feature = schema == null ? Optional.empty() : schema.feature(comparison.column());
        return baseline.find(comparison.column())
                .flatMap(first -> current.find(comparison.column())
                        .map(second -> Distributions.compare(
                                first, second, feature.map(FeatureSchema::kind).orElse(null))))
                .orElse(null);
    }

    /// The comparison of one column.
    record DriftRow(
            Label column,
            Label method,
            String effect,
            double effectValue,
            String threshold,
            String probability,
            double probabilityValue,
            String verdict,
            String style,
            Label explanation,
            @Nullable Svg effectSvg,
            @Nullable Svg distributionSvg) {
        static DriftRow of(Comparison comparison, @Nullable Svg distribution, double most) {
            String effect = Numbers.fixed(comparison.effect(), 3);
            String threshold = Numbers.fixed(comparison.threshold(), 3);
            String style = DriftSection.style(comparison.verdict());
            return new DriftRow(
                    Label.name(comparison.column()),
                    Label.name(comparison.method()),
                    effect,
                    comparison.effect(),
                    threshold,
                    Numbers.probability(comparison.adjustedPValue()),
                    comparison.adjustedPValue(),
                    words(comparison.verdict()),
                    style,
                    Label.sentence(comparison.explanation()),
                    Charts.effect(
                            style,
                            "Effect " + effect + ", threshold " + threshold,
                            comparison.effect(),
                            comparison.threshold(),
                            most),
                    distribution);
        }
    }
}
