package dev.headrace.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonLinesTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void theColumnsAreTheKeysOfAllRowsInTheOrderOfTheirFirstUse() throws IOException {
        Tables table = json("{\"b\": 1}\n{\"a\": 2.5, \"b\": 3}\n{}\n{\"c\": null, \"a\": 1}\n");
        assertThat(table.columns())
                .containsExactly(
                        new Column("b", ColumnType.INTEGER),
                        new Column("a", ColumnType.REAL),
                        new Column("c", ColumnType.TEXT));
        assertThat(table.rows())
                .containsExactly(
                        List.of("1", "null", "null"),
                        List.of("3", "2.5", "null"),
                        List.of("null", "null", "null"),
                        List.of("null", "1.0", "null"));
    }

    @Test
    void nestedValuesAreJsonText() throws IOException {
        Tables table = json("{\"a\": {\"x\": [1, \"\u00e9\"]}, \"b\": [1,2], \"c\": 1}\n");
        assertThat(table.rows()).containsExactly(List.of("{\"x\": [1, \"\u00e9\"]}", "[1,2]", "1"));
    }

    @Test
    void textsAreTypedAsOtherFilesTextsAre() throws IOException {
        Tables table =
                json("{\"a\": \"12\", \"b\": \"\", \"c\": true}\r\n\r\n{\"a\": 13, \"b\": \"x\", \"c\": \"no\"}");
        assertThat(table.columns())
                .extracting(Column::type)
                .containsExactly(ColumnType.INTEGER, ColumnType.TEXT, ColumnType.BOOLEAN);
        assertThat(table.rows()).containsExactly(List.of("12", "", "true"), List.of("13", "x", "false"));
    }

    @Test
    void brokenLinesAreKeptAsideAndGiveNoColumns() throws IOException {
        Tables table = json("{\"a\": 1}\n{\"new\": 1, \"a\": }\n[1]\n7\n{\"a\": 1, \"a\": 2}\n{\"a\": 1} {\"a\": 2}\n"
                + "{\" \": 1}\n\n{\"a\": 2}\n{\"a\"");
        assertThat(table.columns()).containsExactly(new Column("a", ColumnType.INTEGER));
        assertThat(table.values(0)).containsExactly("1", "2");
        assertThat(table.total()).isEqualTo(9);
        assertThat(table.reasons().get(0)).startsWith("2: line 2 cannot be read: Unexpected character ('}'");
        assertThat(table.reasons())
                .contains(
                        "3: line 3 cannot be read: it is an array, and an object was expected",
                        "4: line 4 cannot be read: it is a number, and an object was expected",
                        "5: line 5 cannot be read: Duplicate field 'a'",
                        "6: line 6 cannot be read: something follows the object",
                        "7: line 7 cannot be read: a key is blank");
        assertThat(table.quarantined().getLast().row()).isEqualTo(9);
        assertThat(table.quarantined().getLast().text()).isEqualTo("{\"a\"");
    }

    @Test
    void objectsInAFileOfAnyNameAreFoundByTheirFirstByte() throws IOException {
        Path file = Files.writeString(directory.resolve("data"), "\ufeff\n{\"a\": 1}\n");
        assertThat(Tables.read(file).rows()).containsExactly(List.of("1"));
    }

    private Tables json(String text) throws IOException {
        return Tables.read(Files.writeString(directory.resolve("data.jsonl"), text));
    }
}
