package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds out how the first lines of CSV are cut into fields.
///
/// Of the delimiters that give the header several fields, that one is chosen by which most of the first hundred
/// rows have as many fields as the header; among equals the one that gives most fields.
final class CsvSniffer {
    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
    private static final int SAMPLE_ROWS = 100;

    private final Path file;
    private final Head head;
    private final byte lineEnd;

    private record Trial(char delimiter, int columns, double fitting) {
        boolean isBetterThan(Trial other) {
            return columns > 1
                    && (other.columns <= 1
                            || fitting > other.fitting
                            || (fitting == other.fitting && columns > other.columns));
        }
    }

    CsvSniffer(Path file, Head head) {
        this.file = file;
        this.head = head;
        this.lineEnd = findLineEnd(head.bytes());
    }

    byte lineEnd() {
        return lineEnd;
    }

    /// Chooses a delimiter; the comma where none gives several columns.
    byte sniff() {
        return (byte) best().delimiter();
    }

    /// Takes a delimiter that was given.
    ///
    /// @throws HeadraceException with `DATA_COLUMNS` if it gives one column and another gives several
    byte check(char delimiter) {
        if (trial(delimiter).columns() == 1) {
            Trial best = best();
            if (best.columns() > 1 && best.fitting() == 1) {
                throw new HeadraceException(
                        DataErrorCode.DATA_COLUMNS,
                        file + " has one column where the delimiter is " + name(delimiter) + ", as was given; "
                                + name(best.delimiter()) + " would give " + best.columns());
            }
        }
        return (byte) delimiter;
    }

    /// The fields of the first row.
    ///
    /// @throws HeadraceException with `DATA_UNREADABLE` if it cannot be cut into fields
    List<String> header(byte delimiter) {
        byte[] bytes = head.bytes();
        CsvTokenizer tokenizer = new CsvTokenizer(delimiter, lineEnd);
        Fields fields = new Fields();
        int from = start();
        int end = tokenizer.read(bytes, from, bytes.length, head.whole(), fields);
        if (end == CsvTokenizer.NEEDS_MORE) {
            throw unreadable("it does not end within " + bytes.length + " bytes");
        }
        if (end == CsvTokenizer.BROKEN) {
            throw unreadable(tokenizer.problem());
        }
        int wrong = Utf8.firstWrong(bytes, from, end);
        if (wrong >= 0) {
            throw unreadable(String.format("byte 0x%02X at offset %d is no text in UTF-8", bytes[wrong], wrong));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.count(); i++) {
            names.add(fields.text(i));
        }
        return names;
    }

    private HeadraceException unreadable(String reason) {
        return new HeadraceException(
                DataErrorCode.DATA_UNREADABLE, file + ": the header on the first line cannot be read: " + reason);
    }

    private Trial best() {
        Trial best = trial(CANDIDATES.getFirst());
        for (char candidate : CANDIDATES.subList(1, CANDIDATES.size())) {
            Trial trial = trial(candidate);
            if (trial.isBetterThan(best)) {
                best = trial;
            }
        }
        return best;
    }

    private Trial trial(char delimiter) {
        byte[] bytes = head.bytes();
        CsvTokenizer tokenizer = new CsvTokenizer((byte) delimiter, lineEnd);
        Fields fields = new Fields();
        int at = tokenizer.read(bytes, start(), bytes.length, head.whole(), fields);
        if (at < 0) {
            return new Trial(delimiter, 0, 0);
        }
        int columns = fields.count();
        int rows = 0;
        int fitting = 0;
        while (at < bytes.length && rows < SAMPLE_ROWS) {
            int end = tokenizer.read(bytes, at, bytes.length, head.whole(), fields);
            if (end == CsvTokenizer.NEEDS_MORE) {
                break;
            }
            boolean broken = end == CsvTokenizer.BROKEN;
            int next = broken ? behindLine(at) : end;
            boolean empty = !broken && fields.count() == 1 && fields.isMissing(0);
            if (!empty) {
                rows++;
                fitting += !broken && fields.count() == columns ? 1 : 0;
            }
            at = next;
        }
        return new Trial(delimiter, columns, rows == 0 ? 1 : (double) fitting / rows);
    }

    /// Where the first line that is not empty begins.
    private int start() {
        byte[] bytes = head.bytes();
        int at = 0;
        while (at < bytes.length && (bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        return at;
    }

    private int behindLine(int from) {
        byte[] bytes = head.bytes();
        int at = from;
        while (at < bytes.length && bytes[at] != lineEnd) {
            at++;
        }
        return Math.min(at + 1, bytes.length);
    }

    /// A carriage return ends lines where the first line ends with one that no line feed follows.
    private static byte findLineEnd(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return '\n';
            }
            if (bytes[i] == '\r') {
                return (byte) (i + 1 < bytes.length && bytes[i + 1] == '\n' ? '\n' : '\r');
            }
        }
        return '\n';
    }

    private static String name(char delimiter) {
        return delimiter == '\t' ? "a tab" : "'" + delimiter + "'";
    }
}
