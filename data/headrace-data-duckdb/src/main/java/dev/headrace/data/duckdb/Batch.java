package dev.headrace.data.duckdb;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
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

/// The batch of a reader, filled row by row. Where it ends depends on the rows alone. Confined to one thread.
final class Batch implements AutoCloseable {
    private static final int MOST_ROWS = 16_384;
    private static final int FEWEST_ROWS = 64;
    private static final int MOST_CELLS = 1 << 20;
    private static final long MOST_TEXT_BYTES = 1L << 25;

    private final ColumnType[] types;
    private final FieldVector[] vectors;
    private final VectorSchemaRoot root;
    private final int capacity;
    private int rows;
    private long textBytes;

    Batch(List<Column> columns, BufferAllocator allocator) {
        types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        capacity = Math.clamp(MOST_CELLS / types.length, FEWEST_ROWS, MOST_ROWS);
        root = VectorSchemaRoot.create(
                new Schema(columns.stream()
                        .map(column -> column.type().field(column.name()))
                        .toList()),
                allocator);
        vectors = root.getFieldVectors().toArray(FieldVector[]::new);
    }

    VectorSchemaRoot root() {
        return root;
    }

    /// Empties the batch.
    void start() {
        root.clear();
        for (FieldVector vector : vectors) {
            vector.setInitialCapacity(capacity);
            vector.allocateNew();
        }
        rows = 0;
        textBytes = 0;
    }

    boolean isFull() {
        return rows >= capacity || textBytes >= MOST_TEXT_BYTES;
    }

    /// Adds a row.
    ///
    /// @param row its parsed values
    /// @param fields its texts
    void add(RowParser row, Fields fields) {
        for (int column = 0; column < types.length; column++) {
            if (row.isMissing(column)) {
                vectors[column].setNull(rows);
            } else {
                set(column, row, fields);
            }
        }
        rows++;
    }

    /// Ends the batch.
    ///
    /// @return how many rows it has
    int end() {
        root.setRowCount(rows);
        return rows;
    }

    @Override
    public void close() {
        root.close();
    }

    private void set(int column, RowParser row, Fields fields) {
        switch (types[column]) {
            case BOOLEAN -> ((BitVector) vectors[column]).setSafe(rows, (int) row.bits(column));
            case INTEGER -> ((BigIntVector) vectors[column]).setSafe(rows, row.bits(column));
            case REAL -> ((Float8Vector) vectors[column]).setSafe(rows, Double.longBitsToDouble(row.bits(column)));
            case TEXT -> setText((VarCharVector) vectors[column], column, fields);
            case DATE -> ((DateDayVector) vectors[column]).setSafe(rows, (int) row.bits(column));
            case TIMESTAMP -> ((TimeStampMicroVector) vectors[column]).setSafe(rows, row.bits(column));
        }
    }

    private void setText(VarCharVector texts, int column, Fields fields) {
        if (fields.form(column) == Fields.Form.ESCAPED) {
            byte[] unescaped = fields.unescape(column);
            texts.setSafe(rows, unescaped, 0, fields.unescapedLength());
            textBytes += fields.unescapedLength();
        } else {
            int length = fields.end(column) - fields.start(column);
            texts.setSafe(rows, fields.bytes(), fields.start(column), length);
            textBytes += length;
        }
    }
}
