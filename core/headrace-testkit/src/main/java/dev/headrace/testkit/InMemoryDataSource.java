package dev.headrace.testkit;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.spi.DataReader;
import dev.headrace.data.spi.DataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// A data source whose files are tables in memory, put there by a test: the fake for tests. The paths name the
/// tables; no file is read.
///
/// Thread-safe. Types are those that the table was put with, or as [ReadOptions#types] says.
public final class InMemoryDataSource implements DataSource {
    private static final int BATCH_ROWS = 3;

    private final Map<Path, Table> tables = new ConcurrentHashMap<>();

    /// A row of a table.
    public sealed interface Row {
        /// A row with its values.
        ///
        /// @param values a `Boolean`, `Long`, `Double`, `String`, `LocalDate`, `LocalDateTime` or null for each
        ///     column
        record Good(List<@Nullable Object> values) implements Row {
            /// Copies the values.
            public Good {
                values = Collections.unmodifiableList(new ArrayList<>(values));
            }
        }

        /// A row that cannot be read.
        ///
        /// @param reason what is wrong with it
        /// @param text the row as it stands in the file
        record Broken(String reason, String text) implements Row {}
    }

    private record Table(List<Column> columns, List<Row> rows) {}

    /// Makes a source that has no tables.
    public InMemoryDataSource() {}

    /// Puts a table, in place of one of that path.
    ///
    /// @param file the path that names it
    /// @param columns at least one
    /// @param rows in order
    /// @return this
    public InMemoryDataSource put(Path file, List<Column> columns, List<Row> rows) {
        tables.put(file, new Table(List.copyOf(columns), List.copyOf(rows)));
        return this;
    }

    @Override
    public DataReader open(List<Path> files, ReadOptions options, BufferAllocator allocator) {
        List<Table> found = new ArrayList<>();
        for (Path file : files) {
            Table table = tables.get(file);
            if (table == null) {
                throw new HeadraceException(DataErrorCode.DATA_UNREADABLE, "There is no table " + file);
            }
            if (table.rows.isEmpty()) {
                throw new HeadraceException(DataErrorCode.DATA_EMPTY, file + " has no rows");
            }
            found.add(table);
        }
        List<Column> columns = found.getFirst().columns;
        for (Table table : found) {
            if (!table.columns.equals(columns)) {
                throw new HeadraceException(
                        DataErrorCode.DATA_COLUMNS, files + " have the columns " + table.columns + " and " + columns);
            }
        }
        return new Reader(files, found, typed(columns, options.types()), allocator);
    }

    private static List<Column> typed(List<Column> columns, Map<String, ColumnType> types) {
        return columns.stream()
                .map(column -> new Column(column.name(), types.getOrDefault(column.name(), column.type())))
                .toList();
    }

    private static final class Reader implements DataReader {
        private final List<Column> columns;
        private final VectorSchemaRoot batch;
        private final List<Row.Good> good = new ArrayList<>();
        private final List<QuarantinedRow> broken = new ArrayList<>();
        private int read;

        Reader(List<Path> files, List<Table> tables, List<Column> columns, BufferAllocator allocator) {
            this.columns = columns;
            for (int i = 0; i < files.size(); i++) {
                String name = requireNonNull(files.get(i).getFileName()).toString();
                List<Row> rows = tables.get(i).rows;
                for (int row = 0; row < rows.size(); row++) {
                    switch (rows.get(row)) {
                        case Row.Good values -> good.add(values);
                        case Row.Broken(String reason, String text) ->
                            broken.add(new QuarantinedRow(name, row + 1, null, reason, text));
                    }
                }
            }
            this.batch = VectorSchemaRoot.create(
                    new Schema(columns.stream()
                            .map(column -> column.type().field(column.name()))
                            .toList()),
                    allocator);
        }

        @Override
        public List<Column> columns() {
            return columns;
        }

        @Override
        public long totalRows() {
            return (long) good.size() + broken.size();
        }

        @Override
        public boolean next() {
            batch.clear();
            batch.allocateNew();
            int rows = Math.min(BATCH_ROWS, good.size() - read);
            for (int row = 0; row < rows; row++) {
                List<@Nullable Object> values = good.get(read++).values();
                for (int column = 0; column < columns.size(); column++) {
                    Object value = values.get(column);
                    if (value != null) {
                        Values.set(batch.getVector(column), row, value);
                    }
                }
            }
            batch.setRowCount(rows);
            return rows > 0;
        }

        @Override
        public VectorSchemaRoot batch() {
            return batch;
        }

        @Override
        public void quarantined(Consumer<QuarantinedRow> consumer) {
            broken.forEach(consumer);
        }

        @Override
        public void close() {
            batch.close();
        }
    }
}
