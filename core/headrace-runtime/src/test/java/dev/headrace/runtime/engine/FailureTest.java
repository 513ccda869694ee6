package dev.headrace.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.ErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.RunState;
import dev.headrace.core.pipeline.Node;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.testplugin.Script;
import dev.headrace.runtime.testplugin.Trace;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureTest extends EngineFixture {
    static Stream<Arguments> failures() {
        return Stream.of(
                failure(
                        () -> new HeadraceException(CoreErrorCode.INVALID_CONFIGURATION, "two keys clash"),
                        CoreErrorCode.INVALID_CONFIGURATION,
                        "two keys clash",
                        RunResult.PERMANENT),
                failure(
                        () -> new HeadraceException(CoreErrorCode.ARTIFACT_MISSING, "the disk is away"),
                        CoreErrorCode.ARTIFACT_MISSING,
                        "the disk is away",
                        RunResult.RETRYABLE),
                failure(
                        () -> new IOException("the cable is cut"),
                        RuntimeErrorCode.COMPONENT_IO,
                        "write-text could not read or write: IOException: the cable is cut",
                        RunResult.RETRYABLE),
                failure(
                        IOException::new,
                        RuntimeErrorCode.COMPONENT_IO,
                        "write-text could not read or write: IOException",
                        RunResult.RETRYABLE),
                failure(
                        () -> new UncheckedIOException(new IOException("the cable is cut")),
                        RuntimeErrorCode.COMPONENT_IO,
                        "write-text could not read or write: IOException: the cable is cut",
                        RunResult.RETRYABLE),
                failure(
                        () -> new IOException("No space left on device"),
                        RuntimeErrorCode.STORE_FULL,
                        "write-text could not write: the disk is full; nothing that was complete is lost",
                        RunResult.RETRYABLE),
                failure(
                        () -> new NoSuchFileException("/data/x.csv"),
                        CoreErrorCode.INPUT_NOT_FOUND,
                        "write-text could not read: there is no file /data/x.csv",
                        RunResult.PERMANENT),
                failure(
                        () -> new FileNotFoundException("/data/x.csv (No such file or directory)"),
                        CoreErrorCode.INPUT_NOT_FOUND,
                        "write-text could not read: /data/x.csv (No such file or directory)",
                        RunResult.PERMANENT),
                failure(
                        () -> new AccessDeniedException("/data/x.csv"),
                        CoreErrorCode.INPUT_NOT_FOUND,
                        "write-text could not read: no permission for /data/x.csv",
                        RunResult.PERMANENT),
                failure(
                        () -> new OutOfMemoryError("Java heap space"),
                        RuntimeErrorCode.OUT_OF_MEMORY,
                        "write-text ran out of memory (the process may use "
                                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB): Java heap space",
                        RunResult.RETRYABLE),
                failure(
                        () -> new IllegalStateException("a bug"),
                        RuntimeErrorCode.COMPONENT_FAILED,
                        "write-text failed: IllegalStateException: a bug",
                        RunResult.PERMANENT),
                failure(
                        StackOverflowError::new,
                        RuntimeErrorCode.COMPONENT_FAILED,
                        "write-text failed: StackOverflowError",
                        RunResult.PERMANENT),
                failure(
                        () -> new NoClassDefFoundError("acme/Missing"),
                        RuntimeErrorCode.COMPONENT_FAILED,
                        "write-text failed: NoClassDefFoundError: acme/Missing",
                        RunResult.PERMANENT),
                failure(
                        () -> new InterruptedException("for no reason"),
                        RuntimeErrorCode.COMPONENT_FAILED,
                        "write-text failed: InterruptedException: for no reason",
                        RunResult.PERMANENT));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatAComponentThrowsBecomesACodeThatSaysWhoMustAct(
            Supplier<Throwable> thrown, ErrorCode code, String message, int exitCode) {
        Trace.on("first", throwing(thrown));
        Engine engine = open();
        RunResult result = run(engine, single("write-text", node -> {}));
        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(node(result, "first").state()).isEqualTo(NodeState.FAILED);
        assertThat(message(result, "first")).isEqualTo(message);
        assertThat(node(result, "first").code()).isEqualTo(code);
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(engine.executions(result.run()).values()).singleElement().satisfies(execution -> {
            assertThat(execution.state()).isEqualTo(ExecutionState.FAILED);
            assertThat(execution.message()).isEqualTo(message);
        });
        assertThat(engine.metadata().run(result.run()))
                .hasValueSatisfying(run -> assertThat(run.state()).isEqualTo(RunState.FAILED));
        assertThat(store().resolve("staging")).isEmptyDirectory();
        assertThat(store().resolve("artifacts")).doesNotExist();
    }

    @Test
    void theExceptionBehindAFailureIsKeptForThoseWhoDebug() {
        IOException cause = new IOException("the cable is cut");
        Trace.on("first", throwing(() -> cause));
        Run run = open().start(RunRequest.of(single("write-text", node -> {})), RunListener.silent());
        run.await();
        assertThat(run.failures()).containsOnlyKeys("first");
        assertThat(run.failures().get("first")).hasCause(cause);
    }

    @Test
    void aComponentThatCannotBeBuiltIsAFailureOfItsNode() {
        RunResult result = run(open(), single("unbuildable", node -> {}));
        assertThat(node(result, "first").code()).isEqualTo(RuntimeErrorCode.WIRING_FAILED);
        assertThat(message(result, "first"))
                .isEqualTo("Cannot build component 'unbuildable' "
                        + "(dev.headrace.runtime.testplugin.Components$Unbuildable): "
                        + "java.lang.IllegalStateException: the constructor failed");
        RunResult refusing = run(open(), single("refusing", node -> {}));
        assertThat(node(refusing, "first").code())
                .as("its own error is passed on")
                .isEqualTo(CoreErrorCode.INPUT_NOT_FOUND);
        assertThat(message(refusing, "first")).isEqualTo("no licence was found");
    }

    @Test
    void whatIsThrownAtTheEndDoesNotHideWhyAComponentFailed() {
        RunResult result = run(open(), single("fails-twice", node -> {}));
        assertThat(message(result, "first")).endsWith("the first failure");
    }

    @Test
    void aFileThatIsNotThereFailsBeforeTheComponentIsBuilt() {
        Path file = directory.resolve("none.csv");
        RunResult result = run(open(), single("read-files", node -> node.set("files", file.toString())));
        assertThat(Trace.executed()).isEmpty();
        assertThat(node(result, "first").code()).isEqualTo(CoreErrorCode.INPUT_NOT_FOUND);
        assertThat(message(result, "first")).isEqualTo("No file matches '" + file + "'");
        assertThat(result.exitCode()).isEqualTo(RunResult.PERMANENT);
    }

    @Test
    void aFailureStopsWhatWaitsForItAndNothingElse() {
        Trace.on("broken", throwing(() -> new IllegalStateException("a bug")));
        Engine engine = open(Map.of("threads", 1));
        RunResult result = run(
                engine,
                Pipeline.builder("branches")
                        .node("broken", "write-text", node -> {})
                        .node("reader", "measure", node -> node.input("text", "broken.text"))
                        .node("after-reader", "write-text", node -> node.after("reader"))
                        .node("apart", "write-text", node -> {})
                        .node("reads-apart", "measure", node -> node.input("text", "apart.text"))
                        .build());
        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(node(result, "reader").state()).isEqualTo(NodeState.NOT_RUN);
        assertThat(message(result, "reader")).isEqualTo("waits for broken");
        assertThat(message(result, "after-reader")).isEqualTo("waits for reader");
        assertThat(node(result, "reads-apart").state()).isEqualTo(NodeState.COMPLETE);
        assertThat(engine.executions(result.run())).doesNotContainKeys("reader", "after-reader");
        assertThat(events(RunEvent.NodeEnded.class))
                .extracting(ended -> ended.result().node())
                .containsExactlyInAnyOrder("broken", "apart", "reads-apart");
    }

    @Test
    void oneFailureThatMayPassAndOneThatWillNotArePermanentTogether() {
        Trace.on("one", throwing(() -> new IOException("may pass")));
        Trace.on("two", throwing(() -> new IllegalStateException("will not")));
        Pipeline pipeline = Pipeline.builder("two")
                .node("one", "write-text", node -> {})
                .node("two", "write-text", node -> {})
                .build();
        assertThat(run(open(), pipeline).exitCode()).isEqualTo(RunResult.PERMANENT);
        Trace.on("two", throwing(() -> new IOException("may pass too")));
        assertThat(run(open(), pipeline).exitCode()).isEqualTo(RunResult.RETRYABLE);
    }

    @Test
    void aFailureThatMayPassIsTriedAgainAfterAPause() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        Trace.on("first", context -> {
            assertThat(context.output("text").directory()).isEmptyDirectory();
            Files.writeString(context.output("text").directory().resolve("half"), "half");
            context.output("text").property("half", "yes");
            if (attempts.incrementAndGet() == 1) {
                throw new IOException("the cable is cut");
            }
            Files.delete(context.output("text").directory().resolve("half"));
        });
        Engine engine = open();
        RunResult result = complete(engine, single("write-text", node -> node.retries(3)));
        assertThat(attempts).hasValue(2);
        assertThat(text(result, "first")).isEqualTo("hello");
        assertThat(events(RunEvent.NodeRetried.class)).singleElement().satisfies(retried -> {
            assertThat(retried.node()).isEqualTo("first");
            assertThat(retried.attempt()).isEqualTo(1);
            assertThat(retried.message()).endsWith("the cable is cut");
            assertThat(retried.pause()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        });
        assertThat(engine.metadata().executions(result.run()))
                .as("attempts are one execution")
                .hasSize(1);
    }

    @Test
    void aFailureThatWillNotPassIsNotTriedAgain() {
        Trace.on("first", throwing(() -> new IllegalStateException("a bug")));
        run(open(), single("write-text", node -> node.retries(3)));
        assertThat(Trace.executed()).hasSize(1);
        assertThat(events(RunEvent.NodeRetried.class)).isEmpty();
    }

    @Test
    void whenAllRetriesAreUsedTheLastFailureCounts() {
        AtomicInteger attempts = new AtomicInteger();
        Trace.on("first", context -> {
            throw new IOException("failure " + attempts.incrementAndGet());
        });
        RunResult result = run(open(), single("write-text", node -> node.retries(1)));
        assertThat(message(result, "first")).endsWith("failure 2");
        assertThat(events(RunEvent.NodeRetried.class)).hasSize(1);
    }

    @Test
    void aNodeThatTakesLongerThanItsTimeoutIsStopped() {
        RunResult result = run(open(), single("block", node -> node.timeout(Duration.ofMillis(100))));
        assertThat(node(result, "first").state()).isEqualTo(NodeState.FAILED);
        assertThat(node(result, "first").code()).isEqualTo(RuntimeErrorCode.TIMED_OUT);
        assertThat(message(result, "first")).isEqualTo("block took longer than its timeout of PT0.1S");
        assertThat(result.exitCode()).isEqualTo(RunResult.RETRYABLE);
    }

    @Test
    void eachAttemptHasTheWholeTimeout() {
        Trace.on("first", context -> {
            if (Trace.latch("second time").getCount() == 0) {
                Trace.open("first");
            }
            Trace.open("second time");
        });
        RunResult result = complete(
                open(),
                single("block", node -> node.timeout(Duration.ofSeconds(1)).retries(1)));
        assertThat(events(RunEvent.NodeRetried.class))
                .singleElement()
                .satisfies(retried ->
                        assertThat(retried.message()).isEqualTo("block took longer than its timeout of PT1S"));
        assertThat(node(result, "first").state()).isEqualTo(NodeState.COMPLETE);
    }

    @Test
    void aThreadThatHeedsNothingIsAbandonedAndWhatItWritesLaterIsDiscarded() throws Exception {
        Trace.on("first", context -> {
            if (Trace.latch("tried").getCount() == 0) {
                // The second attempt: the first one is let go now, and writes before this one does.
                Trace.open("first");
                Trace.await("first is done");
                assertThat(context.output("text").directory()).isEmptyDirectory();
            }
            Trace.open("tried");
        });
        Trace.on("other", context -> Trace.await("first was interrupted"));
        Engine engine = open(Map.of("threads", 2));
        RunResult result = complete(
                engine,
                Pipeline.builder("stubborn")
                        .node(
                                "first",
                                "stubborn",
                                node -> node.timeout(Duration.ofSeconds(1)).retries(1))
                        .node("other", "write-text", node -> {})
                        .build());
        assertThat(events(RunEvent.NodeProgressed.class))
                .as("the abandoned thread is heard no more, only the second attempt is")
                .containsExactly(
                        new RunEvent.NodeProgressed("first", 0, -1, "does not stop, abandoned"),
                        new RunEvent.NodeProgressed("first", 1, 1, "texts"));
        assertThat(node(result, "other").state()).isEqualTo(NodeState.COMPLETE);
        assertThat(events(RunEvent.NodeRetried.class)).hasSize(1);
    }

    @Test
    void aBufferThatIsLeftOpenFailsTheNodeAndLetsTheEngineClose() {
        Engine engine = open();
        RunResult result = run(engine, single("leak", node -> {}));
        assertThat(node(result, "first").code()).isEqualTo(RuntimeErrorCode.BUFFER_LEAK);
        assertThat(message(result, "first")).isEqualTo("'first' left 64 bytes of Arrow buffers open");
        assertThat(result.exitCode()).isEqualTo(RunResult.PERMANENT);
        engine.close();
    }

    @Test
    void aFileThatChangesWhileItIsReadFailsTheNode() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), "1,2");
        Trace.on("first", context -> Files.writeString(file, "1,2,3"));
        RunResult result = run(open(), single("read-files", node -> node.set("files", file.toString())));
        assertThat(node(result, "first").code()).isEqualTo(RuntimeErrorCode.INPUT_CHANGED);
        assertThat(message(result, "first")).isEqualTo(file + " changed while it was being read");
        assertThat(result.exitCode()).isEqualTo(RunResult.RETRYABLE);
    }

    @Test
    void aFileThatVanishesAfterItWasReadFailsTheNode() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), "1,2");
        Path other = Files.writeString(directory.resolve("more.csv"), "3");
        Trace.on("first", context -> Files.delete(other));
        RunResult result = run(
                open(), single("read-files", node -> node.set("files", List.of(file.toString(), other.toString()))));
        assertThat(node(result, "first").code()).isIn(RuntimeErrorCode.INPUT_CHANGED, CoreErrorCode.INPUT_NOT_FOUND);
    }

    @Test
    void aCancelledRunStopsWhatRunsAndStartsNothingNew() throws InterruptedException {
        Engine engine = open(Map.of("threads", 2));
        Run run = engine.start(
                RunRequest.of(Pipeline.builder("long")
                        .node("one", "block", node -> {})
                        .node("two", "measure", node -> node.input("text", "one.text"))
                        .node("done", "write-text", node -> {})
                        .build()),
                events::add);
        Trace.await("one waits");
        run.cancel();
        RunResult result = run.await();
        assertThat(result.state()).isEqualTo(RunState.CANCELED);
        assertThat(result.exitCode()).isEqualTo(RunResult.RETRYABLE);
        assertThat(node(result, "one").state()).isEqualTo(NodeState.CANCELED);
        assertThat(node(result, "one").code()).isEqualTo(RuntimeErrorCode.CANCELLED);
        assertThat(node(result, "two").state()).isEqualTo(NodeState.NOT_RUN);
        assertThat(message(result, "two")).isEqualTo("the run was stopped first");
        assertThat(engine.executions(run.name()).get("one"))
                .isNotNull()
                .extracting(ExecutionRecord::state)
                .isEqualTo(ExecutionState.CANCELED);
        assertThat(engine.metadata().run(run.name()))
                .hasValueSatisfying(record -> assertThat(record.state()).isEqualTo(RunState.CANCELED));
        assertThat(store().resolve("staging")).isEmptyDirectory();
    }

    @Test
    void aCancelledRunDoesNotWaitForTheNextAttempt() {
        Trace.on("first", throwing(() -> new IOException("may pass")));
        Engine engine = open();
        CancelOnRetry listener = new CancelOnRetry();
        Run run = engine.start(RunRequest.of(single("write-text", node -> node.retries(10))), listener);
        listener.run = run;
        Trace.open("started");
        RunResult result = run.await();
        assertThat(result.state()).isEqualTo(RunState.CANCELED);
        assertThat(node(result, "first").state()).isEqualTo(NodeState.CANCELED);
        assertThat(Trace.executed()).hasSize(1);
    }

    @Test
    void whoWaitsForARunAndIsInterruptedCancelsIt() throws InterruptedException {
        Engine engine = open();
        Run run = engine.start(RunRequest.of(single("block", node -> {})), events::add);
        Trace.await("first waits");
        Thread.currentThread().interrupt();
        RunResult result = run.await();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.state()).isEqualTo(RunState.CANCELED);
    }

    @Test
    void aRunThatIsCancelledWhileFilesAreFingerprintedHasNotFailed() throws Exception {
        Path large = directory.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(64L << 30);
        }
        Engine engine = open(Map.of("threads", 2));
        Run run = engine.start(
                RunRequest.of(Pipeline.builder("large")
                        .node("read", "read-files", node -> node.set("files", large.toString()))
                        .node("block", "block", node -> {})
                        .build()),
                events::add);
        Trace.await("block waits");
        run.cancel();
        RunResult result = run.await();
        assertThat(node(result, "read").state()).isEqualTo(NodeState.NOT_RUN);
        assertThat(result.state()).isEqualTo(RunState.CANCELED);
    }

    @Test
    void aListenerThatThrowsEndsTheRun() {
        Engine engine = open();
        Pipeline pipeline = Pipeline.builder("chain")
                .node("first", "write-text", node -> {})
                .node("second", "measure", node -> node.input("text", "first.text"))
                .build();
        assertThatIllegalStateException()
                .isThrownBy(() -> engine.run(RunRequest.of(pipeline), event -> {
                    if (event instanceof RunEvent.NodeEnded) {
                        throw new IllegalArgumentException("I do not listen");
                    }
                }))
                .withRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(Trace.executed()).containsExactly("first");
        assertThat(engine.metadata().runs())
                .singleElement()
                .satisfies(run -> assertThat(run.state()).isEqualTo(RunState.FAILED));
        assertThat(complete(engine, pipeline).nodes())
                .extracting(NodeResult::state)
                .as("the store is not left locked")
                .containsExactly(NodeState.CACHED, NodeState.COMPLETE);
    }

    /// Cancels its run at the first retry, once it knows the run.
    private static final class CancelOnRetry implements RunListener {
        private volatile @Nullable Run run;

        @Override
        public void on(RunEvent event) {
            if (event instanceof RunEvent.NodeRetried) {
                try {
                    Trace.await("started");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                Run known = run;
                if (known != null) {
                    known.cancel();
                }
            }
        }
    }

    private static Arguments failure(Supplier<Throwable> thrown, ErrorCode code, String message, int exitCode) {
        return Arguments.of(thrown, code, message, exitCode);
    }

    private static Script throwing(Supplier<Throwable> thrown) {
        return context -> {
            switch (thrown.get()) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                case Throwable other -> throw new AssertionError(other);
            }
        };
    }

    private static Pipeline single(String component, Consumer<Node.Builder> configure) {
        return Pipeline.builder("single").node("first", component, configure).build();
    }
}
