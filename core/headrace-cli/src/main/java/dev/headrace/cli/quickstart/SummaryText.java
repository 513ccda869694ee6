package dev.headrace.cli.quickstart;

import dev.headrace.data.ExamplesIndex;
import dev.headrace.training.Evaluation;
import dev.headrace.training.ModelCard;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.TuningResult;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was found, in sentences for a terminal.
final class SummaryText {
    private static final int MOST = 8;
    private static final int LONGEST = 400;

    private final PrintWriter out;
    private final Story story;
    private final Findings findings;
    private final OptionalLong live;

    SummaryText(PrintWriter out, Story story, Findings findings, OptionalLong live) {
        this.out = out;
        this.story = story;
        this.findings = findings;
        this.live = live;
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
        long unlabelled = unlabelled(schema);
        if (unlabelled > 0) {
            out.println(
                    "  " + Figures.count(unlabelled, "row") + " without a label: neither learned from nor judged by");
        }
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

    private long unlabelled(DataSchema schema) throws IOException {
        long missing = 0;
        for (DatasetStatistics split : findings.statistics()) {
            missing += split.column(schema.requireLabel().column()).missing();
        }
        return missing;
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
        Set<String> suspects = findings.anomalies().of(Anomalies.Kind.LEAKAGE_SUSPECT).stream()
                .map(Anomalies.Anomaly::message)
                .collect(Collectors.toSet());
        for (TransformGraph.LeftOut column : findings.transform().leftOut()) {
            boolean suspect = suspects.contains(column.reason());
            reasons.putIfAbsent(
                    column.column(), suspect ? "it may give the answer away: see the warning" : column.reason());
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
        positiveClass(evaluation).ifPresent(line -> out.println("  " + line));
        evaluation.comparisons().stream()
                .filter(comparison -> !isForegone(comparison))
                .forEach(comparison -> out.println("  " + comparison(comparison)));
        out.println("  " + verdict(evaluation));
    }

    /// Which class the metrics of two classes are about, and how frequent it is.
    private Optional<String> positiveClass(Evaluation evaluation) throws IOException {
        List<List<Long>> confusion = evaluation.confusion();
        if (confusion.size() != 2 || evaluation.rows() == 0) {
            return Optional.empty();
        }
        long positive = confusion.getLast().stream().mapToLong(Long::longValue).sum();
        return Optional.of("the positive class, of roc-auc and average-precision, is '"
                + findings.schema().requireLabel().classes().getLast() + "', in "
                + Figures.number(100.0 * positive / evaluation.rows()) + " % of the rows");
    }

    /// What holds by definition: whoever answers always the same has a roc-auc of one half.
    private static boolean isForegone(Evaluation.BaselineComparison comparison) {
        return comparison.baseline().equals("majority class")
                && comparison.metric().equals("roc-auc");
    }

    private static String comparison(Evaluation.BaselineComparison comparison) {
        String word = comparison.beaten()
                ? "beats the "
                : comparison.upper() < 0 ? "is worse than the " : "cannot be told from the ";
        return word + comparison.baseline() + " in " + comparison.metric() + " ("
                + Figures.number(comparison.baselineValue()) + "): gain " + Figures.signed(comparison.difference())
                + " (95 %, paired: " + Figures.signed(comparison.lower()) + " to "
                + Figures.signed(comparison.upper()) + ")";
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
            out.println("Nothing was pushed, and so nothing serves: "
                    + (findings.evaluation().blessing().blessed()
                            ? "the model did not pass the test of the server"
                            : "the model is not better than its baseline, or there are too few rows to tell"));
            out.println("  what may help: more rows, other columns, another label; the report says what was found");
            return;
        }
        out.println("What happened after version " + findings.pushedVersion().getAsLong() + " of '"
                + story.input().model() + "' was pushed");
        for (String consequence : consequences(findings, live)) {
            out.println("  " + consequence);
        }
    }

    /// What the loop came to, each in a sentence.
    static List<String> consequences(Findings findings, OptionalLong live) throws IOException {
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
        List<Evaluation.BaselineComparison> againstLive = retrained.get().comparisons().stream()
                .filter(comparison -> comparison.baseline().contains("live"))
                .toList();
        againstLive.stream().map(SummaryText::comparison).forEach(sentences::add);
        OptionalLong version = findings.retrainedVersion();
        if (version.isEmpty()) {
            sentences.add("it was not pushed: " + verdict(retrained.get()));
            return sentences;
        }
        boolean better = !againstLive.isEmpty() && againstLive.getFirst().beaten();
        sentences.add("version " + version.getAsLong() + " was pushed"
                + (better ? "" : ", since it knows newer rows and is not worse beyond chance")
                + (live.isEmpty() || live.equals(version)
                        ? "; it is live"
                        : "; but version " + live.getAsLong() + " is live, which was promoted later"));
        return sentences;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
