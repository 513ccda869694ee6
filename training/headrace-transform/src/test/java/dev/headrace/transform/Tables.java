package dev.headrace.transform;

import dev.headrace.data.Column;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// Batches and examples of rows, for tests: a row is an array of what [RowTransform] takes.
public final class Tables {
    private Tables() {}

    /// A batch, to be closed by the caller.
    public static VectorSchemaRoot batch(
            List<Column> columns, List<@Nullable Object[]> rows, BufferAllocator allocator) {
        VectorSchemaRoot root = VectorSchemaRoot.create(
                new Schema(columns.stream()
                        .map(column -> column.type().field(column.name()))
                        .toList()),
                allocator);
        root.allocateNew();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                set(root.getVector(column), row, rows.get(row)[column]);
            }
        }
        root.setRowCount(rows.size());
        return root;
    }

    /// Examples of one split.
    public static Examples write(
            Path directory,
            String split,
            List<Column> columns,
            List<@Nullable Object[]> rows,
            BufferAllocator allocator)
            throws IOException {
        Files.createDirectories(directory);
        try (ExamplesWriter writer = new ExamplesWriter(directory, columns, List.of(split), allocator);
                VectorSchemaRoot batch = batch(columns, rows, allocator)) {
            for (int row = 0; row < rows.size(); row++) {
                writer.add(split, batch, row);
            }
            writer.finish("rows of a test");
        }
        return Examples.open(directory);
    }

    private static void set(FieldVector vector, int row, @Nullable Object value) {
        if (value == null) {
            vector.setNull(row);
            return;
        }
        switch (vector) {
            case BitVector flags -> flags.setSafe(row, (Boolean) value ? 1 : 0);
            case BigIntVector numbers -> numbers.setSafe(row, (Long) value);
            case Float8Vector numbers -> numbers.setSafe(row, (Double) value);
            case VarCharVector texts -> texts.setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
            case DateDayVector days -> days.setSafe(row, Math.toIntExact((Long) value));
            case TimeStampMicroVector times -> times.setSafe(row, (Long) value);
            default -> throw new IllegalArgumentException("a vector of examples was expected: " + vector.getClass());
        }
    }
}
