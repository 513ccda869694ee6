package dev.headrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.engine.NodeState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the engine to its budget: 1,000 trivial nodes in under 10 seconds, and in under 2 from the cache.
@Tag("thorough")
class EngineOverheadTest {
    private static final Duration EXECUTED = Duration.ofSeconds(10);
    private static final Duration CACHED = Duration.ofSeconds(2);

    @TempDir
    Path store;

    @ParameterizedTest
    @ValueSource(strings = {"chain", "wide"})
    void aThousandTrivialNodesStayWithinTheBudget(String shape) {
        Pipeline pipeline = EngineOverheadBenchmark.pipeline(shape);
        long start = System.nanoTime();
        EngineOverheadBenchmark.gate(EngineOverheadBenchmark.run(store, pipeline), NodeState.COMPLETE);
        long executed = System.nanoTime();
        EngineOverheadBenchmark.gate(EngineOverheadBenchmark.run(store, pipeline), NodeState.CACHED);
        long cached = System.nanoTime();
        assertThat(Duration.ofNanos(executed - start)).isLessThan(EXECUTED);
        assertThat(Duration.ofNanos(cached - executed)).isLessThan(CACHED);
    }
}
