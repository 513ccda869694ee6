package dev.headrace.benchmarks.statistics;

import dev.headrace.statistics.MomentsAccumulator.Moments;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// Counts, least and greatest value, mean and deviation of 80 MB of doubles in memory, of which 2 % are
/// missing. The budget: at most four times [VectorSumBenchmark]. Run it, after `mvn -Dquick -DskipTests
/// install`, with `mvn -Dquick process-classes exec:exec -pl benchmarks/headrace-benchmarks
/// -Djmh=ArrowMoments`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ArrowMomentsBenchmark.VALUES)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ArrowMomentsBenchmark {
    /// How many values.
    static final int VALUES = 10_000_000;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private MemoryBatches column;

    /// Generates the column, and passes the gate.
    @Setup(Level.Trial)
    public void generate() {
        column = MemoryBatches.of("normal", VALUES);
        MemoryGate.moments(InMemory.moments(column), column);
    }

    /// Releases the column.
    @TearDown(Level.Trial)
    public void release() {
        column.close();
    }

    /// One thread.
    ///
    /// @return the moments
    @Benchmark
    @Threads(1)
    public Moments oneThread() {
        return InMemory.moments(column);
    }

    /// Two threads, each over all values: time is for a value of each, so that of one thread means twice the
    /// speed.
    ///
    /// @return the moments
    @Benchmark
    @Threads(2)
    public Moments twoThreads() {
        return InMemory.moments(column);
    }
}
