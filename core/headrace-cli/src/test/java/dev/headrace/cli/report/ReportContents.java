package dev.headrace.cli.report;

import dev.headrace.data.Column;
import dev.headrace.data.ExamplesIndex;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.runtime.engine.NodeState;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.ModelCard;
import dev.headrace.training.TransformGraph.LeftOut;
import dev.headrace.training.TuningResult;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Contents of reports for tests.
final class ReportContents {
    /// Names and values that a stranger may have chosen to harm the reader.
    static final List<String> HOSTILE = List.of(
            "<script>document.title='hacked';document.body.append(document.createElement('injected'))</script>",
            "\" onmouseover=\"document.title='hacked'\" x=\"",
            "'><img src=x onerror=\"document.title='hacked'\"><injected>",
            "</title></style></svg><injected></injected><script src=https://evil.example/x.js></script>",
            "{{title}} {{{css}}} ${1+1} <!-- ]]>",
            "שם של עמודה العربية",
            "\u202Egnp.exe \u0000\u0007 \uD800 \uFFFF",
            "👩‍👩‍👧‍👦🏳️‍🌈 smile 😀",
            "javascript:document.title='hacked'",
            "long ".repeat(2000),
            "z" + "\u0301".repeat(5000));

    private ReportContents() {}

    /// Everything that a report can show, with hostile names in all places where names come from data.
    static ReportContent sample() {
        return new ReportContent(
                "Income over 50K: " + HOSTILE.get(0),
                "adult " + HOSTILE.get(2) + ".csv",
                List.of(
                        new ReportRun("First run", firstRun()),
                        new ReportRun("Retraining " + HOSTILE.get(1), secondRun())),
                examples(),
                quarantine(),
                List.of(statistics("train", false), statistics("eval", false)),
                schema(),
                anomalies(),
                List.of(
                        new LeftOut("target_leak", "it says nearly all about the label and may have been made from it"),
                        new LeftOut(HOSTILE.get(3), HOSTILE.get(0))),
                tuning(),
                new ModelCard(ModelCard.FORMAT, "gradient-boosting", settings(0.1, 300, 6), 26_048, 30_000),
                Evaluations.binary(true),
                drift(),
                nextSteps());
    }

    /// The least content: a run that failed at once.
    static ReportContent failed() {
        return new ReportContent(
                "Nothing yet",
                "missing.csv",
                List.of(new ReportRun(
                        "run",
                        List.of(
                                node("example-gen", NodeState.FAILED, 31, "File 'missing.csv' does not exist"),
                                node("statistics-gen", NodeState.NOT_RUN, 0, "example-gen failed", "example-gen")))),
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of());
    }

    static ReportNode node(String name, NodeState state, long millis, String reason, String... upstream) {
        return new ReportNode(name, name, state, Duration.ofMillis(millis), reason, List.of(upstream));
    }

    static List<ReportNode> firstRun() {
        return List.of(
                node("example-gen", NodeState.CACHED, 12, "equal inputs, settings and code"),
                node("statistics-gen", NodeState.COMPLETE, 840, "input examples changed", "example-gen"),
                node("schema-gen", NodeState.COMPLETE, 35, "first time", "statistics-gen"),
                node(
                        "example-validator",
                        NodeState.COMPLETE,
                        412,
                        "first time",
                        "example-gen",
                        "statistics-gen",
                        "schema-gen"),
                node(
                        "transform",
                        NodeState.COMPLETE,
                        610,
                        "first time",
                        "example-gen",
                        "statistics-gen",
                        "schema-gen",
                        "example-validator"),
                node("tuner", NodeState.COMPLETE, 14_300, "first time", "example-gen", "transform"),
                node("trainer", NodeState.COMPLETE, 65_900, "first time", "example-gen", "transform", "tuner"),
                node("evaluator", NodeState.COMPLETE, 2100, "first time", "example-gen", "trainer", "schema-gen"),
                node("infra-validator", NodeState.COMPLETE, 950, "first time", "example-gen", "trainer"),
                node("pusher", NodeState.COMPLETE, 48, "first time", "trainer", "evaluator", "infra-validator"));
    }

    private static List<ReportNode> secondRun() {
        return List.of(
                node("label-gen", NodeState.COMPLETE, 310, "files of predictions changed"),
                node(
                        "drift-monitor",
                        NodeState.COMPLETE,
                        270,
                        "input current changed: " + HOSTILE.get(2),
                        "label-gen",
                        "example-gen"),
                node("example-merge", NodeState.COMPLETE, 92, "first time", "label-gen", "drift-monitor"),
                node(HOSTILE.get(3), NodeState.FAILED, 77, HOSTILE.get(0), "example-merge"),
                node("statistics-2", NodeState.CANCELED, 77, "stopped", "example-merge"),
                node("evaluator-2", NodeState.NOT_RUN, 0, "something that it waits for failed", HOSTILE.get(3)),
                node("report-only", NodeState.SKIPPED, 0, "its condition did not hold", "statistics-2"));
    }

    private static ExamplesIndex examples() {
        return new ExamplesIndex(
                ExamplesIndex.FORMAT,
                schema().features().stream()
                        .map(feature -> new Column(feature.name(), feature.type()))
                        .toList(),
                Map.of("train", 26_048L, "eval", 6_513L),
                3,
                "adult.csv");
    }

    private static List<QuarantinedRow> quarantine() {
        return List.of(
                new QuarantinedRow(
                        "adult.csv", 118, null, "it has 16 fields, and 15 were expected", "39,State-gov,,77516,…"),
                new QuarantinedRow("adult.csv", 9_204, "age", "'forty' is not a whole number", HOSTILE.get(0)),
                new QuarantinedRow(HOSTILE.get(6), 12_000, HOSTILE.get(1), HOSTILE.get(9), HOSTILE.get(5)));
    }

    private static DatasetStatistics statistics(String split, boolean later) {
        return new DatasetStatistics(split, 26_048, Statistics.columns(later));
    }

    private static DataSchema schema() {
        return new DataSchema(
                Statistics.columns(false).stream().map(ReportContents::feature).toList(),
                new LabelSchema("income", Task.BINARY, List.of("<=50K", ">50K")));
    }

    private static FeatureSchema feature(ColumnStatistics column) {
        FeatureKind kind = switch (column.name()) {
            case "income" -> FeatureKind.LABEL;
            case "row_id" -> FeatureKind.IDENTIFIER;
            case "empty" -> FeatureKind.EMPTY;
            case "notes" -> FeatureKind.TEXT;
            default ->
                switch (column.type()) {
                    case BOOLEAN -> FeatureKind.BOOLEAN;
                    case INTEGER, REAL -> FeatureKind.NUMERIC;
                    case DATE, TIMESTAMP -> FeatureKind.DATE;
                    case TEXT -> FeatureKind.CATEGORICAL;
                };
        };
        return new FeatureSchema(
                column.name(), column.type(), kind, "it has " + column.distinct() + " values", 0, null);
    }

    private static Anomalies anomalies() {
        return new Anomalies(List.of(
                new Anomaly(
                        null, "train", Kind.ROWS_QUARANTINED, Severity.WARNING, "3 of 32,564 rows could not be read"),
                new Anomaly(
                        "target_leak",
                        "train",
                        Kind.LEAKAGE_SUSPECT,
                        Severity.ERROR,
                        "Column 'target_leak' predicts the label with accuracy 0.998, and at most 0.99 was expected"),
                new Anomaly(HOSTILE.get(0), "eval", Kind.VALUES_UNEXPECTED, Severity.WARNING, HOSTILE.get(2)),
                new Anomaly("age", "eval", Kind.SPLIT_SKEW, Severity.INFO, HOSTILE.get(9))));
    }

    static Hyperparameters settings(double rate, double trees, double depth) {
        return new Hyperparameters(Map.of("learning-rate", rate, "trees", trees, "depth", depth));
    }

    private static TuningResult tuning() {
        return new TuningResult(
                "gradient-boosting",
                settings(0.1, 300, 6),
                "log-loss",
                3,
                20_000,
                List.of(
                        new TuningResult.Trial("gradient-boosting", settings(0.1, 300, 6), 0.28412, 0.0021),
                        new TuningResult.Trial("gradient-boosting", settings(0.3, 100, 6), 0.2903, 0.0024),
                        new TuningResult.Trial("random-forest", settings(0, 500, 12), 0.3127, 0.0019),
                        new TuningResult.Trial("linear", new Hyperparameters(Map.of("ridge", 1e-6)), 0.3201, 0.0031),
                        new TuningResult.Trial("linear", Hyperparameters.NONE, 0.334, Double.NaN)));
    }

    private static DriftOutcome drift() {
        List<Comparison> comparisons = List.of(
                comparison("hours_per_week", 0.05, 0.0, DriftVerdict.STABLE, "no difference that matters was found"),
                comparison(
                        "age",
                        0.31,
                        1e-9,
                        DriftVerdict.DRIFTED,
                        "the current values are greater: the medians are 37 and 45"),
                comparison(HOSTILE.get(3), 0.18, 1e-5, DriftVerdict.DRIFTED, HOSTILE.get(0)),
                comparison(
                        "workclass", 0.12, 0.003, DriftVerdict.DRIFTED, "'Private' has 69.7 % before and 52.1 % now"),
                comparison(HOSTILE.get(5), Double.NaN, Double.NaN, DriftVerdict.INCONCLUSIVE, "12 rows are too few"));
        return new DriftOutcome(
                new DriftReport(
                        DriftVerdict.DRIFTED,
                        "3 of 5 columns have drifted: age, workclass, " + HOSTILE.get(0),
                        0.05,
                        26_048,
                        4_000,
                        comparisons,
                        List.of("Column 'fnlwgt' is in the baseline only", HOSTILE.get(2))),
                statistics("train", false),
                statistics("current", true),
                List.of(
                        "A model was trained on both, 30,048 rows.",
                        "It was compared with the live model on the same rows.",
                        "It was pushed as version 2 and is live now."),
                Evaluations.binary(false));
    }

    private static Comparison comparison(
            String column, double effect, double probability, DriftVerdict verdict, String explanation) {
        return new Comparison(
                column,
                column.equals("workclass") ? "chi-square" : "kolmogorov-smirnov",
                effect,
                effect,
                0.1,
                probability / 2,
                probability,
                26_048,
                4_000,
                verdict,
                explanation);
    }

    private static List<NextStep> nextSteps() {
        return List.of(
                NextStep.command("Ask the model:", """
                        curl -s http://localhost:8080/v1/models/adult:predict \\
                          -H 'Content-Type: application/json' \\
                          -d '{"instances": [{"age": 39, "workclass": "<script>alert(1)</script>"}]}'"""),
                NextStep.link("Look at the live model at", "http://localhost:8080/v1/models/adult"),
                new NextStep("The store is in adult-headrace/store; the model in adult-headrace/model.", null, null),
                NextStep.command("Run it again:", "headrace quickstart adult.csv --label income"));
    }
}
