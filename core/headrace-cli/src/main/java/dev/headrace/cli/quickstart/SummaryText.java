package dev.headrace.cli.quickstart;

import dev.headrace.data.ExamplesIndex;
import dev.headrace.runtime.engine.NodeState;
import dev.headrace.training.Evaluation;
import dev.headrace.training.ModelCard;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.TuningResult;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was found, in sentences for a terminal.
final class SummaryText {
    private static final int MOST = 8;
    private static final int LONGEST = 160;

    private final PrintWriter out;
    private final Story story;
    private final Findings findings;

    SummaryText(PrintWriter out, Story story, Findings findings) {
        this.out = out;
        this.story = story;
        this.findings = findings;
    }

    void print() throws IOException {
        printData();
        printModel();
        printLoop();
    }

    private void printData() throws IOException {
        ExamplesIndex index = findings.examples().index();
        DataSchema schema = findings.schema();
        out.println();
        out.println("What was found in " + index.source());
        out.println("  " + Figures.count(index.totalRows(), "row") + " to use, "
                + Figures.count(index.quarantined()) + " in quarantine; "
                + Figures.count(index.columns().size(), "column") + ": " + kinds(schema));
        List<String> leftOut = leftOut(schema);
        leftOut.stream().limit(MOST).forEach(line -> out.println("  left out  " + line));
        if (leftOut.size() > MOST) {
            out.println("  left out  and " + Figures.count(leftOut.size() - MOST, "column") + " more");
        }
        List<Anomalies.Anomaly> anomalies = findings.anomalies().anomalies();
        anomalies.stream()
                .limit(MOST)
                .forEach(anomaly -> out.println("  " + anomaly.severity().name().toLowerCase(Locale.ROOT) + "  "
                        + shortened(anomaly.message())));
        if (anomalies.size() > MOST) {
            out.println("  and " + Figures.count(anomalies.size() - MOST) + " more findings in the report");
        }
    }

    private static String kinds(DataSchema schema) {
        Map<FeatureKind, Long> counts = schema.features().stream()
                .collect(Collectors.groupingBy(FeatureSchema::kind, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private List<String> leftOut(DataSchema schema) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (FeatureSchema feature : schema.features()) {
            if (!feature.kind().isFeature() && feature.kind() != FeatureKind.LABEL) {
                reasons.put(feature.name(), feature.reason());
            }
        }
        for (TransformGraph.LeftOut column : findings.transform().leftOut()) {
            reasons.putIfAbsent(column.column(), column.reason());
        }
        List<String> lines = new ArrayList<>();
        reasons.forEach((column, reason) -> lines.add(shortened(column + ": " + reason)));
        return lines;
    }

    private void printModel() throws IOException {
        Evaluation evaluation = findings.evaluation();
        TuningResult tuning = findings.tuning();
        ModelCard model = findings.model();
        out.println();
        out.println("What the model scores on " + Figures.count(evaluation.rows()) + " rows that it has not seen");
        out.println("  " + model.trainer() + ", the best of " + tuning.trials().size() + " candidates, trained on "
                + Figures.count(model.trainingRows(), "row")
                + (model.trainingRows() < model.availableRows() ? " of " + Figures.count(model.availableRows()) : ""));
        evaluation.metrics().stream().limit(4).forEach(metric -> out.println("  " + Figures.metric(metric)));
        evaluation.comparisons().forEach(comparison -> out.println("  " + comparison(comparison)));
        out.println("  " + verdict(evaluation));
    }

    private static String comparison(Evaluation.BaselineComparison comparison) {
        String word = comparison.beaten()
                ? "beats the "
                : comparison.upper() < 0 ? "is worse than the " : "cannot be told from the ";
        return word + comparison.baseline() + " in " + comparison.metric() + " ("
                + Figures.number(comparison.baselineValue()) + "): "
                + (comparison.difference() < 0 ? "worse by " : "better by ")
                + Figures.number(Math.abs(comparison.difference())) + " (95 %, paired: "
                + Figures.number(comparison.lower()) + " to " + Figures.number(comparison.upper()) + ")";
    }

    private static String verdict(Evaluation evaluation) {
        List<String> failed = evaluation.blessing().checks().stream()
                .filter(check -> !check.passed())
                .map(Evaluation.Check::message)
                .toList();
        return evaluation.blessing().blessed() ? "blessed: it may serve" : "not blessed: " + String.join("; ", failed);
    }

    private void printLoop() throws IOException {
        out.println();
        if (findings.pushedVersion().isEmpty()) {
            out.println("Nothing was pushed, and so nothing serves.");
            findings.run().nodes().stream()
                    .filter(node -> node.state() == NodeState.SKIPPED)
                    .forEach(node -> out.println("  " + node.node() + ": " + node.message()));
            return;
        }
        out.println("What happened after version " + findings.pushedVersion().getAsLong() + " of '"
                + story.input().model() + "' was pushed");
        for (String consequence : consequences(findings)) {
            out.println("  " + consequence);
        }
    }

    /// What the loop came to, each in a sentence.
    static List<String> consequences(Findings findings) throws IOException {
        List<String> sentences = new ArrayList<>();
        Optional<DriftReport> drift = findings.drift();
        if (drift.isEmpty()) {
            return sentences;
        }
        sentences.add(Figures.count(drift.get().currentRows()) + " predictions were joined with their outcomes");
        sentences.add(drift.get().verdict().name().toLowerCase(Locale.ROOT) + ": "
                + drift.get().explanation());
        Optional<Evaluation> retrained = findings.retrainedEvaluation();
        if (retrained.isEmpty()) {
            sentences.add("no new model was trained: nothing asked for one");
            return sentences;
        }
        sentences.add("a new model was trained on old and new rows together, and judged by "
                + Figures.count(retrained.get().rows(), "new row"));
        retrained.get().comparisons().stream()
                .filter(comparison -> comparison.baseline().contains("live"))
                .map(SummaryText::comparison)
                .forEach(sentences::add);
        sentences.add(
                findings.retrainedVersion().isPresent()
                        ? "version " + findings.retrainedVersion().getAsLong() + " was pushed and is live"
                        : "it was not pushed: " + verdict(retrained.get()));
        return sentences;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
