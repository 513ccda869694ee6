package dev.headrace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.Event;
import dev.headrace.core.metadata.EventType;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.Lineage;
import dev.headrace.core.metadata.Lineage.Direction;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.runtime.engine.Engine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headrace inspect lineage`.
@Command(
        name = "lineage",
        description = "Show what an artifact was made from, or what was made from an artifact or a file.",
        mixinStandardHelpOptions = true)
final class LineageCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Parameters(paramLabel = "START", description = "An artifact's number, or the path of a file that was read.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String start;

    @ArgGroup
    private Way way = new Way();

    @Option(names = "--type", paramLabel = "TYPE", description = "Show only artifacts of this type, such as Model.")
    private @Nullable String type;

    /// Which way to walk.
    static final class Way {
        @Option(names = "--upstream", description = "What it was made from (the default for artifacts).")
        private boolean upstream;

        @Option(names = "--downstream", description = "What was made from it (the default for files).")
        private boolean downstream;
    }

    @Override
    public Integer call() {
        try (Engine engine = options.open()) {
            List<ArtifactRecord> starts = starts(engine.metadata());
            boolean isFile = !isNumber();
            Direction direction =
                    way.downstream || (isFile && !way.upstream) ? Direction.DOWNSTREAM : Direction.UPSTREAM;
            Lineage lineage = union(starts.stream()
                    .map(artifact -> engine.metadata().lineage(artifact.id(), direction))
                    .toList());
            if (options.isJson()) {
                Json.print(spec.commandLine().getOut(), json(lineage));
            } else {
                print(lineage, spec.commandLine().getOut());
            }
        }
        return 0;
    }

    private boolean isNumber() {
        return start.chars().allMatch(Character::isDigit);
    }

    private List<ArtifactRecord> starts(MetadataStore metadata) {
        if (isNumber()) {
            return List.of(metadata.artifact(Long.parseLong(start))
                    .orElseThrow(() -> InspectCommand.notFound("There is no artifact " + start)));
        }
        String path = Path.of(start).toAbsolutePath().normalize().toString();
        List<ArtifactRecord> files = metadata.artifactsAt(path);
        if (files.isEmpty()) {
            throw InspectCommand.notFound("No execution has read the file " + path);
        }
        return files;
    }

    private static Lineage union(List<Lineage> parts) {
        Map<Long, ArtifactRecord> artifacts = new LinkedHashMap<>();
        Map<Long, ExecutionRecord> executions = new LinkedHashMap<>();
        Set<Event> events = new LinkedHashSet<>();
        for (Lineage part : parts) {
            part.artifacts().forEach(artifact -> artifacts.put(artifact.id(), artifact));
            part.executions().forEach(execution -> executions.put(execution.id(), execution));
            events.addAll(part.events());
        }
        return new Lineage(
                new ArrayList<>(artifacts.values()), new ArrayList<>(executions.values()), new ArrayList<>(events));
    }

    private List<ArtifactRecord> chosen(Lineage lineage) {
        return lineage.artifacts().stream()
                .filter(artifact -> type == null || artifact.type().name().equals(type))
                .toList();
    }

    private void print(Lineage lineage, PrintWriter out) {
        Table table = new Table("ID", "TYPE", "STATE", "MADE BY", "WHERE");
        for (ArtifactRecord artifact : chosen(lineage)) {
            List<String> makers = new ArrayList<>();
            for (Event event : lineage.events()) {
                if (event.artifact() == artifact.id() && event.type() == EventType.OUTPUT) {
                    lineage.executions().stream()
                            .filter(execution -> execution.id() == event.execution())
                            .forEach(execution -> makers.add(execution.run() + " " + execution.node()));
                }
            }
            table.add(
                    artifact.id(),
                    artifact.type(),
                    InspectCommand.lower(artifact.state()),
                    String.join(", ", makers),
                    artifact.uri());
        }
        table.print(out);
    }

    private ObjectNode json(Lineage lineage) {
        ObjectNode root = Json.object();
        ArrayNode artifacts = root.putArray("artifacts");
        chosen(lineage).forEach(artifact -> artifacts.add(Json.of(artifact)));
        ArrayNode executions = root.putArray("executions");
        lineage.executions().forEach(execution -> executions.add(Json.of(execution)));
        ArrayNode events = root.putArray("events");
        lineage.events()
                .forEach(event -> events.addObject()
                        .put("execution", event.execution())
                        .put("artifact", event.artifact())
                        .put("type", event.type().name())
                        .put("port", event.port())
                        .put("index", event.index()));
        return root;
    }
}
