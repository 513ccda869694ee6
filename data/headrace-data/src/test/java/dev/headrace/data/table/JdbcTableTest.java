package dev.headrace.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On SQLite; what PostgreSQL gives is tested with the command, which has its driver.
final class JdbcTableTest {
    private static final int ROWS = 2_500;

    @TempDir
    Path directory = Path.of("");

    private int connections;

    @BeforeEach
    void fill() throws SQLException {
        execute("CREATE TABLE Trips (id INTEGER, fare REAL, town VARCHAR(20), paid BOOLEAN, day DATE,"
                + " at TIMESTAMP, raw BLOB, free)");
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO Trips VALUES (?,?,?,?,?,?,?,?)")) {
            connection.setAutoCommit(false);
            for (int row = 0; row < ROWS; row++) {
                insert.setLong(1, (1L << 40) + row);
                insert.setObject(2, row % 5 == 0 ? null : row / 8.0);
                insert.setString(3, "town " + row);
                insert.setInt(4, row % 2);
                insert.setString(5, "2026-03-0" + (1 + row % 9));
                insert.setString(6, "2026-03-01 10:00:0" + row % 10 + ".250");
                insert.setBytes(7, ("raw " + row).getBytes(UTF_8));
                insert.setObject(8, row % 3 == 0 ? (Object) row : 0.5);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        connections = 0;
    }

    @Test
    void columnsHaveTheTypesThatAreDeclaredOrFound() {
        try (JdbcTable table = JdbcTable.ofTable(this::connect, "Trips", "shop")) {
            assertThat(table.schema().getFields().stream().map(field -> field.getName() + " " + field.getType()))
                    .containsExactly(
                            "id Int(64, true)",
                            "fare FloatingPoint(DOUBLE)",
                            "town Utf8",
                            "paid Bool",
                            "day Date(DAY)",
                            "at Timestamp(MICROSECOND, null)",
                            "raw Binary",
                            "free FloatingPoint(DOUBLE)");
        }
    }

    @Test
    void everyRowIsReadOnceInBatchesOfAtMostTheSizeAskedFor() throws IOException {
        try (JdbcTable table = JdbcTable.ofQuery(this::connect, "SELECT * FROM Trips ORDER BY id", "shop")) {
            List<List<@Nullable Object>> rows = rows(table, 700);
            assertThat(rows).hasSize(ROWS);
            assertThat(connections).isEqualTo(1);
            assertThat(rows.get(1))
                    .containsExactly(
                            (1L << 40) + 1, 0.125, "town 1", true, 20_514, "2026-03-01T10:00:01.250", "raw 1", 0.5);
            assertThat(rows.get(2_400).get(1)).isNull();
            assertThat(rows.get(2_400).get(7)).isEqualTo(2_400.0);
        }
    }

    @Test
    void aSecondScanExecutesTheQueryAnewWithTheColumnsOfTheFirst() throws IOException {
        try (JdbcTable table = JdbcTable.ofQuery(this::connect, "SELECT * FROM Trips ORDER BY id", "shop")) {
            assertThat(rows(table, 1_000)).isEqualTo(rows(table, 10_000));
            assertThat(connections).isEqualTo(2);
        }
    }

    @Test
    void columnsAreReadInTheOrderAsked() throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                JdbcTable table = JdbcTable.ofQuery(this::connect, "SELECT * FROM Trips ORDER BY id", "shop");
                ArrowReader reader = table.scan(List.of("town", "id"), 10, allocator)) {
            assertThat(reader.loadNextBatch()).isTrue();
            assertThat(reader.getVectorSchemaRoot().getVector(0).getObject(3)).hasToString("town 3");
            assertThat(reader.getVectorSchemaRoot().getVector(1).getObject(3)).isEqualTo((1L << 40) + 3);
        }
    }

    @Test
    void aTableWithoutRowsHasColumns() throws SQLException, IOException {
        execute("CREATE TABLE bare (a INTEGER, b)");
        try (JdbcTable table = JdbcTable.ofTable(this::connect, "bare", "shop")) {
            assertThat(table.schema().getFields()).extracting(Field::getName).containsExactly("a", "b");
            assertThat(rows(table, 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "INTEGER | 'ten' | the text 'ten', which does not fit the column's type INTEGER",
                "REAL | 'ten' | the text 'ten', which does not fit the column's type REAL",
                "REAL | x'0102' | byte[] 2 bytes, which does not fit the column's type REAL",
                "TEXT | x'0102' | byte[] 2 bytes, which does not fit the column's type TEXT",
                "BOOLEAN | 2 | integer 2, which does not fit the column's type BOOLEAN",
            })
    void aValueOfAnotherTypeIsNamedByRowAndColumn(String declared, String value, String message) throws SQLException {
        execute("CREATE TABLE mixed (v " + declared + ")");
        execute("INSERT INTO mixed VALUES (1), (NULL), (" + value + ")");
        try (JdbcTable table = JdbcTable.ofTable(this::connect, "mixed", "shop")) {
            refused(() -> rows(table, 10), DataErrorCode.DATA_UNREADABLE)
                    .startsWith("shop: row 3 has in column 'v' " + message);
        }
    }

    @Test
    void aRealBehindTheFirstThousandRowsOfIntegersIsNamed() throws SQLException {
        execute("CREATE TABLE late (v INTEGER)");
        execute("INSERT INTO late SELECT id % 10 FROM Trips LIMIT 1000");
        execute("INSERT INTO late VALUES (1.5)");
        try (JdbcTable table = JdbcTable.ofTable(this::connect, "late", "shop")) {
            refused(() -> rows(table, 10), DataErrorCode.DATA_UNREADABLE)
                    .startsWith(
                            "shop: row 1001 has in column 'v' double 1.5, which does not fit the column's type INTEGER");
        }
    }

    @Test
    void aTableIsFoundInUpperOrLowerCaseAndAnUnknownOneIsNamed() {
        try (JdbcTable table = JdbcTable.ofTable(this::connect, "TRIPS", "shop")) {
            assertThat(table.schema().getFields()).hasSize(8);
        }
        refused(() -> JdbcTable.ofTable(this::connect, "Trps", "shop"), DataErrorCode.DATA_UNREADABLE)
                .isEqualTo("shop has no table 'Trps'; did you mean 'Trips'?");
    }

    @Test
    void namesOfTablesAreQuoted() throws SQLException, IOException {
        execute("CREATE TABLE \"a \"\"b; c\" (d INTEGER)");
        execute("INSERT INTO \"a \"\"b; c\" VALUES (7)");
        try (JdbcTable table = JdbcTable.ofTable(this::connect, "a \"b; c", "shop")) {
            assertThat(rows(table, 10)).containsExactly(List.of(7L));
        }
    }

    @Test
    void mistakesInAQueryAreNamed() {
        refused(() -> JdbcTable.ofQuery(this::connect, "SELECT * FORM Trips", "shop"), DataErrorCode.DATA_UNREADABLE)
                .startsWith("shop cannot be read: ")
                .contains("FORM");
        refused(() -> JdbcTable.ofQuery(this::connect, "SELECT 1 AS a, 2 AS a", "shop"), DataErrorCode.DATA_COLUMNS)
                .contains("columns 1 and 2 are both named 'a'");
    }

    private static AbstractStringAssert<?> refused(ThrowingCallable call, DataErrorCode code) {
        return assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(call)
                .matches(e -> e.code() == code)
                .extracting(HeadraceException::getMessage, InstanceOfAssertFactories.STRING);
    }

    private static List<List<@Nullable Object>> rows(JdbcTable table, int batchRows) throws IOException {
        List<String> names =
                table.schema().getFields().stream().map(Field::getName).toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator();
                ArrowReader reader = table.scan(names, batchRows, allocator)) {
            while (reader.loadNextBatch()) {
                int count = reader.getVectorSchemaRoot().getRowCount();
                assertThat(count).isBetween(1, batchRows);
                for (int row = 0; row < count; row++) {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (FieldVector column : reader.getVectorSchemaRoot().getFieldVectors()) {
                        values.add(plain(column.getObject(row)));
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> new String(bytes, UTF_8);
            case Number number -> number;
            case Boolean bool -> bool;
            default -> value.toString();
        };
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        connections++;
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("shop.db"));
    }
}
