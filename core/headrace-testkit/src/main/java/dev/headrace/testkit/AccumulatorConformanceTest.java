package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.validation.spi.Accumulator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What every [Accumulator] promises. An accumulator's own test extends this class and says how to make one
/// and what to fold. Results are compared as records, so every component must have an `equals` by value;
/// doubles are then equal if their bits are.
///
/// @param <A> the accumulator
/// @param <R> its result
public abstract class AccumulatorConformanceTest<A extends Accumulator<A, R>, R extends Record> {
    private static final int REPETITIONS = 4;
    private static final int MOST_PARTS = 7;

    /// For the accumulator's own test.
    protected AccumulatorConformanceTest() {}

    /// Makes an accumulator; all that are made have equal settings.
    ///
    /// @return one that has folded nothing
    protected abstract A newAccumulator();

    /// Makes a vector with everything that is special: nulls, and what the type has of zeros, NaN,
    /// infinities, extremes, empty values and repeated ones.
    ///
    /// @param allocator what to allocate from
    /// @param random where the values come from
    /// @param rows how many, from 1 on
    /// @return a vector of that many rows, which the kit closes
    protected abstract FieldVector newColumn(BufferAllocator allocator, RandomGenerator random, int rows);

    /// How many rows the tests fold. Where an accumulator changes its ways beyond some number, more than
    /// that.
    ///
    /// @return at least 100
    protected int rows() {
        return 3_000;
    }

    /// What of a result must not depend on how the rows were split and merged. All of it, unless the
    /// accumulator says what is only within a bound, and then its own test holds it to that bound.
    ///
    /// @param result a result
    /// @return the result, or one without that part
    protected R independent(R result) {
        return result;
    }

    @RepeatedTest(REPETITIONS)
    final void foldingPartsInAnyOrderAndMergingThemGivesTheWhole(RepetitionInfo repetition) {
        withColumn(repetition.getCurrentRepetition(), column -> {
            RandomGenerator random = new SplittableRandom(-repetition.getCurrentRepetition());
            List<A> parts = parts(column, random);
            while (parts.size() > 1) {
                A taken = parts.remove(random.nextInt(parts.size()));
                parts.get(random.nextInt(parts.size())).merge(taken);
            }
            assertThat(independent(parts.getFirst().result()))
                    .isEqualTo(independent(whole(column).result()));
        });
    }

    @RepeatedTest(REPETITIONS)
    final void foldingSlicesOneAfterTheOtherGivesTheWhole(RepetitionInfo repetition) {
        withColumn(repetition.getCurrentRepetition(), column -> {
            RandomGenerator random = new SplittableRandom(repetition.getCurrentRepetition());
            A sliced = newAccumulator();
            int from = 0;
            for (int to : cuts(column, random)) {
                sliced.fold(column, from, to);
                from = to;
            }
            assertThat(sliced.result()).isEqualTo(whole(column).result());
        });
    }

    @Test
    final void mergingIsCommutative() {
        withColumn(1, column -> {
            int half = column.getValueCount() / 2;
            A left = folded(column, 0, half);
            left.merge(folded(column, half, column.getValueCount()));
            A right = folded(column, half, column.getValueCount());
            right.merge(folded(column, 0, half));
            assertThat(independent(left.result())).isEqualTo(independent(right.result()));
        });
    }

    @Test
    final void mergingOneThatFoldedNothingChangesNothing() {
        withColumn(2, column -> {
            R expected = whole(column).result();
            A left = whole(column);
            left.merge(newAccumulator());
            assertThat(left.result()).isEqualTo(expected);
            A right = newAccumulator();
            right.merge(whole(column));
            assertThat(right.result()).isEqualTo(expected);
        });
    }

    @Test
    final void foldingNoRowsChangesNothing() {
        withColumn(3, column -> {
            A accumulator = whole(column);
            accumulator.fold(column, 5, 5);
            assertThat(accumulator.result()).isEqualTo(whole(column).result());
            A empty = newAccumulator();
            empty.fold(column, 0, 0);
            assertThat(empty.result()).isEqualTo(newAccumulator().result());
        });
    }

    @Test
    final void whatWasMergedIsUnchangedAndMayGoOn() {
        withColumn(4, column -> {
            int half = column.getValueCount() / 2;
            A merged = folded(column, 0, half);
            R before = merged.result();
            A into = folded(column, half, column.getValueCount());
            into.merge(merged);
            R whole = into.result();
            assertThat(merged.result()).isEqualTo(before);
            merged.fold(column, half, column.getValueCount());
            assertThat(merged.result()).isEqualTo(whole(column).result());
            assertThat(into.result()).as("the one that it was merged into").isEqualTo(whole);
        });
    }

    @Test
    final void askingForTheResultDisturbsNothing() {
        withColumn(5, column -> {
            int half = column.getValueCount() / 2;
            A accumulator = folded(column, 0, half);
            R early = accumulator.result();
            assertThat(accumulator.result()).isEqualTo(early);
            accumulator.fold(column, half, column.getValueCount());
            assertThat(accumulator.result()).isEqualTo(whole(column).result());
            assertThat(early).isEqualTo(folded(column, 0, half).result());
        });
    }

    @Test
    final void vectorsAreBorrowed() {
        withColumn(6, column -> {
            List<ByteBuffer> bytes = bytes(column);
            List<Integer> references = references(column);
            whole(column).result();
            assertThat(references(column)).isEqualTo(references);
            assertThat(bytes(column)).isEqualTo(bytes);
        });
    }

    @Test
    final void anyNumberOfRowsCanBeFolded() {
        for (int rows : new int[] {1, 2, 7, 8, 9, 63, 64, 65, 127, 1_023, 1_024, 1_025}) {
            withColumn(rows, rows, column -> {
                A slices = newAccumulator();
                for (int row = 0; row < rows; row++) {
                    slices.fold(column, row, row + 1);
                }
                assertThat(slices.result())
                        .as("%d rows", rows)
                        .isEqualTo(whole(column).result());
            });
        }
    }

    private void withColumn(long seed, Consumer<FieldVector> test) {
        withColumn(seed, rows(), test);
    }

    private void withColumn(long seed, int rows, Consumer<FieldVector> test) {
        // The allocator fails on closing if a buffer was kept.
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector column = newColumn(allocator, new SplittableRandom(seed), rows)) {
            assertThat(column.getValueCount()).as("rows of newColumn()").isEqualTo(rows);
            test.accept(column);
        }
    }

    private A whole(FieldVector column) {
        return folded(column, 0, column.getValueCount());
    }

    private A folded(FieldVector column, int from, int to) {
        A accumulator = newAccumulator();
        accumulator.fold(column, from, to);
        return accumulator;
    }

    /// Accumulators that have folded every row once together.
    private List<A> parts(FieldVector column, RandomGenerator random) {
        List<A> parts = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(MOST_PARTS); i++) {
            parts.add(newAccumulator());
        }
        int from = 0;
        for (int to : cuts(column, random)) {
            parts.get(random.nextInt(parts.size())).fold(column, from, to);
            from = to;
        }
        return parts;
    }

    /// Where slices end, in ascending order; the last is the end of the column.
    private static SortedSet<Integer> cuts(FieldVector column, RandomGenerator random) {
        SortedSet<Integer> cuts = new TreeSet<>();
        cuts.add(column.getValueCount());
        for (int i = 0; i < 3 * MOST_PARTS; i++) {
            cuts.add(random.nextInt(column.getValueCount()));
        }
        return cuts;
    }

    private static List<Integer> references(FieldVector column) {
        return Arrays.stream(column.getBuffers(false))
                .map(buffer -> buffer.getReferenceManager().getRefCount())
                .toList();
    }

    private static List<ByteBuffer> bytes(FieldVector column) {
        List<ByteBuffer> all = new ArrayList<>();
        for (ArrowBuf buffer : column.getBuffers(false)) {
            byte[] bytes = new byte[(int) buffer.writerIndex()];
            buffer.getBytes(0, bytes);
            all.add(ByteBuffer.wrap(bytes));
        }
        return all;
    }
}
