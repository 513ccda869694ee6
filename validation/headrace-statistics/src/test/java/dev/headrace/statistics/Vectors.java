package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// Makes vectors and statistics for tests.
public final class Vectors {
    private Vectors() {}

    /// A vector of values by row: Boolean, Long, Double, String, days as Integer, microseconds as Long, or
    /// null.
    public static FieldVector of(
            BufferAllocator allocator, Column column, int rows, IntFunction<@Nullable Object> values) {
        FieldVector vector = column.type().field(column.name()).createVector(allocator);
        vector.setInitialCapacity(rows);
        vector.allocateNew();
        for (int row = 0; row < rows; row++) {
            Object value = values.apply(row);
            if (value == null) {
                vector.setNull(row);
            } else {
                set(vector, row, value);
            }
        }
        vector.setValueCount(rows);
        return vector;
    }

    /// The same without the most frequent values.
    static ColumnStatistics withoutTop(ColumnStatistics column) {
        return new ColumnStatistics(
                column.name(),
                column.valueType(),
                column.unit(),
                column.rows(),
                column.missing(),
                column.levels(),
                column.values(),
                column.distinct(),
                column.distinctError(),
                List.of(),
                0,
                column.numeric(),
                column.text(),
                column.bytes(),
                column.weighted(),
                column.semantic(),
                column.digest());
    }

    /// Statistics of values.
    public static ColumnStatistics statistics(ColumnType type, List<? extends @Nullable Object> values) {
        return statistics(new Column("c", type), values.size(), values::get);
    }

    public static ColumnStatistics statistics(Column column, int rows, IntFunction<@Nullable Object> values) {
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = of(allocator, column, rows, values)) {
            ColumnAccumulator accumulator = new ColumnAccumulator(column);
            accumulator.fold(vector, 0, rows);
            return accumulator.result();
        }
    }

    public static ColumnStatistics statistics(double... values) {
        return statistics(
                ColumnType.REAL,
                Arrays.stream(values).boxed().map(value -> (Object) value).toList());
    }

    private static void set(FieldVector vector, int row, Object value) {
        switch (vector) {
            case BitVector booleans -> booleans.set(row, (Boolean) value ? 1 : 0);
            case BigIntVector integers -> integers.set(row, (Long) value);
            case Float8Vector reals -> reals.set(row, (Double) value);
            case VarCharVector texts -> texts.setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
            case DateDayVector days -> days.set(row, (Integer) value);
            case TimeStampMicroVector times -> times.set(row, (Long) value);
            default -> throw new IllegalArgumentException(requireNonNull(vector).toString());
        }
    }
}
