package dev.headrace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import dev.headrace.runtime.engine.Engine;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headrace inspect`.
@Command(
        name = "inspect",
        description = "Look at runs, artifacts and lineage.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LineageCommand.class},
        footer = {
            "",
            "Examples:",
            "  headrace inspect runs",
            "  headrace inspect run taxi-17",
            "  headrace inspect artifacts --type Model",
            "  headrace inspect lineage rides.csv --downstream --type Model   (which models saw this file?)",
            "  headrace inspect lineage 42 --upstream                         (what made artifact 42?)"
        })
final class InspectCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name what to inspect: runs, run, artifacts, artifact or lineage.");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(name = "runs", description = "List the runs, newest first.", mixinStandardHelpOptions = true)
    void runs(
            @Mixin EngineOptions options,
            @Option(names = "--pipeline", paramLabel = "NAME", description = "Only runs of this pipeline.") @Nullable
                    String pipeline) {
        try (Engine engine = options.open()) {
            List<RunRecord> runs = engine.metadata().runs().stream()
                    .filter(run -> pipeline == null || run.pipeline().equals(pipeline))
                    .toList();
            if (options.isJson()) {
                ObjectNode root = Json.object();
                ArrayNode array = root.putArray("runs");
                runs.forEach(run -> array.add(Json.of(run)));
                Json.print(out(), root);
                return;
            }
            Table table = new Table("RUN", "STATE", "STARTED", "TOOK");
            for (RunRecord run : runs) {
                table.add(run.name(), state(engine, run), run.startedAt(), took(run.startedAt(), run.endedAt()));
            }
            table.print(out());
        }
    }

    @Command(name = "run", description = "Show a run's nodes.", mixinStandardHelpOptions = true)
    void run(
            @Mixin EngineOptions options,
            @Parameters(paramLabel = "RUN", description = "The run's name, such as taxi-17.") String name) {
        try (Engine engine = options.open()) {
            MetadataStore metadata = engine.metadata();
            RunRecord run = metadata.run(name)
                    .orElseThrow(() -> notFound("There is no run '" + name + "'"
                            + Names.suggestion(
                                    name,
                                    metadata.runs().stream()
                                            .map(RunRecord::name)
                                            .limit(20)
                                            .toList())));
            if (options.isJson()) {
                Json.print(out(), json(metadata, run));
                return;
            }
            out().println(run.name() + " is " + state(engine, run) + ", started " + run.startedAt() + ", took "
                    + took(run.startedAt(), run.endedAt()));
            Table table = new Table("NODE", "STATE", "TOOK", "OUTPUTS", "WHY");
            for (ExecutionRecord execution : metadata.executions(name)) {
                String outputs = String.join(
                        ", ",
                        metadata.outputs(execution.id()).entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + entry.getValue().type() + " "
                                        + entry.getValue().id())
                                .toList());
                table.add(
                        execution.node(),
                        lower(execution.state()),
                        took(execution.startedAt(), execution.endedAt()),
                        outputs,
                        execution.message());
            }
            table.print(out());
        }
    }

    private static ObjectNode json(MetadataStore metadata, RunRecord run) {
        ObjectNode root = Json.of(run);
        root.set("properties", Json.texts(run.properties()));
        ArrayNode array = root.putArray("executions");
        for (ExecutionRecord execution : metadata.executions(run.name())) {
            ObjectNode object = Json.of(execution);
            ObjectNode outputs = object.putObject("outputs");
            metadata.outputs(execution.id()).forEach((port, artifact) -> outputs.set(port, Json.of(artifact)));
            array.add(object);
        }
        return root;
    }

    @Command(name = "artifacts", description = "List the artifacts.", mixinStandardHelpOptions = true)
    void artifacts(
            @Mixin EngineOptions options,
            @Option(names = "--type", paramLabel = "TYPE", description = "Only of this type, such as Model.") @Nullable
                    String type) {
        try (Engine engine = options.open()) {
            List<ArtifactRecord> artifacts = engine.metadata().artifacts(Optional.ofNullable(type));
            if (options.isJson()) {
                ObjectNode root = Json.object();
                ArrayNode array = root.putArray("artifacts");
                artifacts.forEach(artifact -> array.add(Json.of(artifact)));
                Json.print(out(), root);
                return;
            }
            Table table = new Table("ID", "TYPE", "STATE", "CREATED", "WHERE");
            for (ArtifactRecord artifact : artifacts) {
                table.add(
                        artifact.id(), artifact.type(), lower(artifact.state()), artifact.createdAt(), artifact.uri());
            }
            table.print(out());
        }
    }

    @Command(name = "artifact", description = "Show one artifact.", mixinStandardHelpOptions = true)
    void artifact(
            @Mixin EngineOptions options,
            @Parameters(paramLabel = "ID", description = "The artifact's number.") long id) {
        try (Engine engine = options.open()) {
            ArtifactRecord artifact =
                    engine.metadata().artifact(id).orElseThrow(() -> notFound("There is no artifact " + id));
            if (options.isJson()) {
                Json.print(out(), Json.of(artifact));
                return;
            }
            out().println(artifact.type() + " " + artifact.id() + ", " + lower(artifact.state()) + ", created "
                    + artifact.createdAt());
            out().println("  where        "
                    + (engine.artifacts().contains(artifact)
                            ? engine.artifacts().open(artifact).directory()
                            : artifact.uri() + " (not there)"));
            out().println("  fingerprint  " + artifact.fingerprint());
            artifact.properties().forEach((name, value) -> out().println("  " + name + " = " + value));
            out().flush();
        }
    }

    /// A run that says it is running, and whose process is gone, crashed.
    private static String state(Engine engine, RunRecord run) {
        return run.state() == RunState.RUNNING && !engine.isAlive(run) ? "crashed" : lower(run.state());
    }

    static HeadraceException notFound(String message) {
        return new HeadraceException(CoreErrorCode.METADATA_NOT_FOUND, message);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String took(Instant startedAt, @Nullable Instant endedAt) {
        return endedAt == null ? "" : PlainProgress.text(Duration.between(startedAt, endedAt));
    }
}
