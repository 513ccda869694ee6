package dev.headrace.data.duckdb;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.spi.DataReader;
import dev.headrace.data.spi.DataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;

/// What was read, as texts.
///
/// @param columns the columns
/// @param rows the values of each row, `null` where they are missing
/// @param batches the rows of each batch
/// @param quarantined what could not be read
/// @param total how many rows there were said to be
record Tables(
        List<Column> columns,
        List<List<String>> rows,
        List<Integer> batches,
        List<QuarantinedRow> quarantined,
        long total) {
    static DataSource source() {
        return source(1);
    }

    static DataSource source(int threads) {
        return new DuckDbDataSource(new DuckDbConfig("512MB", threads, Optional.empty()));
    }

    static Tables read(Path... files) throws IOException {
        return read(source(), ReadOptions.SNIFF, files);
    }

    static Tables read(DataSource source, ReadOptions options, Path... files) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                DataReader reader = source.open(List.of(files), options, allocator)) {
            List<List<String>> rows = new ArrayList<>();
            List<Integer> batches = new ArrayList<>();
            while (reader.next()) {
                batches.add(reader.batch().getRowCount());
                for (int row = 0; row < reader.batch().getRowCount(); row++) {
                    List<String> values = new ArrayList<>();
                    for (FieldVector vector : reader.batch().getFieldVectors()) {
                        values.add(String.valueOf(vector.getObject(row)));
                    }
                    rows.add(values);
                }
            }
            List<QuarantinedRow> quarantined = new ArrayList<>();
            reader.quarantined(quarantined::add);
            return new Tables(reader.columns(), rows, batches, quarantined, reader.totalRows());
        }
    }

    /// The types by name.
    Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new TreeMap<>();
        columns.forEach(column -> types.put(column.name(), column.type()));
        return types;
    }

    /// The values of one column.
    List<String> values(int column) {
        return rows.stream().map(row -> row.get(column)).toList();
    }

    /// Number and reason of each row in quarantine.
    List<String> reasons() {
        return quarantined.stream().map(row -> row.row() + ": " + row.reason()).toList();
    }
}
