package dev.headrace.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.Lineage;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.core.pipeline.PipelineJson;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.NodeResult;
import dev.headrace.runtime.engine.RunEvent;
import dev.headrace.runtime.engine.RunRequest;
import dev.headrace.runtime.engine.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/how-to/embed-the-engine.md` shows.
class EmbeddedEngineTest {
    private final List<String> log = new ArrayList<>();

    @TempDir
    Path store;

    @Test
    void aPipelineBuiltInJavaRunsInThisProcess() {
        Pipeline pipeline = Pipeline.builder("nightly")
                .parameter("attempts", 2)
                .node("first", "two-halves", node -> node.retries(2).timeout(Duration.ofMinutes(10)))
                .node("second", "two-halves", node -> node.input("before", "first.note"))
                .build();
        assertThat(PipelineJson.read(PipelineJson.write(pipeline))).isEqualTo(pipeline);

        Map<String, String> settings = Map.of("store", store.toString(), "backend.metadata-store", "sql");
        try (Engine engine = Engine.open(settings, InstantSource.system())) {
            RunResult result = engine.run(RunRequest.of(pipeline).withThreads(2), event -> {
                if (event instanceof RunEvent.NodeEnded(NodeResult node)) {
                    log.add(node.node() + " is " + node.state());
                }
            });
            if (result.exitCode() != RunResult.DONE) {
                throw new IllegalStateException(result.nodes().toString());
            }
            ArtifactRecord note = result.node("second").orElseThrow().output("note");
            Path files = engine.artifacts().open(note).directory();
            Lineage madeFrom = engine.metadata().lineage(note.id(), Lineage.Direction.UPSTREAM);

            assertThat(files.resolve("note.txt")).isNotEmptyFile();
            assertThat(madeFrom.executions()).hasSize(2);
        }
        assertThat(log).containsExactly("first is COMPLETE", "second is COMPLETE");
        assertThat(store.resolve("metadata.db")).exists();
    }
}
