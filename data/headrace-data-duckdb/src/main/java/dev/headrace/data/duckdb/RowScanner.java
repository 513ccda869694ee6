package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a text file one after the other, those that are broken included. Confined to one thread.
abstract class RowScanner implements Closeable {
    /// More than a quarantined row keeps, whatever the characters.
    private static final int LONGEST_TEXT_BYTES = 40_000;

    private static final int BYTE_ORDER_MARK_BYTES = 3;

    private final ByteWindow window;
    private final Fields fields = new Fields();
    private @Nullable String problem;
    private String longText = "";
    private long row;
    private long line = 1;
    private long firstLine;
    private int textFrom;
    private int textTo;

    RowScanner(ByteWindow window) {
        this.window = window;
    }

    /// Goes to the next row.
    ///
    /// @return false if there is none
    abstract boolean next() throws IOException;

    /// The fields of a row that has no [#problem].
    final Fields fields() {
        return fields;
    }

    /// The row's number, from 1.
    final long row() {
        return row;
    }

    /// What is wrong with the row as a whole, or null if its fields can be read.
    final @Nullable String problem() {
        return problem;
    }

    /// The row as it stands in the file, without its line end; cut if it is very long.
    final String text() {
        if (!longText.isEmpty()) {
            return longText;
        }
        int length = Math.min(textTo - textFrom, LONGEST_TEXT_BYTES);
        return new String(window.bytes(), textFrom, length, UTF_8);
    }

    @Override
    public final void close() throws IOException {
        window.close();
    }

    final ByteWindow window() {
        return window;
    }

    /// Leaves lines behind that are no rows.
    final void skip(int to, int lines) {
        window.advance(to);
        line += lines;
    }

    /// Takes the bytes from the window's start to a position as the next row.
    final void take(int to, int lines, @Nullable String wrong) {
        byte[] bytes = window.bytes();
        textFrom = window.from();
        textTo = to;
        if (textTo > textFrom && bytes[textTo - 1] == '\n') {
            textTo--;
        }
        if (textTo > textFrom && bytes[textTo - 1] == '\r') {
            textTo--;
        }
        longText = "";
        begin(lines, wrong == null ? wrongBytes(bytes) : wrong);
        window.advance(to);
    }

    /// Takes a line that is longer than the window can be as the next row.
    final void takeLong(byte lineEnd) throws IOException {
        int kept = Math.min(window.limit() - window.from(), LONGEST_TEXT_BYTES);
        longText = new String(window.bytes(), window.from(), kept, UTF_8);
        int end = -1;
        while (end < 0) {
            window.advance(window.limit());
            end = window.fill() ? findLineEnd(lineEnd) : window.limit();
        }
        window.advance(end);
        begin(1, "it is longer than " + (ByteWindow.LARGEST >> 20) + " MiB");
    }

    /// Where the line at the window's start ends, behind its line end; reads as far as that needs.
    ///
    /// @return the position, or -1 if the line is longer than the window can be
    final int findLineEnd(byte lineEnd) throws IOException {
        int passed = 0;
        while (true) {
            byte[] bytes = window.bytes();
            for (int at = window.from() + passed; at < window.limit(); at++) {
                if (bytes[at] == lineEnd) {
                    return at + 1;
                }
            }
            passed = window.limit() - window.from();
            if (!window.fill()) {
                return window.atEnd() ? window.limit() : -1;
            }
        }
    }

    /// Leaves the mark behind that some programs write at the start of text in UTF-8.
    final void skipByteOrderMark() throws IOException {
        while (window.limit() - window.from() < BYTE_ORDER_MARK_BYTES && window.fill()) {
            // Until it is there, or the file ends.
        }
        byte[] bytes = window.bytes();
        int from = window.from();
        if (window.limit() - from >= BYTE_ORDER_MARK_BYTES
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf) {
            window.advance(from + BYTE_ORDER_MARK_BYTES);
        }
    }

    /// Says after all what is wrong with the row that was taken last.
    final void reject(String wrong) {
        problem = sentence(wrong);
    }

    private void begin(int lines, @Nullable String wrong) {
        row++;
        firstLine = line;
        line += lines;
        problem = wrong == null ? null : sentence(wrong);
    }

    private String sentence(String wrong) {
        return "line " + firstLine + " cannot be read: " + wrong;
    }

    private @Nullable String wrongBytes(byte[] bytes) {
        int wrong = Utf8.firstWrong(bytes, textFrom, textTo);
        return wrong < 0
                ? null
                : String.format("byte 0x%02X at byte %d of it is no text in UTF-8", bytes[wrong], wrong - textFrom + 1);
    }
}
