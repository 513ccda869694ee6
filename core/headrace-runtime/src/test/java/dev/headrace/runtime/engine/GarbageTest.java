package dev.headrace.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ArtifactState;
import dev.headrace.core.metadata.Lineage;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.testplugin.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GarbageTest extends EngineFixture {
    @Test
    void theNewestRunsOfEachPipelineKeepTheirArtifacts() {
        Engine engine = open();
        RunResult oldest = complete(engine, write("texts", "a"));
        RunResult middle = complete(engine, write("texts", "ab"));
        RunResult newest = complete(engine, write("texts", "abc"));
        RunResult other = complete(engine, write("others", "abcd"));
        GarbageReport report = engine.collectGarbage(2);
        assertThat(report.removed()).isTrue();
        assertThat(report.keptRuns()).containsExactly(other.run(), newest.run(), middle.run());
        assertThat(report.uris()).containsExactly(output(oldest, "write").uri());
        assertThat(report.bytes()).isEqualTo(1);
        assertThat(place(oldest)).doesNotExist();
        assertThat(place(middle)).isDirectory();
        assertThat(place(newest)).isDirectory();
        assertThat(place(other)).isDirectory();
        assertThat(store().resolve("trash")).doesNotExist();
    }

    @Test
    void theRecordsStaySoThatLineageIsWhole() {
        Engine engine = open();
        RunResult old = complete(engine, write("texts", "a"));
        complete(engine, write("texts", "ab"));
        engine.collectGarbage(1);
        ArtifactRecord record =
                engine.metadata().artifact(output(old, "write").id()).orElseThrow();
        assertThat(record.state()).isEqualTo(ArtifactState.DELETED);
        assertThat(engine.artifacts().contains(record)).isFalse();
        assertThat(engine.metadata()
                        .lineage(record.id(), Lineage.Direction.UPSTREAM)
                        .executions())
                .hasSize(1);
    }

    @Test
    void whatAKeptRunUsedFromTheCacheIsKept() {
        Engine engine = open();
        RunResult old = complete(engine, write("texts", "a"));
        complete(engine, write("texts", "ab"));
        complete(engine, write("texts", "a"));
        GarbageReport report = engine.collectGarbage(1);
        assertThat(report.uris()).hasSize(1);
        assertThat(place(old)).isDirectory();
    }

    @Test
    void equalBytesOfAnotherExecutionAreKeptWhileThatIsNeeded() {
        Engine engine = open();
        RunResult first = complete(engine, write("texts", "a"));
        RunResult same = complete(engine, RunRequest.of(write("others", "a")).withSeed(1));
        complete(engine, write("texts", "ab"));
        assertThat(output(first, "write").uri()).isEqualTo(output(same, "write").uri());
        assertThat(output(first, "write").id())
                .isNotEqualTo(output(same, "write").id());
        assertThat(engine.collectGarbage(1).uris()).isEmpty();
        assertThat(place(first)).isDirectory();
        complete(engine, write("others", "abc"));
        assertThat(engine.collectGarbage(1).uris())
                .containsExactly(output(same, "write").uri());
        assertThat(place(first)).doesNotExist();
    }

    @Test
    void directoriesThatNoRecordNamesAreSwept() throws IOException {
        Engine engine = open();
        RunResult kept = complete(engine, write("texts", "a"));
        Path orphan = store().resolve("artifacts/Text/" + "0".repeat(64));
        Files.createDirectories(orphan.resolve("below"));
        Files.writeString(orphan.resolve("below/text"), "orphan");
        GarbageReport report = engine.collectGarbage(5);
        assertThat(report.uris()).containsExactly("artifacts/Text/" + "0".repeat(64));
        assertThat(report.bytes()).isEqualTo(6);
        assertThat(orphan).doesNotExist();
        assertThat(place(kept)).isDirectory();
    }

    @Test
    void aPreviewSaysTheSameAndRemovesNothing() {
        Engine engine = open();
        RunResult old = complete(engine, write("texts", "a"));
        complete(engine, write("texts", "ab"));
        GarbageReport preview = engine.previewGarbage(1);
        assertThat(preview.removed()).isFalse();
        assertThat(place(old)).isDirectory();
        assertThat(engine.metadata().artifact(output(old, "write").id()))
                .hasValueSatisfying(record -> assertThat(record.state()).isEqualTo(ArtifactState.LIVE));
        GarbageReport report = engine.collectGarbage(1);
        assertThat(report.uris()).isEqualTo(preview.uris());
        assertThat(report.bytes()).isEqualTo(preview.bytes());
        assertThat(report.keptRuns()).isEqualTo(preview.keptRuns());
    }

    @Test
    void nothingIsCollectedWhileARunIsAlive() throws InterruptedException {
        Engine engine = open();
        complete(engine, write("texts", "a"));
        Pipeline block =
                Pipeline.builder("block").node("first", "block", node -> {}).build();
        Run run = engine.start(RunRequest.of(block), events::add);
        Trace.await("first waits");
        assertFails(RuntimeErrorCode.STORE_IN_USE, () -> open().collectGarbage(0))
                .isEqualTo("The store " + store() + " is in use by a run: try again when it has ended");
        assertThat(engine.previewGarbage(0).keptRuns())
                .as("a preview may look while a run is alive, and keeps that run")
                .containsExactly(run.name());
        Trace.open("first");
        run.await();
        assertThat(engine.collectGarbage(0).uris()).hasSize(2);
    }

    @Test
    void keepingNoRunLeavesNothing() throws IOException {
        Engine engine = open();
        complete(engine, write("texts", "a"));
        engine.collectGarbage(0);
        try (Stream<Path> files = Files.walk(store().resolve("artifacts"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aStoreWithoutAnythingHasNoGarbage() {
        assertThat(open().collectGarbage(3)).isEqualTo(new GarbageReport(List.of(), List.of(), 0, true));
    }

    private Path place(RunResult result) {
        return store().resolve(output(result, "write").uri());
    }

    private static Pipeline write(String pipeline, String text) {
        return Pipeline.builder(pipeline)
                .node("write", "write-text", node -> node.set("text", text))
                .build();
    }

    @Test
    void aRunOfAnOrchestratorIsKeptBetweenItsNodes() {
        Engine engine = open();
        Pipeline twoNodes = Pipeline.builder("texts")
                .node("write", "write-text", node -> node.set("text", "a"))
                .node("again", "write-text", node -> node.set("text", "b"))
                .build();
        RunResult first = engine.runNode(RunRequest.of(twoNodes), "write", "monday", RunListener.silent());
        complete(engine, write("texts", "ab"));
        GarbageReport report = engine.collectGarbage(1);
        assertThat(report.keptRuns()).contains(first.run());
        assertThat(report.uris()).isEmpty();
    }
}
