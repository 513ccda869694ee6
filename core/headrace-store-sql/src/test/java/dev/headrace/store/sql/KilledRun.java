package dev.headrace.store.sql;

import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.RunEvent;
import dev.headrace.runtime.engine.RunListener;
import dev.headrace.runtime.engine.RunRequest;
import dev.headrace.runtime.engine.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;

/// The process that is killed: runs the pipeline until it reaches the point, and writes down each node that was
/// acknowledged.
final class KilledRun {
    private KilledRun() {}

    static Map<String, String> settings(Path store) {
        return Map.of(
                "store",
                store.toString(),
                "plugins",
                "",
                "threads",
                "2",
                "backend.metadata-store",
                "killable",
                "metadata-store.killable.url",
                "jdbc:sqlite:" + store.resolve("metadata.db"));
    }

    static Pipeline pipeline() {
        return Pipeline.builder("killed")
                .node("first", "two-halves", node -> {})
                .node("left", "two-halves", node -> node.input("before", "first.note"))
                .node("right", "two-halves", node -> node.input("before", "first.note"))
                .node("joined", "two-halves", node -> node.input("before", "left.note", "right.note"))
                .node("last", "two-halves", node -> node.input("before", "joined.note"))
                .build();
    }

    public static void main(String[] arguments) {
        Path store = Path.of(arguments[0]);
        Path acknowledged = Path.of(arguments[1]);
        KillSwitch.arm(KillPoint.valueOf(arguments[2]), arguments[3], Path.of(arguments[4]));
        RunListener listener = event -> {
            if (event instanceof RunEvent.NodeReached(String node, RunEvent.Point point)) {
                switch (point) {
                    case WRITTEN -> {}
                    case BEFORE_RENAME -> KillSwitch.reached(KillPoint.BEFORE_RENAME, node);
                    case RENAMED -> {
                        KillSwitch.enter(node);
                        KillSwitch.reached(KillPoint.BETWEEN_RENAME_AND_COMMIT, node);
                    }
                    case COMMITTED -> {
                        write(acknowledged, node);
                        KillSwitch.reached(KillPoint.AFTER_COMMIT, node);
                    }
                }
            }
        };
        try (Engine engine = Engine.open(settings(store), InstantSource.system())) {
            RunResult result = engine.run(RunRequest.of(pipeline()), listener);
            // A run that gets here was not killed: the test then fails, since the point was not reached.
            System.exit(result.exitCode());
        }
    }

    private static void write(Path acknowledged, String node) {
        try {
            Files.writeString(acknowledged, node + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
