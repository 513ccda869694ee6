package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.ReadOptions.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BadFilesTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void aFileOfNoBytes() throws IOException {
        assertFails(
                write("a.csv", ""),
                DataErrorCode.DATA_EMPTY,
                " is empty: it has 0 bytes, and CSV, JSON lines or Parquet was expected");
    }

    @Test
    void aFileOfBlanks() throws IOException {
        assertFails(
                write("a.csv", " \n\r\n \n"),
                DataErrorCode.DATA_EMPTY,
                " is empty: it has nothing but blanks, and CSV, JSON lines or Parquet was expected");
    }

    @Test
    void aHeaderWithoutRows() throws IOException {
        assertFails(write("a.csv", "a,b\n"), DataErrorCode.DATA_EMPTY, " has a header and no rows");
        assertFails(write("b.csv", "a,b"), DataErrorCode.DATA_EMPTY, " has a header and no rows");
    }

    @Test
    void aDirectory() throws IOException {
        assertFails(
                Files.createDirectory(directory.resolve("a.csv")),
                DataErrorCode.DATA_UNREADABLE,
                " is a directory, and a file was expected");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Path file = write("a.csv", "a\n1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "the superuser may read everything");
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> Tables.read(file))
                .withMessage("The permissions of " + file + " do not allow to read it");
    }

    @Test
    void bytesOfZero() throws IOException {
        assertFails(
                write("a.csv", "a,b\n1,\0\n"),
                DataErrorCode.DATA_UNREADABLE,
                " is not text: byte 0x00 at offset 6; CSV, JSON lines or Parquet was expected");
    }

    @Test
    void anImage() throws IOException {
        Path file = Files.write(directory.resolve("a.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertFails(
                file,
                DataErrorCode.DATA_UNREADABLE,
                " is not text: it begins as a PNG image; CSV, JSON lines or Parquet was expected");
    }

    @Test
    void aWorkbook() throws IOException {
        assertFails(
                write("a.csv", "PK\3\4abc"),
                DataErrorCode.DATA_UNREADABLE,
                " is not text: it begins as a ZIP archive, such as an XLSX workbook; CSV, JSON lines or Parquet was"
                        + " expected");
    }

    @Test
    void textInUtf16() throws IOException {
        Path file = Files.write(directory.resolve("a.csv"), "\ufeffa,b\n1,2\n".getBytes(UTF_16LE));
        assertFails(
                file,
                DataErrorCode.DATA_UNREADABLE,
                " is text in UTF-16: it begins with its byte order mark; UTF-8 was expected");
    }

    @Test
    void dataWhereTheHeaderWasExpected() throws IOException {
        assertFails(
                write("a.csv", "1,2.5,-3\n4,5,6\n"),
                DataErrorCode.DATA_COLUMNS,
                ": the first line, '1, 2.5, -3', looks like data: all its fields are numbers; a header with the"
                        + " columns' names was expected");
    }

    @Test
    void namesThatAreBlankOrThereTwice() throws IOException {
        assertFails(
                write("a.csv", "a,,a,b, ,b\n1,2,3,4,5,6\n"),
                DataErrorCode.DATA_COLUMNS,
                ": every column must have a name of its own, but column 2 of 6 has no name; columns 1 and 3 are both"
                        + " named 'a'; column 5 of 6 has no name; columns 4 and 6 are both named 'b'");
    }

    @Test
    void aHeaderWithAnOpenQuote() throws IOException {
        assertFails(
                write("a.csv", "a,\"b\n1,2\n"),
                DataErrorCode.DATA_UNREADABLE,
                ": the header on the first line cannot be read: the quote that begins field 2 is never closed");
    }

    @Test
    void aWrongDelimiterThatWasGiven() throws IOException {
        Path file = write("a.csv", "a;b;c\n1;2;3\n");
        assertFails(
                file,
                new ReadOptions(Format.AUTO, ',', Map.of()),
                DataErrorCode.DATA_COLUMNS,
                file + " has one column where the delimiter is ',', as was given; ';' would give 3");
    }

    @Test
    void aDelimiterThatCannotBeOne() throws IOException {
        Path file = write("a.csv", "a;b;c\n1;2;3\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.read(Tables.source(), new ReadOptions(Format.AUTO, '"', Map.of()), file));
    }

    @Test
    void noRowThatCanBeRead() throws IOException {
        Path file = write("a.csv", "a,b\n1\n2\n");
        assertFails(
                file,
                ReadOptions.SNIFF,
                DataErrorCode.DATA_UNREADABLE,
                "None of the 2 rows of " + file + " can be read; the first: " + file
                        + ": line 2 cannot be read: it has 1 field, and the header has 2");
    }

    @Test
    void filesOfDifferentColumns() throws IOException {
        Path first = write("a.csv", "a,b\n1,2\n");
        Path second = write("b.csv", "a,c\n1,2\n");
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> Tables.read(first, second))
                .withMessage(second + " and " + first
                        + " have different columns: column 2 is 'c' in the one and 'b' in the other")
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_COLUMNS);
    }

    @Test
    void filesOfDifferentFormats() throws IOException {
        Path first = write("a.csv", "a,b\n1,2\n");
        Path second = write("b.json", "{}\n");
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> Tables.read(first, second))
                .withMessageContaining("files of one format were expected");
    }

    @Test
    void aTypeOfNoColumn() throws IOException {
        Path file = write("a.csv", "age,b\n1,2\n");
        assertFails(
                file,
                new ReadOptions(Format.AUTO, null, Map.of("agee", ColumnType.TEXT)),
                DataErrorCode.DATA_COLUMNS,
                file + ": a type is given for column 'agee', which is not there; did you mean 'age'?");
    }

    @Test
    void aDamagedGzipFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream output = new GZIPOutputStream(bytes)) {
            output.write("a,b\n1,2\n".repeat(1000).getBytes(UTF_8));
        }
        Path file = directory.resolve("a.csv.gz");
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 10));
        assertFails(
                file,
                DataErrorCode.DATA_UNREADABLE,
                " is damaged: it begins as a gzip file, and cannot be decompressed");
    }

    @Test
    void aJsonArray() throws IOException {
        assertFails(
                write("a.json", "[{\"a\": 1}]"),
                DataErrorCode.DATA_UNREADABLE,
                " is a JSON array: its first character is '['; JSON lines, one object {...} a line, was expected");
    }

    @Test
    void noParquet() throws IOException {
        assertFails(
                write("a.parquet", "a,b\n1,2\n"),
                DataErrorCode.DATA_UNREADABLE,
                " is not Parquet: it does not begin with the bytes PAR1");
    }

    @Test
    void damagedParquet() throws IOException {
        Path whole = Parquet.write(directory.resolve("whole.parquet"), "SELECT range AS a FROM range(1000)");
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(directory.resolve("half.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> Tables.read(half))
                .withMessageContaining(half + " cannot be read as Parquet: ")
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_UNREADABLE);
    }

    @Test
    void parquetThatIsDamagedWithinIsFoundWhileReading() throws IOException {
        Path file = Parquet.write(directory.resolve("a.parquet"), "SELECT md5(range::VARCHAR) AS a FROM range(100000)");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 100_000, (byte) 0);
        Files.write(file, bytes);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> Tables.read(file))
                .withMessageStartingWith(file + " cannot be read as Parquet: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("CDataJni"))
                .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static void assertFails(Path file, DataErrorCode code, String message) {
        assertFails(file, ReadOptions.SNIFF, code, file + message);
    }

    private static void assertFails(Path file, ReadOptions options, DataErrorCode code, String message) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> Tables.read(Tables.source(), options, file))
                .withMessage(message)
                .extracting(HeadraceException::code)
                .isEqualTo(code);
    }
}
