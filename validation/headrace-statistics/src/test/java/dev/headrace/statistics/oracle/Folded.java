package dev.headrace.statistics.oracle;

import dev.headrace.statistics.ColumnAccumulator;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.validation.ColumnStatistics;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// Statistics of many values of one column.
final class Folded {
    private static final int BATCH = 50_000;

    private Folded() {}

    static ColumnStatistics doubles(StatisticsOptions options, ArrowType type, double... values) {
        return fold(Field.nullable("numbers", type), options, values.length, (vector, from, to) -> {
            for (int i = from; i < to; i++) {
                switch (vector) {
                    case Float8Vector reals -> reals.set(i - from, values[i]);
                    case BigIntVector integers -> integers.set(i - from, (long) values[i]);
                    default -> throw new IllegalArgumentException(type.toString());
                }
            }
        });
    }

    static ColumnStatistics integers(StatisticsOptions options, long... values) {
        Field field = Field.nullable("numbers", new ArrowType.Int(Long.SIZE, true));
        return fold(field, options, values.length, (vector, from, to) -> {
            for (int i = from; i < to; i++) {
                ((BigIntVector) vector).set(i - from, values[i]);
            }
        });
    }

    static ColumnStatistics texts(StatisticsOptions options, List<String> values) {
        Field field = Field.nullable("texts", ArrowType.Utf8.INSTANCE);
        return fold(field, options, values.size(), (vector, from, to) -> {
            for (int i = from; i < to; i++) {
                ((VarCharVector) vector).setSafe(i - from, TableMaker.bytes(values.get(i)));
            }
        });
    }

    /// Fills a vector with the values of a range of rows.
    @FunctionalInterface
    interface Filler {
        void fill(FieldVector vector, int from, int to);
    }

    static ColumnStatistics fold(Field field, StatisticsOptions options, int size, Filler filler) {
        ColumnAccumulator accumulator = new ColumnAccumulator(field, options);
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = field.createVector(allocator)) {
            vector.setInitialCapacity(Math.min(size, BATCH));
            for (int from = 0; from < size; from += BATCH) {
                int to = Math.min(size, from + BATCH);
                vector.allocateNew();
                filler.fill(vector, from, to);
                vector.setValueCount(to - from);
                accumulator.fold(vector, 0, to - from);
            }
        }
        return accumulator.result();
    }
}
