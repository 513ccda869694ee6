package dev.headrace.cli.quickstart;

import static dev.headrace.cli.quickstart.QuickstartPipelines.DRIFT_MONITOR;
import static dev.headrace.cli.quickstart.QuickstartPipelines.EVALUATOR;
import static dev.headrace.cli.quickstart.QuickstartPipelines.EXAMPLE_GEN;
import static dev.headrace.cli.quickstart.QuickstartPipelines.EXAMPLE_VALIDATOR;
import static dev.headrace.cli.quickstart.QuickstartPipelines.LABEL_STATISTICS;
import static dev.headrace.cli.quickstart.QuickstartPipelines.PUSHER;
import static dev.headrace.cli.quickstart.QuickstartPipelines.RETRAIN;
import static dev.headrace.cli.quickstart.QuickstartPipelines.SCHEMA_GEN;
import static dev.headrace.cli.quickstart.QuickstartPipelines.STATISTICS_GEN;
import static dev.headrace.cli.quickstart.QuickstartPipelines.TRAINER;
import static dev.headrace.cli.quickstart.QuickstartPipelines.TRANSFORM;
import static dev.headrace.cli.quickstart.QuickstartPipelines.TUNER;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.core.metadata.ArtifactStore;
import dev.headrace.data.Examples;
import dev.headrace.runtime.engine.RunResult;
import dev.headrace.training.Evaluation;
import dev.headrace.training.ModelCard;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.TuningResult;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what a run's nodes made. A node that was skipped or failed made nothing.
public final class Findings {
    private static final String STATISTICS = "statistics";

    private final ArtifactStore store;
    private final RunResult run;
    private final Map<String, HeadraceException> failures;

    /// For one run.
    ///
    /// @param store where the artifacts are
    /// @param run what came of it
    /// @param failures why nodes failed, by node
    public Findings(ArtifactStore store, RunResult run, Map<String, HeadraceException> failures) {
        this.store = store;
        this.run = run;
        this.failures = Map.copyOf(failures);
    }

    /// Why nodes failed.
    ///
    /// @return by node
    public Map<String, HeadraceException> failures() {
        return failures;
    }

    /// The run.
    ///
    /// @return what came of it
    public RunResult run() {
        return run;
    }

    /// An artifact that a node made.
    ///
    /// @param node the node's name
    /// @param output the output's name
    /// @return the artifact, or empty
    public Optional<Artifact> artifact(String node, String output) {
        return run.node(node)
                .filter(result -> result.outputs().containsKey(output))
                .map(result -> store.open(result.output(output)));
    }

    Examples examples() throws IOException {
        return Examples.open(directory(EXAMPLE_GEN, "examples"));
    }

    List<DatasetStatistics> statistics() throws IOException {
        return statistics(STATISTICS_GEN);
    }

    List<DatasetStatistics> servingStatistics() throws IOException {
        return artifact(LABEL_STATISTICS, STATISTICS).isEmpty() ? List.of() : statistics(LABEL_STATISTICS);
    }

    private List<DatasetStatistics> statistics(String node) throws IOException {
        Path directory = directory(node, STATISTICS);
        List<DatasetStatistics> statistics = new ArrayList<>();
        for (String split : List.of(Examples.TRAIN, Examples.EVAL)) {
            Path file = directory.resolve(split + DatasetStatistics.SUFFIX);
            if (Files.exists(file)) {
                statistics.add(JsonRecords.read(file, DatasetStatistics.class));
            }
        }
        return statistics;
    }

    DataSchema schema() throws IOException {
        return JsonRecords.read(directory(SCHEMA_GEN, "schema").resolve(DataSchema.FILE), DataSchema.class);
    }

    Anomalies anomalies() throws IOException {
        return JsonRecords.read(directory(EXAMPLE_VALIDATOR, "anomalies").resolve(Anomalies.FILE), Anomalies.class);
    }

    TransformGraph transform() throws IOException {
        return JsonRecords.read(directory(TRANSFORM, "transform").resolve(TransformGraph.FILE), TransformGraph.class);
    }

    TuningResult tuning() throws IOException {
        return JsonRecords.read(directory(TUNER, "hyper-parameters").resolve(TuningResult.FILE), TuningResult.class);
    }

    ModelCard model() throws IOException {
        return JsonRecords.read(directory(TRAINER, "model").resolve(ModelCard.FILE), ModelCard.class);
    }

    Evaluation evaluation() throws IOException {
        return read(EVALUATOR, "evaluation", Evaluation.FILE, Evaluation.class).orElseThrow();
    }

    Optional<Evaluation> retrainedEvaluation() throws IOException {
        return read(RETRAIN + EVALUATOR, "evaluation", Evaluation.FILE, Evaluation.class);
    }

    Optional<DriftReport> drift() throws IOException {
        return read(DRIFT_MONITOR, "drift", DriftReport.FILE, DriftReport.class);
    }

    /// The version that was pushed before the loop.
    ///
    /// @return its number, or empty if none was
    public OptionalLong pushedVersion() {
        return version(PUSHER);
    }

    /// The version that the loop pushed.
    OptionalLong retrainedVersion() {
        return version(RETRAIN + PUSHER);
    }

    private OptionalLong version(String node) {
        return artifact(node, "pushed-model")
                .map(artifact ->
                        OptionalLong.of(Long.parseLong(artifact.properties().getOrDefault("version", "0"))))
                .orElse(OptionalLong.empty());
    }

    private <R extends Record> Optional<R> read(String node, String output, String file, Class<R> type)
            throws IOException {
        Optional<Artifact> artifact = artifact(node, output);
        return artifact.isEmpty()
                ? Optional.empty()
                : Optional.of(JsonRecords.read(artifact.get().directory().resolve(file), type));
    }

    private Path directory(String node, String output) {
        return artifact(node, output)
                .orElseThrow(() -> new IllegalStateException(node + " made no " + output))
                .directory();
    }
}
