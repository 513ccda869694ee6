package dev.headrace.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.Provenance;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.NewExecution;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.core.pipeline.PipelineJson;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.store.LocalArtifactStore;
import dev.headrace.runtime.store.Lock;
import dev.headrace.runtime.testplugin.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResumeTest extends EngineFixture {
    private static final Pipeline CHAIN = Pipeline.builder("chain")
            .parameter("text", "ab")
            .node("first", "dice", node -> {})
            .node(
                    "second",
                    "write-text",
                    node -> node.setFromParameter("text", "text").after("first"))
            .node("third", "join", node -> node.input("texts", "first.text", "second.text"))
            .build();

    @Test
    void aFailedRunGoesOnWithWhatIsMissingEvenWithoutTheCache() throws IOException {
        Engine engine = open();
        RunRequest request =
                RunRequest.of(CHAIN).withCache(CacheMode.IGNORE).withSeed(5).withParameter("text", "xy");
        failOnce("second");
        RunResult failed = run(engine, request);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        Trace.executed();
        RunResult resumed = engine.resume(failed.run(), 0, events::add).await();
        assertThat(resumed.run()).isEqualTo(failed.run());
        assertThat(resumed.state()).isEqualTo(RunState.COMPLETE);
        assertThat(Trace.executed()).containsExactly("second", "third");
        assertThat(message(resumed, "first")).isEqualTo("done before this run was resumed");
        assertThat(message(resumed, "third")).isEqualTo("the cache is off");
        assertThat(engine.metadata().run(failed.run()))
                .hasValueSatisfying(run -> assertThat(run.state()).isEqualTo(RunState.COMPLETE));
        Engine undisturbed =
                open(Map.of("store", directory.resolve("undisturbed").toString()));
        RunResult same = complete(undisturbed, request);
        assertThat(output(resumed, "third").fingerprint())
                .isEqualTo(output(same, "third").fingerprint());
        assertThat(text(resumed, "third")).endsWith(",xy");
    }

    @Test
    void aRunCanBeResumedTwice() {
        Engine engine = open();
        RunRequest request = RunRequest.of(CHAIN).withCache(CacheMode.IGNORE);
        Trace.on("second", context -> {
            throw new IllegalStateException("still broken");
        });
        RunResult failed = run(engine, request);
        assertThat(engine.resume(failed.run(), 1, events::add).await().state()).isEqualTo(RunState.FAILED);
        Trace.reset();
        assertThat(engine.resume(failed.run(), 1, events::add).await().state()).isEqualTo(RunState.COMPLETE);
        assertThat(Trace.executed()).containsExactly("second", "third");
    }

    @Test
    void aRunThatIsCompleteIsNotResumed() {
        Engine engine = open();
        RunResult complete = run(engine, RunRequest.of(CHAIN));
        assertFails(RuntimeErrorCode.RUN_UNKNOWN, () -> engine.resume(complete.run(), 1, events::add))
                .contains("is complete: there is nothing to go on with");
    }

    @Test
    void aCancelledRunCanBeResumedByAnotherEngine() throws InterruptedException {
        Pipeline pipeline = Pipeline.builder("block")
                .node("first", "write-text", node -> {})
                .node("second", "block", node -> node.after("first"))
                .build();
        Run run = open().start(RunRequest.of(pipeline), events::add);
        Trace.await("second waits");
        run.cancel();
        run.await();
        Trace.executed();
        Trace.open("second");
        RunResult resumed = open().resume(run.name(), 0, events::add).await();
        assertThat(resumed.state()).isEqualTo(RunState.COMPLETE);
        assertThat(Trace.executed()).containsExactly("second");
    }

    @Test
    void aFileThatChangedBeforeTheRunWasResumedIsReadAgain() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), "1,2");
        Pipeline pipeline = Pipeline.builder("files")
                .node("first", "read-files", node -> node.set("files", file.toString()))
                .node("second", "measure", node -> node.input("text", "first.text"))
                .build();
        failOnce("second");
        Engine engine = open();
        RunResult failed = run(engine, RunRequest.of(pipeline).withCache(CacheMode.IGNORE));
        Files.writeString(file, "1,2,3");
        RunResult resumed = engine.resume(failed.run(), 0, events::add).await();
        assertThat(text(resumed, "first")).isEqualTo("1,2,3");
        assertThat(text(resumed, "second")).isEqualTo("5");
    }

    @Test
    void aRunThatIsNotKnownIsRefused() {
        Engine engine = open();
        assertFails(RuntimeErrorCode.RUN_UNKNOWN, () -> engine.resume("chain-7", 0, events::add))
                .isEqualTo("Run 'chain-7' is not known to the store " + store());
        assertFails(RuntimeErrorCode.RUN_UNKNOWN, () -> engine.requestOf("chain-7"));
        assertThat(engine.collectGarbage(1).removed())
                .as("a refused run leaves the store unlocked")
                .isTrue();
    }

    @Test
    void aRunThatIsAliveIsRefused() throws InterruptedException {
        Engine engine = open();
        Pipeline pipeline =
                Pipeline.builder("block").node("first", "block", node -> {}).build();
        Run run = engine.start(RunRequest.of(pipeline), events::add);
        Trace.await("first waits");
        assertFails(RuntimeErrorCode.RUN_UNKNOWN, () -> open().resume(run.name(), 0, events::add))
                .isEqualTo("Run 'block-1' is running: it can be resumed when it has ended");
        Trace.open("first");
        assertThat(run.await().state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void executionsOfADeadProcessAreEndedWhenTheNextRunStarts() throws IOException {
        Engine engine = open();
        ExecutionRecord dead = beginAsADeadProcess(engine);
        Path staged =
                Files.createDirectories(store().resolve("staging/" + dead.run() + "/first." + dead.id() + "-1.text"));
        Files.writeString(staged.resolve("half"), "half");
        RunResult other = complete(
                engine,
                Pipeline.builder("other").node("first", "dice", node -> {}).build());
        assertThat(other.state()).isEqualTo(RunState.COMPLETE);
        assertThat(engine.metadata().execution(dead.id())).hasValueSatisfying(record -> {
            assertThat(record.state()).isEqualTo(ExecutionState.FAILED);
            assertThat(record.message()).isEqualTo("its process ended before it did");
            assertThat(record.endedAt()).isNotNull();
        });
        assertThat(staged).doesNotExist();
        assertThat(engine.metadata().run(dead.run()))
                .hasValueSatisfying(run -> assertThat(run.state())
                        .as("a run that crashed stays open, to be resumed")
                        .isEqualTo(RunState.RUNNING));
        RunResult resumed = engine.resume(dead.run(), 0, events::add).await();
        assertThat(resumed.state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void executionsOfALiveProcessAreLeftAlone() {
        Engine engine = open();
        ExecutionRecord alive = beginAsADeadProcess(engine);
        LocalArtifactStore store = new LocalArtifactStore(store());
        Pipeline other =
                Pipeline.builder("other").node("first", "dice", node -> {}).build();
        for (String name : List.of(alive.run(), alive.run() + ".first")) {
            try (Lock lock = store.tryLockRun(name).orElseThrow()) {
                complete(engine, other);
            }
            assertThat(engine.metadata().execution(alive.id()))
                    .as("while %s is locked", name)
                    .hasValueSatisfying(record -> assertThat(record.state()).isEqualTo(ExecutionState.RUNNING));
        }
        engine.collectGarbage(1);
        assertThat(engine.metadata().runningExecutions()).isEmpty();
    }

    private static void failOnce(String node) {
        Trace.on(node, context -> {
            boolean first = Trace.latch("failed once").getCount() > 0;
            Trace.open("failed once");
            if (first) {
                throw new IOException("once");
            }
        });
    }

    /// What the records of a process look like that was killed: nobody holds its locks.
    private static ExecutionRecord beginAsADeadProcess(Engine engine) {
        Instant at = Instant.parse("2026-02-28T10:00:00Z");
        RunRecord run =
                engine.metadata().beginRun("chain", Map.of("pipeline", PipelineJson.write(CHAIN), "seed", "0"), at);
        Provenance provenance =
                new Provenance("dice", Map.of(), Map.of(), Map.of(), 0, Fingerprint.ofText("code"), "Java");
        return engine.metadata()
                .begin(new NewExecution(run.name(), "first", "dice", provenance, "", at, Map.of(), List.of()));
    }
}
