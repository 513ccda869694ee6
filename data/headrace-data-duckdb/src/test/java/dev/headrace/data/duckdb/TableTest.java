package dev.headrace.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.ReadOptions.Format;
import dev.headrace.data.spi.ReaderTable;
import dev.headrace.data.spi.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableTest {
    private static final DuckDbTableSource SOURCE =
            new DuckDbTableSource(new DuckDbConfig("512MB", 2, Optional.empty()));

    @TempDir
    Path directory = Path.of("");

    @Test
    void parquetKeepsItsTypesAndItsWeights() throws IOException {
        Path file = Parquet.write(
                directory.resolve("a.parquet"),
                "SELECT (range % 5)::TINYINT AS small, 1.25::DECIMAL(9, 2) AS price, TIME '10:11:12' AS time,"
                        + " {'a': [range], 'b': 'x' || range} AS nested, md5(range::VARCHAR) AS text,"
                        + " TIMESTAMP_NS '2024-01-01' AS seen FROM range(100)");
        try (BufferAllocator allocator = new RootAllocator();
                Table table = SOURCE.open(List.of(file), ReadOptions.SNIFF, allocator)) {
            assertThat(table.schema().getFields().stream().map(Field::toString))
                    .containsExactly(
                            "small: Int(8, true)",
                            "price: Decimal(9, 2, 128)",
                            "time: Time(MICROSECOND, 64)",
                            "nested: Struct<a: List<l: Int(64, true)>, b: Utf8>",
                            "text: Utf8",
                            "seen: Timestamp(NANOSECOND, null)");
            assertThat(table.rows()).hasValue(100);
            assertThat(table.readsColumnsApart()).isTrue();
            assertThat(table.weight("text"))
                    .isGreaterThan(table.weight("small"))
                    .isGreaterThan(3200);
            assertThat(table.weight("nested")).isGreaterThan(table.weight("small"));
        }
    }

    @Test
    void anEmptyFieldIsMissingAndAnEmptyTextIsNot() throws IOException {
        Path file = write("a.csv", "a,b\n1,x\n,\"\"\n3,\n");
        assertThat(rows(file, ReadOptions.SNIFF)).containsExactly("[1, x]", "[null, ]", "[3, null]");
    }

    @Test
    void datesThatMayBeConfusedAreTexts() throws IOException {
        assertThat(types(write("a.csv", "a,b\n1/2/2024,1\n3/2/2024,\n"))).containsExactly("Utf8", "Int(64, true)");
        assertThat(types(write("b.csv", "a,b\n2024-02-01,2024-02-01 10:11:12\n2024-02-03,\n")))
                .containsExactly("Date(DAY)", "Timestamp(MICROSECOND, null)");
    }

    @Test
    void typesThatAreGivenAndTheDelimiterAreTaken() throws IOException {
        Path file = write("a.txt", "a|b\n1|x\n");
        assertThat(rows(file, new ReadOptions(Format.CSV, '|', Map.of("a", ColumnType.REAL))))
                .containsExactly("[1.0, x]");
    }

    @Test
    void aValueThatDoesNotFitIsNamedWithItsLine() throws IOException {
        Path file = write("a.csv", "a,b\n" + "1,x\n".repeat(30_000) + "oops,x\n");
        assertUnreadable(
                file, file + ": line 30002 cannot be read: column 'a': could not convert \"oops\" to 'BIGINT'");
    }

    @Test
    void aRowOfTooManyFieldsIsNamedWithItsLine() throws IOException {
        Path file = write("a.csv", "a,b\n" + "1,x\n".repeat(30_000) + "1,2,3\n");
        assertUnreadable(file, file + ": line 30002 cannot be read: Expected Number of Columns: 2 Found: 3");
    }

    @Test
    void jsonThatIsBrokenIsNamedWithItsLine() throws IOException {
        Path file = write("a.jsonl", "{\"a\": 1}\n{\"a\": tru\n");
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> rows(file, ReadOptions.SNIFF))
                .withMessageContaining(file.toString())
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_UNREADABLE);
    }

    @Test
    void aKeyThatOnlyTheLastRowsHaveIsAColumn() throws IOException {
        Path file = write("a.jsonl", "{\"a\": 1}\n".repeat(30_000) + "{\"a\": 2, \"b\": {\"c\": [1]}}\n");
        List<String> rows = rows(file, ReadOptions.SNIFF);
        assertThat(rows).hasSize(30_001);
        assertThat(rows.getLast()).isEqualTo("[2, {\"c\":[1]}]");
    }

    @Test
    void keysThatDifferInCaseAreTwoColumns() throws IOException {
        Path file = write("a.jsonl", "{\"a\": 1, \"A\": 3}\n{\"A\": 2}\n");
        assertThat(rows(file, ReadOptions.SNIFF)).containsExactly("[1, 3]", "[null, 2]");
    }

    @Test
    void whatDuckDbReadsOtherwiseIsRefused() throws IOException {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> rows(write("one.csv", "a\n1\n\n2\n"), ReadOptions.SNIFF))
                .withMessageContaining("it has one column")
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_UNREADABLE);
    }

    @Test
    void whatIsRefusedIsReadWithoutTheRowsThatCannotBe() throws IOException {
        Path file = write("a.csv", "a,b\n" + "1,x\n".repeat(3000) + "1,2,3\n");
        try (BufferAllocator allocator = new RootAllocator()) {
            Table table = ReaderTable.open(Tables.source(), List.of(file), ReadOptions.SNIFF, allocator);
            assertThat(rows(table, allocator)).hasSize(3000).contains("[1, x]");
            List<QuarantinedRow> quarantined = new ArrayList<>();
            ((ReaderTable) table).quarantined(quarantined::add, allocator);
            assertThat(quarantined).extracting(QuarantinedRow::row).containsExactly(3001L);
            assertThat(table.rows()).isEmpty();
        }
    }

    private static void assertUnreadable(Path file, String message) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> rows(file, ReadOptions.SNIFF))
                .withMessage(message)
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_UNREADABLE);
    }

    private static List<String> types(Path file) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                Table table = SOURCE.open(List.of(file), ReadOptions.SNIFF, allocator)) {
            return table.schema().getFields().stream()
                    .map(field -> field.getType().toString())
                    .toList();
        }
    }

    private static List<String> rows(Path file, ReadOptions options) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                Table table = SOURCE.open(List.of(file), options, allocator)) {
            return rows(table, allocator);
        }
    }

    private static List<String> rows(Table table, BufferAllocator allocator) throws IOException {
        List<String> names =
                table.schema().getFields().stream().map(Field::getName).toList();
        List<String> rows = new ArrayList<>();
        try (ArrowReader reader = table.scan(names, 65_536, allocator)) {
            while (reader.loadNextBatch()) {
                for (int row = 0; row < reader.getVectorSchemaRoot().getRowCount(); row++) {
                    List<String> values = new ArrayList<>();
                    for (FieldVector column : reader.getVectorSchemaRoot().getFieldVectors()) {
                        values.add(String.valueOf(column.getObject(row)));
                    }
                    rows.add(values.toString());
                }
            }
        }
        return rows;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
