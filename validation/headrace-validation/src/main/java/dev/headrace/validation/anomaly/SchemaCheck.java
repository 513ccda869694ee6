package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.Phrases.count;
import static dev.headrace.validation.internal.Phrases.list;
import static dev.headrace.validation.internal.Phrases.partOf;
import static dev.headrace.validation.internal.Phrases.percent;
import static dev.headrace.validation.internal.Phrases.quoted;

import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.internal.WilsonInterval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Compares the statistics of one split with a schema, column by column.
final class SchemaCheck {
    private static final double DEVIATIONS = 3;
    private static final double MOSTLY = 0.5;
    private static final int NAMED = 5;

    private final DatasetStatistics statistics;
    private final DataSchema schema;
    private final ExampleValidatorConfig config;
    private final Findings findings;

    SchemaCheck(DatasetStatistics statistics, DataSchema schema, ExampleValidatorConfig config, Findings findings) {
        this.statistics = statistics;
        this.schema = schema;
        this.config = config;
        this.findings = findings;
    }

    void run() {
        Set<String> known = new HashSet<>();
        for (FeatureSchema feature : schema.features()) {
            known.add(feature.name());
            statistics.find(feature.name()).ifPresentOrElse(column -> check(feature, column), () -> missing(feature));
        }
        for (ColumnStatistics column : statistics.columns()) {
            if (!known.contains(column.name())) {
                findings.add(
                        column.name(),
                        statistics.split(),
                        Kind.COLUMN_NEW,
                        Severity.WARNING,
                        "The column " + quoted(column.name()) + " is not in the schema, so nothing is learned from it");
            }
        }
    }

    private void missing(FeatureSchema feature) {
        add(
                feature,
                Kind.COLUMN_MISSING,
                matters(feature) ? Severity.ERROR : Severity.INFO,
                "The column " + quoted(feature.name()) + " of the schema is not in the data");
    }

    private void check(FeatureSchema feature, ColumnStatistics column) {
        if (column.type() != feature.type()) {
            add(
                    feature,
                    Kind.TYPE_CHANGED,
                    matters(feature) ? Severity.ERROR : Severity.INFO,
                    "The column " + quoted(feature.name()) + " is " + column.type() + ", and the schema says "
                            + feature.type());
        } else if (matters(feature) && column.rows() > 0) {
            presence(feature, column);
            domain(feature, column);
            finite(feature, column);
        }
    }

    private void presence(FeatureSchema feature, ColumnStatistics column) {
        double possible = WilsonInterval.upper(column.present(), column.rows(), DEVIATIONS);
        boolean none = column.present() == 0 && feature.minimumPresence() > 0;
        if (none || possible < feature.minimumPresence()) {
            add(
                    feature,
                    Kind.PRESENCE_LOW,
                    none ? Severity.ERROR : Severity.WARNING,
                    "The column " + quoted(feature.name()) + " has a value in "
                            + partOf(column.present(), column.rows(), "rows") + ", and at least "
                            + percent(feature.minimumPresence()) + " was expected");
        }
    }

    private void domain(FeatureSchema feature, ColumnStatistics column) {
        List<String> domain = feature.domain();
        if (domain == null || column.present() == 0) {
            return;
        }
        Set<String> expected = new HashSet<>(domain);
        List<String> unexpected = new ArrayList<>();
        long rows = 0;
        for (ValueCount value : column.top()) {
            boolean missing = column.numeric() != null && value.value().equals("NaN");
            if (!missing && !expected.contains(value.value())) {
                unexpected.add(value.value());
                rows += value.count();
            }
        }
        if (rows > 0) {
            add(
                    feature,
                    Kind.VALUES_UNEXPECTED,
                    severity(feature, (double) rows / column.present()),
                    "The column " + quoted(feature.name()) + " has values that the schema does not know in "
                            + partOf(rows, column.present(), "rows") + ": " + list(unexpected, NAMED));
        }
    }

    private Severity severity(FeatureSchema feature, double share) {
        if (share > MOSTLY) {
            return Severity.ERROR;
        }
        boolean label = feature.kind() == FeatureKind.LABEL;
        return label || share >= config.unexpectedShare() ? Severity.WARNING : Severity.INFO;
    }

    private void finite(FeatureSchema feature, ColumnStatistics column) {
        NumericStatistics numeric = column.numeric();
        if (numeric == null) {
            return;
        }
        long infinite = numeric.positiveInfinite() + numeric.negativeInfinite();
        if (numeric.nan() + infinite > 0) {
            add(
                    feature,
                    Kind.NOT_FINITE,
                    Severity.WARNING,
                    "The column " + quoted(feature.name()) + " holds "
                            + (numeric.nan() > 0 ? count(numeric.nan(), "NaN", "NaN") : "")
                            + (numeric.nan() > 0 && infinite > 0 ? " and " : "")
                            + (infinite > 0 ? count(infinite, "infinity", "infinities") : "")
                            + " among " + count(column.present(), "value", "values"));
        }
    }

    private void add(FeatureSchema feature, Kind kind, Severity severity, String message) {
        findings.add(feature.name(), statistics.split(), kind, severity, message);
    }

    /// Whether a model is affected.
    private static boolean matters(FeatureSchema feature) {
        return feature.kind().isFeature() || feature.kind() == FeatureKind.LABEL;
    }
}
