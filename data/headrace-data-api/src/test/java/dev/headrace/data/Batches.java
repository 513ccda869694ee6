package dev.headrace.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Batches of one column of each type, for tests.
final class Batches {
    static final List<Column> COLUMNS = List.of(
            new Column("boolean", ColumnType.BOOLEAN),
            new Column("integer", ColumnType.INTEGER),
            new Column("real", ColumnType.REAL),
            new Column("text", ColumnType.TEXT),
            new Column("date", ColumnType.DATE),
            new Column("timestamp", ColumnType.TIMESTAMP));

    private Batches() {}

    static VectorSchemaRoot empty(BufferAllocator allocator) {
        VectorSchemaRoot batch = VectorSchemaRoot.create(
                new Schema(COLUMNS.stream()
                        .map(column -> column.type().field(column.name()))
                        .toList()),
                allocator);
        batch.allocateNew();
        return batch;
    }

    /// Adds a row: an Integer of 0 or 1, a Long, a Double, a String, an Integer of days, a Long of microseconds.
    static void add(VectorSchemaRoot batch, @Nullable Object... values) {
        int row = batch.getRowCount();
        for (int column = 0; column < values.length; column++) {
            Object value = values[column];
            if (value != null) {
                set(batch.getVector(column), row, value);
            }
        }
        batch.setRowCount(row + 1);
    }

    private static void set(FieldVector vector, int row, Object value) {
        switch (vector) {
            case BitVector bits -> bits.setSafe(row, (Integer) value);
            case BigIntVector integers -> integers.setSafe(row, (Long) value);
            case Float8Vector reals -> reals.setSafe(row, (Double) value);
            case VarCharVector texts -> texts.setSafe(row, ((String) value).getBytes(UTF_8));
            case DateDayVector dates -> dates.setSafe(row, (Integer) value);
            case TimeStampMicroVector times -> times.setSafe(row, (Long) value);
            default -> throw new IllegalArgumentException(vector.getField().toString());
        }
    }
}
