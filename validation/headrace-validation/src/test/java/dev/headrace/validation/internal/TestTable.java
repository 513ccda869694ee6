package dev.headrace.validation.internal;

import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.validation.DatasetStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/// Examples of a test, by split.
public final class TestTable {
    private final Map<String, List<TestColumn>> splits = new TreeMap<>();
    private int quarantined;

    /// Sets a split; all have equal columns.
    public TestTable with(String split, TestColumn... columns) {
        splits.put(split, List.of(columns));
        return this;
    }

    /// Deals rows into `train`, the first four fifths, and `eval`.
    public static TestTable dealt(TestColumn... columns) {
        int rows = columns[0].values().size();
        int train = rows * 4 / 5;
        return new TestTable().with("train", rows(0, train, columns)).with("eval", rows(train, rows, columns));
    }

    private static TestColumn[] rows(int from, int to, TestColumn... columns) {
        return Arrays.stream(columns).map(column -> column.rows(from, to)).toArray(TestColumn[]::new);
    }

    /// Puts rows into quarantine.
    public TestTable withQuarantined(int rows) {
        quarantined = rows;
        return this;
    }

    /// The statistics of a split.
    public DatasetStatistics statistics(String split) {
        List<TestColumn> columns = splits.getOrDefault(split, List.of());
        return new DatasetStatistics(
                split,
                columns.getFirst().values().size(),
                columns.stream().map(TestColumn::statistics).toList());
    }

    /// The statistics of all splits.
    public List<DatasetStatistics> statistics() {
        return splits.keySet().stream().map(this::statistics).toList();
    }

    /// Writes the statistics as their artifact.
    public Path writeStatistics(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (DatasetStatistics statistics : statistics()) {
            JsonRecords.write(directory.resolve(statistics.split() + DatasetStatistics.SUFFIX), statistics);
        }
        return directory;
    }

    /// Writes the rows as an artifact of examples.
    public Path writeExamples(Path directory, BufferAllocator allocator) throws IOException {
        Files.createDirectories(directory);
        List<Column> columns = splits.values().iterator().next().stream()
                .map(TestColumn::column)
                .toList();
        try (ExamplesWriter writer = new ExamplesWriter(directory, columns, List.copyOf(splits.keySet()), allocator)) {
            for (Map.Entry<String, List<TestColumn>> split : splits.entrySet()) {
                try (VectorSchemaRoot batch = batch(split.getValue(), allocator)) {
                    for (int row = 0; row < batch.getRowCount(); row++) {
                        writer.add(split.getKey(), batch, row);
                    }
                }
            }
            for (int row = 1; row <= quarantined; row++) {
                writer.quarantine(new QuarantinedRow("rows.csv", row, null, "not a row", "?"));
            }
            writer.finish("rows.csv");
        }
        return directory;
    }

    /// The rows of columns as one batch, to be closed by the caller.
    public static VectorSchemaRoot batch(List<TestColumn> columns, BufferAllocator allocator) {
        VectorSchemaRoot root = VectorSchemaRoot.create(
                new Schema(columns.stream()
                        .map(column -> column.type().field(column.name()))
                        .toList()),
                allocator);
        root.allocateNew();
        for (TestColumn column : columns) {
            FieldVector vector = root.getVector(column.name());
            for (int row = 0; row < column.values().size(); row++) {
                set(vector, row, column.values().get(row));
            }
        }
        root.setRowCount(columns.getFirst().values().size());
        return root;
    }

    private static void set(FieldVector vector, int row, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (vector) {
            case BigIntVector integers -> integers.setSafe(row, (Long) value);
            case Float8Vector reals -> reals.setSafe(row, (Double) value);
            case VarCharVector texts -> texts.setSafe(row, new Text((String) value));
            case BitVector bits -> bits.setSafe(row, (Boolean) value ? 1 : 0);
            case DateDayVector days -> days.setSafe(row, (int) (long) (Long) value);
            default -> throw new IllegalArgumentException(vector.getClass().getName());
        }
    }
}
