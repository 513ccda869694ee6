package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.spi.DataReader;
import dev.headrace.data.spi.DataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [DataSource] promises. A source's own test extends this class and says how to write a table in each
/// of its formats; each check then reads all of them.
///
/// The allocators of the checks end empty, or the check fails.
public abstract class DataSourceConformanceTest {
    private static final int THREADS = 4;
    private static final List<Column> COLUMNS = List.of(
            new Column("married", ColumnType.BOOLEAN),
            new Column("age", ColumnType.INTEGER),
            new Column("income", ColumnType.REAL),
            new Column("job title", ColumnType.TEXT),
            new Column("born", ColumnType.DATE),
            new Column("seen", ColumnType.TIMESTAMP));

    @TempDir
    Path root = Path.of("");

    /// For the source's own test.
    protected DataSourceConformanceTest() {}

    /// The source.
    ///
    /// @return a source; each check asks once
    protected abstract DataSource newDataSource();

    /// Writes a table in each of the source's formats.
    ///
    /// @param directory an empty directory
    /// @param columns names and types
    /// @param rows for each column a `Boolean`, `Long`, `Double` (NaN and infinities included), `String`,
    ///     `LocalDate`, `LocalDateTime`, or null where the value is missing
    /// @return the file of each format; at least one
    /// @throws IOException if a file cannot be written
    protected abstract List<Path> write(Path directory, List<Column> columns, List<List<@Nullable Object>> rows)
            throws IOException;

    /// Writes a table with a row in it that cannot be read, in each of the formats that can hold such a row.
    ///
    /// @param directory an empty directory
    /// @param columns names and types
    /// @param rows as for [#write]
    /// @param broken how many of the rows stand before the one that cannot be read
    /// @return the file of each such format; empty if there is none
    /// @throws IOException if a file cannot be written
    protected abstract List<Path> writeBroken(
            Path directory, List<Column> columns, List<List<@Nullable Object>> rows, int broken) throws IOException;

    @Test
    final void everyValueComesBackInOrderAndWithItsType() throws IOException {
        DataSource source = newDataSource();
        for (Path file : write(root, COLUMNS, rows())) {
            Table table = read(source, List.of(file), ReadOptions.SNIFF);
            assertThat(table.columns).as("columns of %s", file).isEqualTo(COLUMNS);
            assertThat(table.rows).as("rows of %s", file).isEqualTo(rows());
            assertThat(table.quarantined).as("quarantine of %s", file).isEmpty();
        }
    }

    @Test
    final void aColumnWithoutAnyValueIsThere() throws IOException {
        List<Column> columns = List.of(new Column("full", ColumnType.INTEGER), new Column("empty", ColumnType.TEXT));
        DataSource source = newDataSource();
        for (Path file : write(root, columns, List.of(Arrays.asList(1L, null), Arrays.asList(2L, null)))) {
            Table table = read(source, List.of(file), ReadOptions.SNIFF);
            assertThat(table.columns).as("columns of %s", file).isEqualTo(columns);
            assertThat(table.rows)
                    .as("rows of %s", file)
                    .containsExactly(Arrays.asList(1L, null), Arrays.asList(2L, null));
        }
    }

    @Test
    final void severalFilesAreOneTableInTheOrderGiven() throws IOException {
        DataSource source = newDataSource();
        for (Path file : write(root, COLUMNS, rows())) {
            List<List<@Nullable Object>> twice = new ArrayList<>(rows());
            twice.addAll(rows());
            Table table = read(source, List.of(file, file), ReadOptions.SNIFF);
            assertThat(table.total).isEqualTo(twice.size());
            assertThat(table.rows).as("rows of %s, twice", file).isEqualTo(twice);
        }
    }

    @Test
    final void theSameFilesGiveTheSameBatches() throws IOException {
        DataSource source = newDataSource();
        for (Path file : write(root, COLUMNS, many())) {
            Table first = read(source, List.of(file), ReadOptions.SNIFF);
            Table second = read(source, List.of(file), ReadOptions.SNIFF);
            assertThat(second.batches).as("rows of the batches of %s", file).isEqualTo(first.batches);
            assertThat(second.rows).as("rows of %s", file).isEqualTo(first.rows).isEqualTo(many());
        }
    }

    @Test
    final void aTypeThatIsGivenIsNotInferred() throws IOException {
        ReadOptions options = new ReadOptions(ReadOptions.Format.AUTO, null, Map.of("age", ColumnType.TEXT));
        DataSource source = newDataSource();
        for (Path file : write(root, COLUMNS, rows())) {
            Table table = read(source, List.of(file), options);
            assertThat(table.columns).as("columns of %s", file).contains(new Column("age", ColumnType.TEXT));
            assertThat(table.rows.getFirst().get(1)).as("age of %s", file).isEqualTo("39");
        }
    }

    @Test
    final void aRowThatCannotBeReadIsInQuarantineAndTheOthersAreNot() throws IOException {
        DataSource source = newDataSource();
        for (Path file : writeBroken(root, COLUMNS, many(), 5)) {
            Table table = read(source, List.of(file), ReadOptions.SNIFF);
            assertThat(table.total).as("rows of %s", file).isEqualTo(many().size() + 1);
            assertThat(table.rows).as("good rows of %s", file).isEqualTo(many());
            assertThat(table.quarantined).as("quarantine of %s", file).hasSize(1);
            QuarantinedRow row = table.quarantined.getFirst();
            assertThat(row.file()).isEqualTo(String.valueOf(file.getFileName()));
            assertThat(row.row()).isEqualTo(6);
            assertThat(row.reason()).isNotBlank();
        }
    }

    @Test
    final void aReaderMayBeClosedBeforeItsEnd() throws IOException {
        DataSource source = newDataSource();
        for (Path file : write(root, COLUMNS, many())) {
            try (BufferAllocator allocator = new RootAllocator()) {
                try (DataReader reader = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                    assertThat(reader.totalRows()).isEqualTo(many().size());
                }
                try (DataReader reader = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                    assertThat(reader.next()).isTrue();
                }
                assertThat(allocator.getAllocatedMemory()).isZero();
            }
        }
    }

    @Test
    final void behindTheEndThereIsNoMore() throws IOException {
        DataSource source = newDataSource();
        for (Path file : write(root, COLUMNS, rows())) {
            try (BufferAllocator allocator = new RootAllocator();
                    DataReader reader = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                int batches = 0;
                while (reader.next()) {
                    batches++;
                    assertThat(reader.batch().getRowCount()).isPositive();
                }
                assertThat(batches).isPositive();
                assertThat(reader.next()).isFalse();
            }
        }
    }

    @Test
    final void severalThreadsMayReadAtOnce() throws Exception {
        DataSource source = newDataSource();
        List<Path> files = write(root, COLUMNS, many());
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Table>> tables = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Path file = files.get(i % files.size());
                tables.add(executor.submit(() -> read(source, List.of(file), ReadOptions.SNIFF)));
            }
            for (Future<Table> table : tables) {
                assertThat(table.get().rows).isEqualTo(many());
            }
        }
    }

    @Test
    final void aFileThatIsNotThereIsNamed() throws IOException {
        DataSource source = newDataSource();
        Path missing = root.resolve("missing.csv");
        try (BufferAllocator allocator = new RootAllocator()) {
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> source.open(List.of(missing), ReadOptions.SNIFF, allocator))
                    .withMessageContaining(missing.toString())
                    .extracting(HeadraceException::code)
                    .isEqualTo(DataErrorCode.DATA_UNREADABLE);
        }
    }

    @Test
    final void aTableWithoutRowsIsRefused() throws IOException {
        DataSource source = newDataSource();
        for (Path file : write(root, COLUMNS, List.of())) {
            try (BufferAllocator allocator = new RootAllocator()) {
                assertThatExceptionOfType(HeadraceException.class)
                        .as("a table without rows: %s", file)
                        .isThrownBy(() -> source.open(List.of(file), ReadOptions.SNIFF, allocator))
                        .withMessageContaining(file.toString())
                        .extracting(HeadraceException::code)
                        .isEqualTo(DataErrorCode.DATA_EMPTY);
            }
        }
    }

    private static List<List<@Nullable Object>> rows() {
        return List.of(
                row(true, 39L, 2174.25, "engineer", "1984-02-29", "2024-02-29T13:45:00.123456"),
                row(false, -1L, Double.NaN, "a \"quoted\", title", "1969-12-31", "1969-12-31T23:59:59"),
                Arrays.asList(null, null, null, null, null, null),
                row(true, Long.MAX_VALUE, Double.NEGATIVE_INFINITY, "Ångström 数", "2000-01-01", "2000-01-01T00:00:00"),
                row(
                        false,
                        Long.MIN_VALUE,
                        Double.POSITIVE_INFINITY,
                        " two\nlines ",
                        "9999-12-31",
                        "2038-01-19T03:14:08"),
                row(true, 0L, -1.0e-300, "{\"not\": [\"json\"]}", "0001-01-01", "0001-01-01T00:00:00"));
    }

    private static List<List<@Nullable Object>> many() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(row(i % 2 == 0, i, i / 8.0, "text " + i, "2024-01-01", "2024-01-01T00:00:00"));
        }
        return rows;
    }

    private static List<@Nullable Object> row(
            boolean married, long age, double income, String title, String born, String seen) {
        return Arrays.asList(married, age, income, title, LocalDate.parse(born), LocalDateTime.parse(seen));
    }

    private static Table read(DataSource source, List<Path> files, ReadOptions options) throws IOException {
        try (BufferAllocator allocator = new RootAllocator()) {
            Table table;
            try (DataReader reader = source.open(files, options, allocator)) {
                table = new Table(reader.columns(), reader.totalRows());
                while (reader.next()) {
                    table.add(reader.batch());
                }
                reader.quarantined(table.quarantined::add);
            }
            assertThat(allocator.getAllocatedMemory())
                    .as("memory after closing")
                    .isZero();
            table.check();
            return table;
        }
    }

    /// What was read.
    private static final class Table {
        private final List<Column> columns;
        private final long total;
        private final List<List<@Nullable Object>> rows = new ArrayList<>();
        private final List<Integer> batches = new ArrayList<>();
        private final List<QuarantinedRow> quarantined = new ArrayList<>();

        Table(List<Column> columns, long total) {
            this.columns = columns;
            this.total = total;
        }

        void add(VectorSchemaRoot batch) {
            assertThat(batch.getFieldVectors().stream()
                            .map(vector -> ColumnType.of(vector.getField()).orElse(null)))
                    .as("types of the vectors")
                    .isEqualTo(columns.stream().map(Column::type).toList());
            batches.add(batch.getRowCount());
            for (int row = 0; row < batch.getRowCount(); row++) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int column = 0; column < columns.size(); column++) {
                    values.add(Values.get(batch.getVector(column), row));
                }
                rows.add(values);
            }
        }

        void check() {
            assertThat(rows.size() + quarantined.size())
                    .as("rows in batches and in quarantine")
                    .isEqualTo((int) total);
            assertThat(quarantined)
                    .as("quarantine")
                    .doesNotHaveDuplicates()
                    .allSatisfy(row -> assertThat(row.row()).isPositive());
        }
    }
}
