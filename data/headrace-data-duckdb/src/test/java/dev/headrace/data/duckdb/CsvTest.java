package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.QuarantinedRow;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.ReadOptions.Format;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {
    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsFoundOut(String delimiter) throws IOException {
        Tables table = csv("a,b,c\n1,x,2.5\n2,\"y,;|\t\",3\n".replace(",", delimiter));
        assertThat(table.types().keySet()).containsExactly("a", "b", "c");
        assertThat(table.rows()).hasSize(2);
    }

    @Test
    void theDelimiterIsTheOneThatFitsMostRows() throws IOException {
        Tables table = csv("name, first;age\n1,5;2\n2,5;3\n3;4\n");
        assertThat(table.types().keySet()).containsExactly("age", "name, first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInEveryUsualWay(String end) throws IOException {
        Tables table = csv("a,b,1,\"x\",2,y,".replaceAll("([^,]*),([^,]*),", "$1,$2" + end));
        assertThat(table.rows()).containsExactly(List.of("1", "x"), List.of("2", "y"));
        assertThat(csv("a,b" + end + "1,\"x\"" + end + "2,y").rows())
                .as("without a line end at the end")
                .containsExactly(List.of("1", "x"), List.of("2", "y"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeader() throws IOException {
        assertThat(csv("\ufeffa,b\n1,2\n").types().keySet()).containsExactly("a", "b");
    }

    @Test
    void emptyIsMissingAndQuotedEmptyIsAText() throws IOException {
        Tables table = csv("n,t\n1,\n,\"\"\n\"\",x\n");
        assertThat(table.values(0)).containsExactly("1", "null", "null");
        assertThat(table.values(1)).containsExactly("null", "", "x");
    }

    @Test
    void quotesProtectDelimitersLineEndsAndDoubledQuotes() throws IOException {
        Tables table = csv("n,t\n1,\"a, \"\"b\"\"\nc\"\n\"2\",it's 5\"\n");
        assertThat(table.rows()).containsExactly(List.of("1", "a, \"b\"\nc"), List.of("2", "it's 5\""));
    }

    @Test
    void emptyLinesAreNoRows() throws IOException {
        Tables table = csv("\n\na\n\n1\n\r\n\n2\n\"\"\n\n");
        assertThat(table.values(0)).containsExactly("1", "2", "null");
    }

    @Test
    void wordsForMissingAreMissingWhereTheColumnIsNoText() throws IOException {
        Tables table = csv("n,t\n1,NA\nNA,b\n?,?\nN/A,c\nnull,d\nNULL,e\n2,f\n");
        assertThat(table.values(0)).containsExactly("1", "null", "null", "null", "null", "null", "2");
        assertThat(table.values(1)).containsExactly("NA", "b", "?", "c", "d", "e", "f");
    }

    @Test
    void brokenRowsAreKeptAsideWithNumberLineReasonAndText() throws IOException {
        Tables table = csv("a,b,c\n1,\"x\ny\",3\n2,few\n3,x,y,z\n5,\"open,8\n6,\"ok\",9\n8,\"a\"b,11\n9,fine,12\n");
        assertThat(table.values(0)).containsExactly("1", "6", "9");
        assertThat(table.quarantined())
                .containsExactly(
                        broken(2, 4, "it has 2 fields, and the header has 3", "2,few"),
                        broken(3, 5, "it has 4 fields, and the header has 3", "3,x,y,z"),
                        broken(
                                4,
                                6,
                                "text follows the closing quote of field 2, where the delimiter or the end of the"
                                        + " line was expected",
                                "5,\"open,8"),
                        broken(
                                6,
                                8,
                                "text follows the closing quote of field 2, where the delimiter or the end of the"
                                        + " line was expected",
                                "8,\"a\"b,11"));
        assertThat(table.total()).isEqualTo(7);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneRow() throws IOException {
        Tables table = csv("a,b\n1,\"x\n2,y\n3,z\n");
        assertThat(table.values(0)).containsExactly("2", "3");
        assertThat(table.reasons())
                .containsExactly("1: line 2 cannot be read: the quote that begins field 2 is never closed");
    }

    @Test
    void bytesThatAreNoTextCostTheirRowOnly() throws IOException {
        Tables table = csv("a,b\n1,caf\u00e9\n2,ok\n", ISO_8859_1);
        assertThat(table.rows()).containsExactly(List.of("2", "ok"));
        assertThat(table.reasons())
                .containsExactly("1: line 2 cannot be read: byte 0xE9 at byte 6 of it is no text in UTF-8");
    }

    @Test
    void aColumnThatIsNotAllNumbersLosesTheRowsThatAreNot() throws IOException {
        String rows = IntStream.range(0, 50).mapToObj(i -> i + "," + i).collect(Collectors.joining("\n"));
        Tables table = csv("age,big\n" + rows + "\nabc,1\n2,99999999999999999999\n1.5,3\n\n,4\n");
        assertThat(table.reasons())
                .containsExactly(
                        "51: column 'age': 'abc' is not a number",
                        "52: column 'big': '99999999999999999999' is a whole number beyond 64 bits, which no INTEGER"
                                + " column can hold");
        assertThat(table.quarantined().getFirst().column()).isEqualTo("age");
        assertThat(table.quarantined().getFirst().text()).isEqualTo("abc,1");
        assertThat(table.rows()).hasSize(52);
        assertThat(table.total()).isEqualTo(54);
    }

    @Test
    void filesOfDifferentDelimitersAreOneTable() throws IOException {
        Path first = Files.writeString(directory.resolve("a.csv"), "a,b\n1,2\n");
        Path second = Files.writeString(directory.resolve("b.csv"), "a;b\n3;x\n");
        Path third = Files.writeString(directory.resolve("c.csv"), "a|b\n");
        Tables table = Tables.read(first, second, third);
        assertThat(table.rows()).containsExactly(List.of("1", "2"), List.of("3", "x"));
    }

    @Test
    void rowsAreNumberedWithinTheirFile() throws IOException {
        Path first = Files.writeString(directory.resolve("a.csv"), "a,b\n1,2\n3,4\n");
        Path second = Files.writeString(directory.resolve("b.csv"), "a,b\n5\n6,7\n");
        List<QuarantinedRow> quarantined = Tables.read(first, second).quarantined();
        assertThat(quarantined).extracting(QuarantinedRow::file).containsExactly("b.csv");
        assertThat(quarantined).extracting(QuarantinedRow::row).containsExactly(1L);
    }

    @Test
    void threeThousandColumnsAreRead() throws IOException {
        String header = IntStream.range(0, 3000).mapToObj(i -> "column " + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, 3000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Tables table = csv(header + "\n" + (row + "\n").repeat(500));
        assertThat(table.columns()).hasSize(3000);
        assertThat(table.rows()).hasSize(500);
        assertThat(table.batches()).hasSizeGreaterThan(1);
        assertThat(table.rows().getLast().getLast()).isEqualTo("2999");
    }

    @Test
    void aRowLongerThanTheWindowIsRead() throws IOException {
        String text = "x".repeat(1_000_000);
        Tables table = csv("a,b\n1," + text + "\n2,\"" + text + "\"\"\"\n");
        assertThat(table.values(1)).containsExactly(text, text + "\"");
    }

    @Test
    void aRowThatIsFarTooLongIsKeptAsideAndTheNextIsRead() throws IOException {
        String text = "x".repeat(ByteWindow.LARGEST + 5);
        Tables table = csv("a,b\n1," + text + "\n2,y\n3,\"" + text + "\n4,z\n");
        assertThat(table.values(0)).containsExactly("2", "4");
        assertThat(table.reasons())
                .containsExactly(
                        "1: line 2 cannot be read: it is longer than 16 MiB",
                        "3: line 4 cannot be read: it is longer than 16 MiB");
        assertThat(table.quarantined().getFirst().text()).startsWith("1,xxx").hasSize(10_000);
    }

    @Test
    void aGivenDelimiterIsTaken() throws IOException {
        Path file = Files.writeString(directory.resolve("a.txt"), "a:b,c\n1:2,3\n");
        Tables table = Tables.read(Tables.source(), new ReadOptions(Format.CSV, ':', Map.of()), file);
        assertThat(table.types().keySet()).containsExactly("a", "b,c");
    }

    private static QuarantinedRow broken(long row, long line, String reason, String text) {
        return new QuarantinedRow("data.csv", row, null, "line " + line + " cannot be read: " + reason, text);
    }

    private Tables csv(String text) throws IOException {
        return csv(text, UTF_8);
    }

    private Tables csv(String text, Charset charset) throws IOException {
        return Tables.read(Files.writeString(directory.resolve("data.csv"), text, charset));
    }
}
