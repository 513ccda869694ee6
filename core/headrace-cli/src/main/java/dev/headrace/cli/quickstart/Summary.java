package dev.headrace.cli.quickstart;

import dev.headrace.cli.report.DriftOutcome;
import dev.headrace.cli.report.HtmlReport;
import dev.headrace.cli.report.NextStep;
import dev.headrace.cli.report.ReportContent;
import dev.headrace.cli.report.ReportNode;
import dev.headrace.cli.report.ReportRun;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.core.pipeline.Node;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.core.pipeline.PipelineJson;
import dev.headrace.data.Examples;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.runtime.engine.NodeResult;
import dev.headrace.runtime.engine.RunResult;
import dev.headrace.training.Evaluation;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a quickstart came to: as text, as a record, and as a report.
public final class Summary {
    private static final int QUARANTINE_SAMPLE = 10;

    private final Story story;
    private final Findings findings;
    private final List<RunResult> runs;
    private final Optional<Quickstart.Served> served;
    private final QuickstartOptions options;
    private final OptionalLong live;
    private final String command;
    private final String retyped;

    /// Gathers it.
    ///
    /// @param story whose data
    /// @param findings what the last run made
    /// @param runs the runs, in order
    /// @param served the server that stays, if one does
    /// @param options how it ran
    /// @param live the version that is live now, if one is
    /// @param command how the headrace command is started
    /// @param retyped options that lead another command to the same store, with a space before each
    public Summary(
            Story story,
            Findings findings,
            List<RunResult> runs,
            Optional<Quickstart.Served> served,
            QuickstartOptions options,
            OptionalLong live,
            String command,
            String retyped) {
        this.story = story;
        this.findings = findings;
        this.runs = List.copyOf(runs);
        this.served = served;
        this.options = options;
        this.live = live;
        this.command = command;
        this.retyped = retyped;
    }

    /// Prints it for people.
    ///
    /// @param out where to
    /// @throws IOException if an artifact cannot be read
    public void print(PrintWriter out) throws IOException {
        new SummaryText(out, story, findings, live).print();
        out.println();
        out.println("Where it is");
        out.println("  report      " + report());
        out.println(
                "  artifacts   " + command + " inspect run " + runs.getLast().run() + retyped);
        for (NextStep step : nextSteps()) {
            out.println("  " + step.text());
            if (step.command() != null) {
                step.command().lines().forEach(line -> out.println("      " + line));
            }
        }
        out.flush();
    }

    /// The same for programs.
    ///
    /// @return the record
    /// @throws IOException if an artifact cannot be read
    public QuickstartResult result() throws IOException {
        Evaluation evaluation = findings.evaluation();
        Evaluation.Metric primary = evaluation.metrics().getFirst();
        Examples examples = findings.examples();
        return new QuickstartResult(
                story.input().model(),
                runs.stream().map(RunResult::run).toList(),
                examples.index().totalRows(),
                examples.index().quarantined(),
                findings.model().trainer(),
                primary.name(),
                primary.value(),
                primary.lower(),
                primary.upper(),
                evaluation.blessing().blessed(),
                orNull(findings.pushedVersion()),
                findings.drift()
                        .map(drift -> drift.verdict().name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                orNull(findings.retrainedVersion()),
                report().toString(),
                served.map(one -> one.server().address().toString()).orElse(null),
                served.map(one -> orNull(one.server().process())).orElse(null),
                served.map(Quickstart.Served::curl).orElse(null));
    }

    /// Writes the report.
    ///
    /// @throws IOException if it cannot be written
    public void writeReport() throws IOException {
        Examples examples = findings.examples();
        List<DatasetStatistics> statistics = findings.statistics();
        HtmlReport.write(
                new ReportContent(
                        story.title(),
                        examples.index().source(),
                        reportRuns(),
                        examples.index(),
                        quarantineSample(examples),
                        statistics,
                        findings.schema(),
                        findings.anomalies(),
                        findings.transform().leftOut(),
                        findings.tuning(),
                        findings.model(),
                        findings.evaluation(),
                        driftOutcome(statistics),
                        nextSteps()),
                report());
    }

    private Path report() {
        return options.directory().resolve("report.html");
    }

    private List<NextStep> nextSteps() {
        List<NextStep> steps = new ArrayList<>();
        served.ifPresent(one -> {
            String process = one.server().process().isPresent()
                    ? "; it is process " + one.server().process().getAsLong() + ", and ends by itself after "
                            + options.serveFor().toMinutes() + " minutes"
                    : "";
            steps.add(NextStep.command(
                    "Ask the model, which serves at " + one.server().address() + process + ":", one.curl()));
        });
        if (findings.pushedVersion().isPresent()) {
            String model = story.input().model();
            steps.add(NextStep.command(
                    "Serve it yourself, or go back to an earlier version:",
                    command + " serve " + model + retyped + "\n" + command + " models " + model + " --promote 1"
                            + retyped));
        }
        steps.add(NextStep.command(
                "Run the pipeline again, as it is or changed; what did not change comes from the cache:",
                command + " run " + options.directory().resolve("pipeline.json") + retyped));
        steps.add(NextStep.command(
                "Try a file of your own:", command + " quickstart --input FILE --label COLUMN" + retyped));
        return steps;
    }

    private List<ReportRun> reportRuns() throws IOException {
        List<ReportRun> reported = new ArrayList<>();
        List<String> files = List.of("pipeline.json", "loop.json");
        List<String> names = List.of("From the file to the pushed model", "From serving back to training");
        for (int i = 0; i < runs.size(); i++) {
            Pipeline pipeline =
                    PipelineJson.read(Files.readString(options.directory().resolve(files.get(i))));
            List<ReportNode> nodes = new ArrayList<>();
            for (NodeResult node : runs.get(i).nodes()) {
                nodes.add(ReportNode.of(node, upstream(pipeline, node.node())));
            }
            reported.add(new ReportRun(names.get(i), nodes));
        }
        return reported;
    }

    private static List<String> upstream(Pipeline pipeline, String name) {
        return pipeline.nodes().stream()
                .filter(node -> node.name().equals(name))
                .map(Node::upstream)
                .flatMap(names -> names.stream())
                .toList();
    }

    private static List<QuarantinedRow> quarantineSample(Examples examples) throws IOException {
        if (!examples.hasQuarantine()) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(examples.quarantine())) {
            return lines.limit(QUARANTINE_SAMPLE)
                    .map(line -> JsonRecords.parse(line, QuarantinedRow.class, "the quarantine"))
                    .toList();
        }
    }

    private @Nullable DriftOutcome driftOutcome(List<DatasetStatistics> statistics) throws IOException {
        Optional<DriftReport> drift = findings.drift();
        if (drift.isEmpty()) {
            return null;
        }
        List<DatasetStatistics> serving = findings.servingStatistics();
        return new DriftOutcome(
                drift.get(),
                statistics.isEmpty() ? null : statistics.getFirst(),
                serving.isEmpty() ? null : serving.getFirst(),
                SummaryText.consequences(findings, live),
                findings.retrainedEvaluation().orElse(null));
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
