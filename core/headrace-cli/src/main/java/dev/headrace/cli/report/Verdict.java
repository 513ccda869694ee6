package dev.headrace.cli.report;

import dev.headrace.runtime.engine.NodeState;
import dev.headrace.training.Evaluation;
import dev.headrace.training.Evaluation.BaselineComparison;
import dev.headrace.training.Evaluation.Check;
import dev.headrace.training.Evaluation.Metric;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What it all comes to, in plain words.
///
/// @param badge in two or three words
/// @param style a class of the style sheet: `good`, `bad` or `open`
/// @param sentences the paragraph
/// @param facts the most important numbers
record Verdict(String badge, String style, List<String> sentences, List<Fact> facts) {
    private static final int BASELINES = 3;

    /// A number with what it is.
    record Fact(String name, String value, String detail) {}

    /// Whether there are numbers.
    boolean hasFacts() {
        return !facts.isEmpty();
    }

    static Verdict of(ReportContent content) {
        List<String> sentences = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        Evaluation evaluation = content.evaluation();
        if (evaluation == null) {
            sentences.add("No model was evaluated.");
        } else {
            sentences.add(blessing(evaluation, "The model"));
            quality(evaluation, sentences, facts);
        }
        failures(content, sentences);
        data(content, sentences, facts);
        drift(content, sentences, facts);
        boolean blessed = evaluation != null && evaluation.blessing().blessed();
        return new Verdict(
                evaluation == null ? "No model" : blessed ? "Blessed" : "Not blessed",
                evaluation == null ? "open" : blessed ? "good" : "bad",
                sentences,
                facts);
    }

    private static String blessing(Evaluation evaluation, String model) {
        List<Check> checks = evaluation.blessing().checks();
        List<Check> failed = checks.stream().filter(check -> !check.passed()).toList();
        if (evaluation.blessing().blessed()) {
            return model + " is blessed: it passed " + (checks.size() > 1 ? "all " : "")
                    + Numbers.count(checks.size(), "check") + ".";
        }
        return model + " is not blessed: " + Numbers.count(failed.size()) + " of "
                + Numbers.count(checks.size(), "check") + " failed ("
                + String.join(
                        ", ",
                        failed.stream().map(check -> Texts.inline(check.name())).toList())
                + ").";
    }

    private static void quality(Evaluation evaluation, List<String> sentences, List<Fact> facts) {
        Optional<Metric> primary = evaluation.metric(evaluation.primary());
        if (primary.isEmpty()) {
            return;
        }
        Metric metric = primary.get();
        String name = Texts.inline(metric.name());
        String interval = Numbers.interval(metric.value(), metric.lower(), metric.upper());
        String rows = Numbers.count(evaluation.rows(), "row");
        sentences.add("On " + rows + " that it has not seen, its " + name + " is " + interval + " ("
                + (metric.higherIsBetter() ? "higher" : "lower") + " is better; 95 % intervals).");
        int decimals = Numbers.decimals(metric.lower(), metric.upper());
        facts.add(new Fact(
                name,
                Numbers.fixed(metric.value(), decimals),
                Numbers.bounds(metric.lower(), metric.upper()) + ", " + rows));
        List<BaselineComparison> comparisons = evaluation.comparisons().stream()
                .filter(comparison -> comparison.metric().equals(metric.name()))
                .limit(BASELINES)
                .toList();
        for (BaselineComparison comparison : comparisons) {
            sentences.add(comparison(comparison));
        }
        if (!comparisons.isEmpty()) {
            BaselineComparison first = comparisons.getFirst();
            int places = Numbers.decimals(first.lower(), first.upper());
            facts.add(new Fact(
                    "against " + Texts.inline(first.baseline()),
                    Numbers.signed(first.difference(), places),
                    Numbers.bounds(first.lower(), first.upper()) + ", " + EvaluationView.ComparisonRow.verdict(first)));
        }
    }

    private static String comparison(BaselineComparison comparison) {
        int decimals = Numbers.decimals(comparison.lower(), comparison.upper());
        String baseline = "the baseline “" + Texts.inline(comparison.baseline()) + "” ("
                + Numbers.fixed(comparison.baselineValue(), decimals) + ")";
        String bounds = Numbers.bounds(comparison.lower(), comparison.upper());
        if (comparison.beaten() || comparison.upper() < 0) {
            return "It is " + EvaluationView.ComparisonRow.verdict(comparison) + " than " + baseline + " by "
                    + Numbers.fixed(Math.abs(comparison.difference()), decimals) + "; the difference is within "
                    + bounds + ".";
        }
        return "It cannot be told apart from " + baseline + ": the difference is "
                + Numbers.signed(comparison.difference(), decimals) + " " + bounds + ".";
    }

    private static void failures(ReportContent content, List<String> sentences) {
        for (ReportRun run : content.runs()) {
            for (ReportNode node : run.nodes()) {
                if (node.state() == NodeState.FAILED) {
                    sentences.add("Node " + Texts.inline(node.name()) + " failed: "
                            + Label.sentence(node.reason()).text()
                            + (node.reason().endsWith(".") ? "" : "."));
                }
            }
        }
    }

    private static void data(ReportContent content, List<String> sentences, List<Fact> facts) {
        if (content.examples() != null) {
            long good = content.examples().totalRows();
            long bad = content.examples().quarantined();
            sentences.add(Numbers.count(good, "row") + " could be used; "
                    + (bad == 0
                            ? "none is in quarantine."
                            : Numbers.count(bad, "row") + (bad == 1 ? " is" : " are") + " in quarantine."));
            facts.add(new Fact("rows", Numbers.count(good), Numbers.count(bad) + " in quarantine"));
        }
        if (content.anomalies() != null) {
            long errors = count(content, Severity.ERROR);
            long warnings = count(content, Severity.WARNING);
            if (errors + warnings > 0) {
                sentences.add("The data have " + Numbers.count(errors, "error") + " and "
                        + Numbers.count(warnings, "warning") + ".");
            }
        }
    }

    private static long count(ReportContent content, Severity severity) {
        return content.anomalies() == null
                ? 0
                : content.anomalies().anomalies().stream()
                        .filter(anomaly -> anomaly.severity() == severity)
                        .count();
    }

    private static void drift(ReportContent content, List<String> sentences, List<Fact> facts) {
        DriftOutcome drift = content.drift();
        if (drift == null) {
            return;
        }
        DriftReport report = drift.report();
        long drifted = report.comparisons().stream()
                .filter(comparison -> comparison.verdict() == DriftVerdict.DRIFTED)
                .count();
        String columns = Numbers.count(drifted) + " of "
                + Numbers.count(report.comparisons().size(), "column");
        sentences.add(
                switch (report.verdict()) {
                    case DRIFTED -> "Later data have drifted: " + columns + " differ by more than matters.";
                    case STABLE -> "Later data have not drifted.";
                    case INCONCLUSIVE -> "Whether later data have drifted cannot be told.";
                });
        facts.add(new Fact("drift", DriftSection.words(report.verdict()), columns));
        if (drift.retrained() != null) {
            sentences.add(blessing(drift.retrained(), "A model that was trained anew"));
        }
    }
}
