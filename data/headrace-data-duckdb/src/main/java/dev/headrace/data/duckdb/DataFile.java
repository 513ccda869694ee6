package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.ReadOptions.Format;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A file that was looked at: there, not empty, and in a form that can be read.
///
/// @param path the file
/// @param format never [Format#AUTO]
/// @param head its first bytes
record DataFile(Path path, Format format, Head head) {
    private static final int LONGEST_CHARACTER = 4;
    private static final String EXPECTED = "CSV, JSON lines or Parquet was expected";
    private static final List<String> CSV = List.of(".csv", ".tsv", ".tab", ".psv", ".txt");
    private static final List<String> JSON_LINES = List.of(".jsonl", ".ndjson", ".json");
    private static final List<String> PARQUET = List.of(".parquet", ".pq");

    /// Looks at a file.
    ///
    /// @param path the file
    /// @param given what it is to be, or [Format#AUTO]
    /// @throws HeadraceException if it is not there, empty, not readable, or of another form
    static DataFile of(Path path, Format given) throws IOException {
        DataFile file = ofTable(path, given);
        if (file.format == Format.JSON_LINES) {
            requireJsonLines(path, file.head);
        }
        return file;
    }

    /// Looks at a file that may also be one JSON array.
    ///
    /// @param path the file
    /// @param given what it is to be, or [Format#AUTO]
    /// @throws HeadraceException if it is not there, empty, not readable, or of another form
    static DataFile ofTable(Path path, Format given) throws IOException {
        requireReadable(path);
        Head head = head(path);
        Format format = given == Format.AUTO ? detect(path, head) : given;
        switch (format) {
            case PARQUET -> requireParquet(path, head);
            case JSON_LINES, CSV -> requireText(path, head);
            case AUTO -> throw new IllegalStateException("a detected format is a format");
        }
        return new DataFile(path, format, head);
    }

    /// Whether a file is of a form that can be read, by its name, or where that says nothing by its first
    /// bytes.
    static boolean mayBeRead(Path path) throws IOException {
        if (byName(path).isPresent()) {
            return true;
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            return false;
        }
        try {
            Head head = Head.of(path);
            return isParquet(head) || isText(head);
        } catch (ZipException | EOFException _) {
            return false;
        }
    }

    /// The format of all files of a table.
    ///
    /// @throws HeadraceException with `DATA_UNREADABLE` if they have several
    static Format commonFormat(List<DataFile> files) {
        DataFile first = files.getFirst();
        for (DataFile file : files) {
            if (file.format != first.format) {
                throw unreadable(
                        first.path + " is " + first.format + " and " + file.path + " is " + file.format
                                + "; files of one format were expected",
                        null);
            }
        }
        return first.format;
    }

    private static Head head(Path path) throws IOException {
        try {
            return Head.of(path);
        } catch (ZipException | EOFException e) {
            throw unreadable(path + " is damaged: it begins as a gzip file, and cannot be decompressed", e);
        }
    }

    private static void requireReadable(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw unreadable("There is no file " + path, null);
        }
        if (Files.isDirectory(path)) {
            throw unreadable(path + " is a directory, and a file was expected", null);
        }
        if (!Files.isReadable(path)) {
            throw unreadable("The permissions of " + path + " do not allow to read it", null);
        }
        if (Files.size(path) == 0) {
            throw new HeadraceException(DataErrorCode.DATA_EMPTY, path + " is empty: it has 0 bytes, and " + EXPECTED);
        }
    }

    private static Format detect(Path path, Head head) {
        return byName(path).orElseGet(() -> byContent(head));
    }

    private static Optional<Format> byName(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        String uncompressed = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        if (PARQUET.stream().anyMatch(name::endsWith)) {
            return Optional.of(Format.PARQUET);
        }
        if (JSON_LINES.stream().anyMatch(uncompressed::endsWith)) {
            return Optional.of(Format.JSON_LINES);
        }
        if (CSV.stream().anyMatch(uncompressed::endsWith)) {
            return Optional.of(Format.CSV);
        }
        return Optional.empty();
    }

    private static Format byContent(Head head) {
        if (isParquet(head)) {
            return Format.PARQUET;
        }
        return head.firstVisible() == '{' ? Format.JSON_LINES : Format.CSV;
    }

    private static boolean isText(Head head) {
        byte[] bytes = head.bytes();
        int wrong = Utf8.firstWrong(bytes, 0, bytes.length);
        // The last character may be cut off.
        return bytes.length > 0
                && binaryKind(head) == null
                && (wrong < 0 || (!head.whole() && wrong > bytes.length - LONGEST_CHARACTER));
    }

    private static void requireParquet(Path path, Head head) {
        if (!isParquet(head)) {
            throw unreadable(path + " is not Parquet: it does not begin with the bytes PAR1", null);
        }
    }

    private static boolean isParquet(Head head) {
        return head.startsWith('P', 'A', 'R', '1');
    }

    private static void requireJsonLines(Path path, Head head) {
        if (head.firstVisible() == '[') {
            throw unreadable(
                    path + " is a JSON array: its first character is '['; JSON lines, one object {...} a line, was"
                            + " expected",
                    null);
        }
    }

    private static void requireText(Path path, Head head) {
        String kind = binaryKind(head);
        if (kind != null) {
            throw unreadable(path + " is not text: it begins as " + kind + "; " + EXPECTED, null);
        }
        if (head.startsWith(0xff, 0xfe) || head.startsWith(0xfe, 0xff)) {
            throw unreadable(path + " is text in UTF-16: it begins with its byte order mark; UTF-8 was expected", null);
        }
        byte[] bytes = head.bytes();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw unreadable(path + " is not text: byte 0x00 at offset " + i + "; " + EXPECTED, null);
            }
        }
        if (head.firstVisible() < 0) {
            throw new HeadraceException(
                    DataErrorCode.DATA_EMPTY, path + " is empty: it has nothing but blanks, and " + EXPECTED);
        }
    }

    private static @Nullable String binaryKind(Head head) {
        if (isParquet(head)) {
            return "a Parquet file";
        } else if (head.startsWith(0x89, 'P', 'N', 'G')) {
            return "a PNG image";
        } else if (head.startsWith('P', 'K', 3, 4)) {
            return "a ZIP archive, such as an XLSX workbook";
        } else if (head.startsWith(0xff, 0xd8, 0xff)) {
            return "a JPEG image";
        } else if (head.startsWith('%', 'P', 'D', 'F')) {
            return "a PDF document";
        } else if (head.startsWith(0x28, 0xb5, 0x2f, 0xfd)) {
            return "a file compressed by zstd, and only gzip is decompressed";
        } else if (head.startsWith('B', 'Z', 'h')) {
            return "a file compressed by bzip2, and only gzip is decompressed";
        }
        return null;
    }

    private static HeadraceException unreadable(String message, @Nullable Exception cause) {
        return new HeadraceException(DataErrorCode.DATA_UNREADABLE, message, cause);
    }
}
