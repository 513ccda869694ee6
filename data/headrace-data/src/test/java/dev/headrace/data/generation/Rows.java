package dev.headrace.data.generation;

import dev.headrace.data.Column;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesIndex;
import dev.headrace.data.ExamplesReader;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.spi.DataReader;
import dev.headrace.testkit.InMemoryDataSource;
import dev.headrace.testkit.InMemoryDataSource.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// Rows of examples, written and read, for tests.
final class Rows {
    private Rows() {}

    static Row good(@Nullable Object... values) {
        return new Row.Good(Arrays.asList(values));
    }

    static Row broken(String reason) {
        return new Row.Broken(reason, "text of it");
    }

    /// The values of a split's rows as texts, `null` where they are missing.
    static List<List<String>> of(Path directory, String split) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator();
                ExamplesReader reader = Examples.open(directory).read(split, allocator)) {
            while (reader.next()) {
                for (int row = 0; row < reader.batch().getRowCount(); row++) {
                    List<String> values = new ArrayList<>();
                    for (FieldVector vector : reader.batch().getFieldVectors()) {
                        values.add(String.valueOf(vector.getObject(row)));
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    /// Writes examples: all good rows into one split.
    static ExamplesIndex write(Path directory, String split, String source, List<Column> columns, Row... rows)
            throws IOException {
        Path table = Path.of(source);
        InMemoryDataSource memory = new InMemoryDataSource().put(table, columns, List.of(rows));
        try (BufferAllocator allocator = new RootAllocator();
                DataReader reader = memory.open(List.of(table), ReadOptions.SNIFF, allocator);
                ExamplesWriter writer = new ExamplesWriter(directory, columns, List.of(split), allocator)) {
            while (reader.next()) {
                for (int row = 0; row < reader.batch().getRowCount(); row++) {
                    writer.add(split, reader.batch(), row);
                }
            }
            List<QuarantinedRow> quarantined = new ArrayList<>();
            reader.quarantined(quarantined::add);
            for (QuarantinedRow row : quarantined) {
                writer.quarantine(row);
            }
            return writer.finish(source);
        }
    }
}
