package dev.headrace.benchmarks;

import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.engine.CacheMode;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.NodeResult;
import dev.headrace.runtime.engine.NodeState;
import dev.headrace.runtime.engine.RunListener;
import dev.headrace.runtime.engine.RunRequest;
import dev.headrace.runtime.engine.RunResult;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What the engine adds to 1,000 nodes that do next to nothing, with artifacts and SQLite on the disk: executed,
/// and taken whole from the cache. One shot in a fresh JVM each, as a command line would see it. Run it, after
/// `mvn -Dquick -DskipTests install`, with
/// `mvn -Dquick process-classes exec:exec -pl benchmarks/headrace-benchmarks -Djmh=EngineOverhead`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class EngineOverheadBenchmark {
    /// How many nodes.
    static final int NODES = 1_000;

    /// `chain`: each node reads from the one before; `wide`: all read from the first.
    @Param({"chain", "wide"})
    @SuppressWarnings("NullAway.Init") // JMH sets it
    String shape;

    private @Nullable Path store;

    /// Makes an empty store, and fills it for the cached run.
    ///
    /// @throws IOException if it cannot be made
    @Setup(Level.Iteration)
    public void makeStore() throws IOException {
        store = Files.createTempDirectory("headrace-overhead");
    }

    /// Removes it.
    ///
    /// @throws IOException if it cannot be removed
    @TearDown(Level.Iteration)
    public void removeStore() throws IOException {
        if (store != null) {
            delete(store);
        }
    }

    /// Every node is executed.
    ///
    /// @return the result, behind the gate
    @Benchmark
    public RunResult executed() {
        return gate(run(store(), pipeline(shape)), NodeState.COMPLETE);
    }

    /// The state for the cached run: a store in which everything is known.
    @State(Scope.Benchmark)
    public static class Filled {
        /// Fills it.
        ///
        /// @param benchmark the benchmark with its empty store
        @Setup(Level.Iteration)
        public void fill(EngineOverheadBenchmark benchmark) {
            gate(run(benchmark.store(), pipeline(benchmark.shape)), NodeState.COMPLETE);
        }
    }

    /// Every node is taken from the cache.
    ///
    /// @param filled says that the store is filled
    /// @return the result, behind the gate
    @Benchmark
    public RunResult cached(Filled filled) {
        return gate(run(store(), pipeline(shape)), NodeState.CACHED);
    }

    private Path store() {
        if (store == null) {
            throw new IllegalStateException("the store is made by the set-up");
        }
        return store;
    }

    /// A pipeline of the benchmark's size.
    static Pipeline pipeline(String shape) {
        Pipeline.Builder builder = Pipeline.builder("overhead");
        for (int i = 0; i < NODES; i++) {
            int number = i;
            builder.node("node-" + number, "trivial", node -> {
                node.set("text", "note " + number);
                if (number > 0) {
                    node.input("before", (shape.equals("chain") ? "node-" + (number - 1) : "node-0") + ".note");
                }
            });
        }
        return builder.build();
    }

    /// Opens an engine, runs and closes.
    static RunResult run(Path store, Pipeline pipeline) {
        Map<String, String> settings = Map.of("store", store.toString(), "plugins", "");
        try (Engine engine = Engine.open(settings, InstantSource.system())) {
            return engine.run(RunRequest.of(pipeline).withCache(CacheMode.USE), RunListener.silent());
        }
    }

    /// Proves that every node did what is measured.
    static RunResult gate(RunResult result, NodeState expected) {
        for (NodeResult node : result.nodes()) {
            if (node.state() != expected || !node.outputs().containsKey("note")) {
                throw new IllegalStateException(node + " should be " + expected);
            }
        }
        if (result.nodes().size() != NODES) {
            throw new IllegalStateException(result.nodes().size() + " nodes instead of " + NODES);
        }
        return result;
    }

    /// Deletes a tree.
    static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
