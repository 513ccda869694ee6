package dev.headrace.runtime.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.RunState;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.testplugin.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Engines on a store of the test's own, with the test plugin.
abstract class EngineFixture {
    static final String TEXT = "text";

    @TempDir
    Path directory = Path.of("");

    final TickingClock clock = new TickingClock();
    final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private final Deque<Engine> opened = new ArrayDeque<>();

    /// A clock that is a millisecond later each time it is asked.
    static final class TickingClock implements InstantSource {
        private final AtomicLong milliseconds =
                new AtomicLong(Instant.parse("2026-03-01T10:00:00Z").toEpochMilli());

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(milliseconds.getAndIncrement());
        }
    }

    @BeforeEach
    final void forgetTraces() {
        Trace.reset();
    }

    @AfterEach
    final void closeEngines() {
        opened.forEach(Engine::close);
    }

    final Engine open() {
        return open(Map.of());
    }

    final Engine open(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("store", store().toString());
        all.putIfAbsent("plugins", directory.resolve("plugins").toString());
        Engine engine = Engine.open(all, clock);
        opened.push(engine);
        return engine;
    }

    final Path store() {
        return directory.resolve("store");
    }

    final RunResult run(Engine engine, Pipeline pipeline) {
        return run(engine, RunRequest.of(pipeline));
    }

    final RunResult run(Engine engine, RunRequest request) {
        return engine.run(request, events::add);
    }

    /// Runs and expects that every node ends well.
    final RunResult complete(Engine engine, RunRequest request) {
        RunResult result = run(engine, request);
        assertThat(result.nodes())
                .filteredOn(node -> !node.state().hasOutputs() && node.state() != NodeState.SKIPPED)
                .extracting(NodeResult::node, NodeResult::message)
                .isEmpty();
        assertThat(result.state()).isEqualTo(RunState.COMPLETE);
        return result;
    }

    final RunResult complete(Engine engine, Pipeline pipeline) {
        return complete(engine, RunRequest.of(pipeline));
    }

    final <E extends RunEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static NodeResult node(RunResult result, String name) {
        return result.node(name).orElseThrow();
    }

    static String message(RunResult result, String name) {
        return node(result, name).message();
    }

    static ArtifactRecord output(RunResult result, String node) {
        return requireNonNull(node(result, node).outputs().get(TEXT), () -> "output of " + node);
    }

    final String text(RunResult result, String node) throws IOException {
        return Files.readString(store().resolve(output(result, node).uri()).resolve("text"));
    }

    /// What a call throws, which must be one of ours with this code.
    static AbstractStringAssert<?> assertFails(ErrorCode code, ThrowingCallable call) {
        HeadraceException thrown = assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(call)
                .actual();
        assertThat(thrown.code()).as(thrown.getMessage()).isEqualTo(code);
        return assertThat(thrown.getMessage());
    }
}
