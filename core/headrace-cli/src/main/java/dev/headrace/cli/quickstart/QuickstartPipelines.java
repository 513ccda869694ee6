package dev.headrace.cli.quickstart;

import dev.headrace.core.pipeline.Node;
import dev.headrace.core.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The two pipelines of a quickstart. The second holds the first, whose nodes come from the cache, and closes the
/// loop: labels from production, drift, and a new model where that fired.
public final class QuickstartPipelines {
    static final String EXAMPLE_GEN = "example-gen";
    static final String STATISTICS_GEN = "statistics-gen";
    static final String SCHEMA_GEN = "schema-gen";
    static final String EXAMPLE_VALIDATOR = "example-validator";
    static final String TRANSFORM = "transform";
    static final String TUNER = "tuner";
    static final String TRAINER = "trainer";
    static final String EVALUATOR = "evaluator";
    static final String INFRA_VALIDATOR = "infra-validator";
    static final String PUSHER = "pusher";
    static final String LABEL_GEN = "label-gen";
    static final String LABEL_STATISTICS = "label-statistics";
    static final String DRIFT_MONITOR = "drift-monitor";
    static final String RETRAIN_EXAMPLES = "retrain-examples";
    static final String RETRAIN = "retrain-";

    private static final String EXAMPLES = "examples";
    private static final String DRIFTED = "drifted";

    private final QuickstartInput input;

    /// For one input.
    ///
    /// @param input what to work on
    public QuickstartPipelines(QuickstartInput input) {
        this.input = input;
    }

    /// From the file to the pushed model.
    ///
    /// @return the pipeline, named as the model
    public Pipeline train() {
        Pipeline.Builder pipeline = Pipeline.builder(input.model());
        addTraining(pipeline);
        return pipeline.build();
    }

    /// The same, and then from the prediction log and the outcomes to the verdict on drift, and from there, if it
    /// fired, to the next pushed model.
    ///
    /// @param predictions the prediction log
    /// @param outcomes what followed
    /// @return the pipeline, named as the model with `-loop` behind
    public Pipeline loop(Path predictions, Path outcomes) {
        Pipeline.Builder pipeline = Pipeline.builder(input.model() + "-loop");
        addTraining(pipeline);
        addMonitoring(pipeline, predictions, outcomes);
        addRetraining(pipeline);
        return pipeline.build();
    }

    private void addTraining(Pipeline.Builder pipeline) {
        pipeline.node(EXAMPLE_GEN, EXAMPLE_GEN, node -> {
            node.set("input", input.files()).set("format", input.format());
            if (!input.delimiter().isEmpty()) {
                node.set("delimiter", input.delimiter());
            }
        });
        pipeline.node(STATISTICS_GEN, STATISTICS_GEN, node -> node.input(EXAMPLES, EXAMPLE_GEN + ".examples"));
        pipeline.node(
                SCHEMA_GEN,
                SCHEMA_GEN,
                node -> node.input("statistics", STATISTICS_GEN + ".statistics")
                        .set("label", input.label())
                        .set("task", input.task())
                        .set("exclude", input.exclude()));
        pipeline.node(
                EXAMPLE_VALIDATOR,
                EXAMPLE_VALIDATOR,
                node -> node.input(EXAMPLES, EXAMPLE_GEN + ".examples")
                        .input("statistics", STATISTICS_GEN + ".statistics")
                        .input("schema", SCHEMA_GEN + ".schema"));
        addModel(pipeline, "", EXAMPLE_GEN, EXAMPLE_GEN, STATISTICS_GEN, node -> {});
    }

    private void addMonitoring(Pipeline.Builder pipeline, Path predictions, Path outcomes) {
        pipeline.node(
                LABEL_GEN,
                LABEL_GEN,
                node -> node.input("schema", SCHEMA_GEN + ".schema")
                        .set("predictions", predictions.toString())
                        .set("outcomes", outcomes.toString())
                        .set("label", input.label())
                        .set("window", "24h"));
        pipeline.node(LABEL_STATISTICS, STATISTICS_GEN, node -> node.input(EXAMPLES, LABEL_GEN + ".examples"));
        pipeline.node(
                DRIFT_MONITOR,
                DRIFT_MONITOR,
                node -> node.input("baseline", EXAMPLE_GEN + ".examples")
                        .input("current", LABEL_GEN + ".examples")
                        .input("schema", SCHEMA_GEN + ".schema")
                        .input("transform", TRANSFORM + ".transform"));
    }

    private void addRetraining(Pipeline.Builder pipeline) {
        String drift = DRIFT_MONITOR + ".drift";
        pipeline.node(
                RETRAIN_EXAMPLES,
                "example-merge",
                node -> node.input(EXAMPLES, EXAMPLE_GEN + ".examples", LABEL_GEN + ".examples")
                        .input("trigger", drift)
                        .when(drift, DRIFTED, "true"));
        pipeline.node(
                RETRAIN + "statistics", STATISTICS_GEN, node -> node.input(EXAMPLES, RETRAIN_EXAMPLES + ".examples"));
        // The new model is judged by what production looks like now, and against the model that serves.
        addModel(
                pipeline,
                RETRAIN,
                RETRAIN_EXAMPLES,
                LABEL_GEN,
                RETRAIN + "statistics",
                node -> node.input("baseline-model", TRAINER + ".model"));
    }

    /// From examples to a pushed model; the names of the nodes start with a prefix.
    private void addModel(
            Pipeline.Builder pipeline,
            String prefix,
            String examples,
            String judgedBy,
            String statistics,
            Consumer<Node.Builder> evaluator) {
        pipeline.node(
                prefix + TRANSFORM,
                TRANSFORM,
                node -> node.input(EXAMPLES, examples + ".examples")
                        .input("statistics", statistics + ".statistics")
                        .input("schema", SCHEMA_GEN + ".schema")
                        .input("anomalies", EXAMPLE_VALIDATOR + ".anomalies"));
        pipeline.node(
                prefix + TUNER,
                TUNER,
                node -> node.input(EXAMPLES, examples + ".examples")
                        .input("transform", prefix + TRANSFORM + ".transform"));
        pipeline.node(
                prefix + TRAINER,
                TRAINER,
                node -> node.input(EXAMPLES, examples + ".examples")
                        .input("transform", prefix + TRANSFORM + ".transform")
                        .input("hyper-parameters", prefix + TUNER + ".hyper-parameters"));
        pipeline.node(prefix + EVALUATOR, EVALUATOR, node -> {
            node.input(EXAMPLES, judgedBy + ".examples")
                    .input("model", prefix + TRAINER + ".model")
                    .input("schema", SCHEMA_GEN + ".schema");
            Double humanLevel = input.humanLevel();
            if (humanLevel != null) {
                node.set("human-level", humanLevel);
            }
            evaluator.accept(node);
        });
        pipeline.node(
                prefix + INFRA_VALIDATOR,
                INFRA_VALIDATOR,
                node -> node.input("model", prefix + TRAINER + ".model").input(EXAMPLES, judgedBy + ".examples"));
        pipeline.node(
                prefix + PUSHER,
                PUSHER,
                node -> node.input("model", prefix + TRAINER + ".model")
                        .input("model-blessing", prefix + EVALUATOR + ".blessing")
                        .input("infra-blessing", prefix + INFRA_VALIDATOR + ".blessing")
                        .set("model", input.model())
                        .whenBlessed(prefix + EVALUATOR + ".blessing")
                        .whenBlessed(prefix + INFRA_VALIDATOR + ".blessing"));
    }
}
