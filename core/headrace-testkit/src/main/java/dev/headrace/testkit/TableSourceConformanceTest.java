package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.spi.Table;
import dev.headrace.data.spi.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [TableSource], and every [Table] that it opens, promises. A source's own test extends this
/// class and says how to write a table in each of its formats; each check then reads all of them.
///
/// The allocators of the checks end empty, or the check fails.
public abstract class TableSourceConformanceTest {
    private static final int BATCH_ROWS = 64;
    private static final int MANY = 200;
    private static final List<Column> COLUMNS = List.of(
            new Column("married", ColumnType.BOOLEAN),
            new Column("age", ColumnType.INTEGER),
            new Column("income", ColumnType.REAL),
            new Column("job title", ColumnType.TEXT),
            new Column("born", ColumnType.DATE),
            new Column("seen", ColumnType.TIMESTAMP));
    private static final List<String> NAMES = COLUMNS.stream().map(Column::name).toList();

    @TempDir
    Path root = Path.of("");

    /// For the source's own test.
    protected TableSourceConformanceTest() {}

    /// The source.
    ///
    /// @return a source; each check asks once
    protected abstract TableSource newTableSource();

    /// Writes a table in each of the source's formats.
    ///
    /// @param directory an empty directory
    /// @param columns names and types
    /// @param rows for each column a `Boolean`, `Long`, `Double` (NaN and infinities included), `String`,
    ///     `LocalDate`, `LocalDateTime`, or null where the value is missing; may be empty
    /// @return the file of each format that can hold such a table; at least one
    /// @throws IOException if a file cannot be written
    protected abstract List<Path> write(Path directory, List<Column> columns, List<List<@Nullable Object>> rows)
            throws IOException;

    /// Writes a table of two columns, in each of the formats that can hold them: `numbers`, a list of
    /// integers, and `person`, a struct of `name`, a text, and `age`, an integer.
    ///
    /// @param directory an empty directory
    /// @param rows a list of `Long` and null, or null; and a list of a name and an age, or null
    /// @return the file of each such format; empty if there is none
    /// @throws IOException if a file cannot be written
    protected abstract List<Path> writeNested(Path directory, List<Nested> rows) throws IOException;

    /// Whether files of different columns are refused. A format whose rows name their own columns may unite
    /// them.
    ///
    /// @param file a file of one of the formats
    /// @return true unless overridden
    protected boolean refusesOtherColumns(Path file) {
        return true;
    }

    /// Whether a batch has at most the rows that were asked for. A source whose files hold batches may give
    /// those.
    ///
    /// @return true unless overridden
    protected boolean cutsBatches() {
        return true;
    }

    /// Whether values of the six types of examples come back with their types. Where a format has no types, a
    /// source may find others that hold the same values.
    ///
    /// @param file a file of one of the formats
    /// @return true unless overridden
    protected boolean keepsTypes(Path file) {
        return true;
    }

    /// A row of nested values.
    ///
    /// @param numbers the list
    /// @param name the struct's name
    /// @param age the struct's age
    protected record Nested(
            @Nullable List<@Nullable Long> numbers,
            @Nullable String name,
            @Nullable Long age) {}

    @Test
    final void everyValueComesBackInOrderAndWithItsType() throws IOException {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, rows())) {
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                assertThat(table.schema().getFields())
                        .as("columns of %s", file)
                        .extracting(Field::getName)
                        .isEqualTo(NAMES);
                assertRows(table.rows(), rows().size());
                List<List<@Nullable Object>> found = scan(table, NAMES, BATCH_ROWS);
                if (keepsTypes(file)) {
                    assertThat(table.schema().getFields())
                            .as("types of %s", file)
                            .extracting(Field::getType)
                            .isEqualTo(COLUMNS.stream()
                                    .map(column -> column.type().arrow())
                                    .toList());
                    assertThat(found).as("rows of %s", file).isEqualTo(rows());
                } else {
                    assertThat(texts(found)).as("rows of %s, as texts", file).isEqualTo(texts(rows()));
                }
            }
        }
    }

    @Test
    final void columnsComeInTheOrderAsked() throws IOException {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, many(0))) {
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                assertThat(scan(table, List.of("job title", "age"), BATCH_ROWS))
                        .as("two columns of %s", file)
                        .isEqualTo(many(0).stream()
                                .map(row -> Arrays.asList(row.get(3), row.get(1)))
                                .toList());
                assertThat(scan(table, List.of("seen"), BATCH_ROWS)).hasSize(MANY);
            }
        }
    }

    @Test
    final void severalFilesAreOneTableInTheOrderGiven() throws IOException {
        TableSource source = newTableSource();
        List<Path> first = write(Files.createDirectory(root.resolve("first")), COLUMNS, many(0));
        List<Path> second = write(Files.createDirectory(root.resolve("second")), COLUMNS, many(MANY));
        for (int i = 0; i < first.size(); i++) {
            List<List<@Nullable Object>> expected = new ArrayList<>(many(MANY));
            expected.addAll(many(0));
            expected.addAll(many(MANY));
            List<Path> files = List.of(second.get(i), first.get(i), second.get(i));
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(files, ReadOptions.SNIFF, allocator)) {
                assertRows(table.rows(), expected.size());
                assertThat(scan(table, NAMES, BATCH_ROWS))
                        .as("rows of %s", files)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    final void filesOfDifferentColumnsAreRefused() throws IOException {
        TableSource source = newTableSource();
        List<Column> others = List.of(new Column("age", ColumnType.INTEGER), new Column("size", ColumnType.REAL));
        List<Path> first = write(Files.createDirectory(root.resolve("first")), COLUMNS, many(0));
        List<Path> second =
                write(Files.createDirectory(root.resolve("second")), others, List.of(row(1L, 1.5), row(2L, 2.5)));
        for (int i = 0; i < first.size(); i++) {
            Path one = first.get(i);
            Path two = second.get(i);
            if (refusesOtherColumns(one)) {
                try (BufferAllocator allocator = new RootAllocator()) {
                    assertThatExceptionOfType(HeadraceException.class)
                            .as("%s and %s", one, two)
                            .isThrownBy(() -> source.open(List.of(one, two), ReadOptions.SNIFF, allocator))
                            .withMessageContaining(one.toString())
                            .withMessageContaining(two.toString())
                            .withMessageContaining("column 1 is")
                            .extracting(HeadraceException::code)
                            .isEqualTo(DataErrorCode.DATA_COLUMNS);
                    assertThat(allocator.getAllocatedMemory()).isZero();
                }
            }
        }
    }

    @Test
    final void severalScansMayRunAtOnce() throws Exception {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, many(0))) {
            try (ExecutorService executor = Executors.newFixedThreadPool(NAMES.size());
                    BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                List<Future<List<List<@Nullable Object>>>> scans = new ArrayList<>();
                for (String name : NAMES) {
                    scans.add(executor.submit(() -> scan(table, List.of(name), BATCH_ROWS)));
                }
                for (int column = 0; column < NAMES.size(); column++) {
                    int at = column;
                    assertThat(scans.get(column).get())
                            .as("column %s of %s", column, file)
                            .isEqualTo(many(0).stream()
                                    .map(row -> Arrays.asList(row.get(at)))
                                    .toList());
                }
            }
        }
    }

    @Test
    final void scansDoNotDisturbEachOther() throws IOException {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, many(0))) {
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator);
                    ArrowReader one = table.scan(List.of("age"), BATCH_ROWS, allocator);
                    ArrowReader two = table.scan(List.of("age"), BATCH_ROWS, allocator)) {
                List<List<@Nullable Object>> first = new ArrayList<>();
                List<List<@Nullable Object>> second = new ArrayList<>();
                while (load(one, first)) {
                    assertThat(load(two, second)).isTrue();
                }
                assertThat(load(two, second)).isFalse();
                assertThat(first).as("age of %s", file).isEqualTo(second).hasSize(MANY);
            }
        }
    }

    @Test
    final void aTableWithoutRowsHasColumns() throws IOException {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, List.of())) {
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                assertRows(table.rows(), 0);
                assertThat(table.schema().getFields())
                        .as("columns of %s", file)
                        .extracting(Field::getName)
                        .isEqualTo(NAMES);
                assertThat(scan(table, NAMES, BATCH_ROWS))
                        .as("rows of %s", file)
                        .isEmpty();
            }
        }
    }

    @Test
    final void anUnknownColumnIsRefusedAndTheNearestNamed() throws IOException {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, rows())) {
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                assertThatExceptionOfType(HeadraceException.class)
                        .isThrownBy(() -> table.scan(List.of("age", "incme"), BATCH_ROWS, allocator))
                        .withMessageContaining(file.toString())
                        .withMessageContaining("did you mean 'income'?")
                        .extracting(HeadraceException::code)
                        .isEqualTo(DataErrorCode.DATA_COLUMNS);
                assertThatExceptionOfType(HeadraceException.class)
                        .isThrownBy(() -> table.weight("incme"))
                        .extracting(HeadraceException::code)
                        .isEqualTo(DataErrorCode.DATA_COLUMNS);
            }
        }
    }

    @Test
    final void noColumnAColumnTwiceAndNoRowsAreNoScan() throws IOException {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, rows())) {
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                assertThatIllegalArgumentException().isThrownBy(() -> table.scan(List.of(), BATCH_ROWS, allocator));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> table.scan(List.of("age", "age"), BATCH_ROWS, allocator));
                assertThatIllegalArgumentException().isThrownBy(() -> table.scan(NAMES, 0, allocator));
            }
        }
    }

    @Test
    final void batchesHaveNoMoreRowsThanAskedFor() throws IOException {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, many(0))) {
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator);
                    ArrowReader reader = table.scan(NAMES, BATCH_ROWS, allocator)) {
                long count = 0;
                while (reader.loadNextBatch()) {
                    int found = reader.getVectorSchemaRoot().getRowCount();
                    assertThat(found).as("rows of a batch").isPositive();
                    assertThat(!cutsBatches() || found <= BATCH_ROWS)
                            .as("%s rows in a batch of %s", found, file)
                            .isTrue();
                    count += found;
                }
                assertThat(count).as("rows of %s", file).isEqualTo(MANY);
                assertThat(reader.loadNextBatch()).as("behind the end").isFalse();
            }
        }
    }

    @Test
    final void aScanMayBeClosedBeforeItsEnd() throws IOException {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, many(0))) {
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                assertThat(allocator.getAllocatedMemory())
                        .as("memory after opening %s", file)
                        .isZero();
                table.scan(NAMES, BATCH_ROWS, allocator).close();
                try (ArrowReader reader = table.scan(NAMES, BATCH_ROWS, allocator)) {
                    assertThat(reader.loadNextBatch()).isTrue();
                }
                assertThat(allocator.getAllocatedMemory())
                        .as("memory after the scans of %s", file)
                        .isZero();
            }
        }
    }

    @Test
    final void nestedValuesAreIntact() throws IOException {
        TableSource source = newTableSource();
        List<Nested> rows = List.of(
                new Nested(Arrays.asList(1L, null, 3L), "Ada", 36L),
                new Nested(List.of(), "Bob", null),
                new Nested(null, null, 7L),
                new Nested(List.of(Long.MAX_VALUE), "", 0L));
        for (Path file : writeNested(root, rows)) {
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator);
                    ArrowReader reader = table.scan(List.of("person", "numbers"), BATCH_ROWS, allocator)) {
                assertThat(reader.loadNextBatch()).isTrue();
                VectorSchemaRoot batch = reader.getVectorSchemaRoot();
                assertThat(batch.getRowCount()).as("rows of %s", file).isEqualTo(rows.size());
                for (int row = 0; row < rows.size(); row++) {
                    Nested expected = rows.get(row);
                    assertThat(batch.getVector("numbers").getObject(row))
                            .as("numbers of row %s of %s", row, file)
                            .isEqualTo(expected.numbers());
                    assertThat(member(batch, "name", row))
                            .as("name in row %s of %s", row, file)
                            .isEqualTo(expected.name());
                    assertThat(member(batch, "age", row))
                            .as("age in row %s of %s", row, file)
                            .isEqualTo(
                                    expected.age() == null
                                            ? null
                                            : expected.age().toString());
                }
            }
        }
    }

    @Test
    final void weightsArePositive() throws IOException {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, many(0))) {
            try (BufferAllocator allocator = new RootAllocator();
                    Table table = source.open(List.of(file), ReadOptions.SNIFF, allocator)) {
                for (String name : NAMES) {
                    assertThat(table.weight(name)).as("weight of %s", name).isPositive();
                }
            }
        }
    }

    @Test
    final void itReadsItsFilesByNameOrFirstBytesAndNoOthers() throws IOException {
        TableSource source = newTableSource();
        for (Path file : write(root, COLUMNS, many(0))) {
            assertThat(source.reads(file)).as("reads %s", file).isTrue();
        }
        Path image = Files.write(root.resolve("unnamed"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3, 4});
        assertThat(source.reads(image)).as("reads an image").isFalse();
        assertThat(source.reads(root.resolve("image.png")))
                .as("reads what is not there")
                .isFalse();
    }

    @Test
    final void aFileThatIsNotThereIsNamed() throws IOException {
        TableSource source = newTableSource();
        Path missing = root.resolve("missing.csv");
        try (BufferAllocator allocator = new RootAllocator()) {
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> source.open(List.of(missing), ReadOptions.SNIFF, allocator))
                    .withMessageContaining(missing.toString())
                    .extracting(HeadraceException::code)
                    .isEqualTo(DataErrorCode.DATA_UNREADABLE);
            assertThatIllegalArgumentException().isThrownBy(() -> source.open(List.of(), ReadOptions.SNIFF, allocator));
        }
    }

    private static @Nullable String member(VectorSchemaRoot batch, String name, int row) {
        Object person = batch.getVector("person").getObject(row);
        Object value = person instanceof Map<?, ?> members ? members.get(name) : null;
        return value == null ? null : value.toString();
    }

    private static void assertRows(OptionalLong rows, long expected) {
        if (rows.isPresent()) {
            assertThat(rows.getAsLong()).as("rows announced").isEqualTo(expected);
        }
    }

    private static List<List<String>> texts(List<List<@Nullable Object>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(String::valueOf).toList())
                .toList();
    }

    private static List<List<@Nullable Object>> rows() {
        return List.of(
                row(true, 39L, 2174.25, "engineer", "1984-02-29", "2024-02-29T13:45:00.123456"),
                row(false, -1L, Double.NaN, "a \"quoted\", title", "1969-12-31", "1969-12-31T23:59:59"),
                Arrays.asList(null, null, null, null, null, null),
                row(true, Long.MAX_VALUE, Double.NEGATIVE_INFINITY, "Ångström 数", "2000-01-01", "2000-01-01T00:00:01"),
                row(
                        false,
                        Long.MIN_VALUE,
                        Double.POSITIVE_INFINITY,
                        " two\nlines ",
                        "9999-12-31",
                        "2038-01-19T03:14:08"),
                row(true, 0L, -1.0e-300, "{\"not\": [\"json\"]}", "0001-01-01", "0001-01-01T00:00:01"));
    }

    private static List<List<@Nullable Object>> many(int from) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = from; i < from + MANY; i++) {
            rows.add(row(i % 2 == 0, (long) i, i / 8.0, "text " + i, "2024-01-01", "2024-01-01T00:00:01"));
        }
        return rows;
    }

    private static List<@Nullable Object> row(
            boolean married, long age, double income, String title, String born, String seen) {
        return Arrays.asList(married, age, income, title, LocalDate.parse(born), LocalDateTime.parse(seen));
    }

    private static List<@Nullable Object> row(long age, double size) {
        return Arrays.asList(age, size);
    }

    private static List<List<@Nullable Object>> scan(Table table, List<String> columns, int batchRows)
            throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator()) {
            try (ArrowReader reader = table.scan(columns, batchRows, allocator)) {
                assertThat(reader.getVectorSchemaRoot().getSchema().getFields())
                        .extracting(Field::getName)
                        .isEqualTo(columns);
                while (load(reader, rows)) {
                    assertThat(rows).isNotEmpty();
                }
            }
            assertThat(allocator.getAllocatedMemory())
                    .as("memory after closing")
                    .isZero();
        }
        return rows;
    }

    private static boolean load(ArrowReader reader, List<List<@Nullable Object>> rows) throws IOException {
        if (!reader.loadNextBatch()) {
            return false;
        }
        VectorSchemaRoot batch = reader.getVectorSchemaRoot();
        for (int row = 0; row < batch.getRowCount(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int column = 0; column < batch.getFieldVectors().size(); column++) {
                FieldVector vector = batch.getVector(column);
                boolean known = ColumnType.of(vector.getField()).isPresent();
                values.add(known ? Values.get(vector, row) : vector.getObject(row));
            }
            rows.add(values);
        }
        return true;
    }
}
