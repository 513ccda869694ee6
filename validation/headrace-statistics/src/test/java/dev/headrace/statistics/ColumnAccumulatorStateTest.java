package dev.headrace.statistics;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.testkit.MergeableStateConformanceTest;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.Nested;

/// The laws of the state of a column. Those of its result, past the exact counts too, are in
/// [ColumnAccumulatorTest].
final class ColumnAccumulatorStateTest {
    /// The laws, for values of one type.
    abstract static class Laws extends MergeableStateConformanceTest<ColumnAccumulator> {
        private final Column column;

        Laws(ColumnType type) {
            column = new Column("c", type);
        }

        /// A value by chance, more than [#rows] of which may differ.
        abstract Object value(Random random);

        @Override
        protected final ColumnAccumulator newState() {
            return new ColumnAccumulator(column);
        }

        @Override
        protected final void fold(ColumnAccumulator state, BufferAllocator allocator, int from, int to) {
            try (FieldVector vector = Vectors.of(allocator, column, to - from, row -> {
                Random random = new Random(from + row);
                return random.nextInt(10) == 0 ? null : value(random);
            })) {
                state.fold(vector, 0, to - from);
            }
        }

        @Override
        protected final void merge(ColumnAccumulator into, ColumnAccumulator other) {
            into.merge(other);
        }

        @Override
        protected final byte[] write(ColumnAccumulator state) {
            StateOutput output = new StateOutput();
            state.write(output);
            return output.toBytes();
        }

        @Override
        protected final ColumnAccumulator read(byte[] bytes) {
            ColumnAccumulator state = newState();
            StateInput input = new StateInput(bytes);
            state.read(input);
            input.end();
            return state;
        }

        @Override
        protected final Object result(ColumnAccumulator state) {
            return state.result();
        }
    }

    @Nested
    final class FewTextsTest extends Laws {
        FewTextsTest() {
            super(ColumnType.TEXT);
        }

        @Override
        Object value(Random random) {
            return "text number " + random.nextInt(30);
        }
    }

    @Nested
    final class ManyRealsTest extends Laws {
        ManyRealsTest() {
            super(ColumnType.REAL);
        }

        @Override
        Object value(Random random) {
            return random.nextGaussian();
        }

        @Override
        protected int rows() {
            return 25_000;
        }

        @Override
        protected int rowsToDamage() {
            return 20_000;
        }
    }

    @Nested
    final class ManyIntegersTest extends Laws {
        ManyIntegersTest() {
            super(ColumnType.INTEGER);
        }

        @Override
        Object value(Random random) {
            return random.nextLong() >> random.nextInt(Long.SIZE);
        }

        @Override
        protected int rows() {
            return 25_000;
        }
    }

    @Nested
    final class TimestampsTest extends Laws {
        TimestampsTest() {
            super(ColumnType.TIMESTAMP);
        }

        @Override
        Object value(Random random) {
            return 1_700_000_000_000_000L + random.nextInt(1_000_000_000);
        }
    }
}
