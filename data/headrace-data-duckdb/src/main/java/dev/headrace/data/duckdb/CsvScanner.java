package dev.headrace.data.duckdb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the rows of CSV. Empty lines are no rows.
///
/// Where a quote is wrong, the line on which the row begins is the broken row, and reading goes on with the next
/// line: a quote that is never closed costs one row and not the rest of the file.
final class CsvScanner extends RowScanner {
    private final CsvTokenizer tokenizer;
    private final int columns;

    /// Reads from behind the header.
    ///
    /// @param window the file at its start
    /// @param tokenizer the form of its rows
    /// @param columns how many fields a row must have
    CsvScanner(ByteWindow window, CsvTokenizer tokenizer, int columns) throws IOException {
        super(window);
        this.tokenizer = tokenizer;
        this.columns = columns;
        skipByteOrderMark();
        skipHeader();
    }

    @Override
    boolean next() throws IOException {
        if (!skipEmptyLines()) {
            return false;
        }
        int end = read();
        if (end >= 0) {
            take(end, 1 + tokenizer.linesWithin(), wrongCount());
            return true;
        }
        int lineEnd = findLineEnd(tokenizer.lineEnd());
        if (lineEnd < 0) {
            takeLong(tokenizer.lineEnd());
        } else if (end == CsvTokenizer.BROKEN) {
            take(lineEnd, 1, tokenizer.problem());
        } else {
            take(lineEnd, 1, "a quote is not closed within " + (ByteWindow.LARGEST >> 20) + " MiB");
        }
        return true;
    }

    private int read() throws IOException {
        ByteWindow window = window();
        while (true) {
            int end = tokenizer.read(window.bytes(), window.from(), window.limit(), window.atEnd(), fields());
            if (end != CsvTokenizer.NEEDS_MORE) {
                return end;
            }
            if (!window.fill() && !window.atEnd()) {
                return end;
            }
        }
    }

    private void skipHeader() throws IOException {
        skipEmptyLines();
        int end = read();
        skip(end, 1 + tokenizer.linesWithin());
    }

    /// Goes to the next line that is not empty.
    private boolean skipEmptyLines() throws IOException {
        ByteWindow window = window();
        while (true) {
            // Two bytes tell whether a line is empty.
            while (window.limit() - window.from() < 2 && window.fill()) {
                // Until they are there, or the file ends.
            }
            int from = window.from();
            int left = window.limit() - from;
            if (left == 0) {
                return false;
            }
            byte[] bytes = window.bytes();
            if (bytes[from] == tokenizer.lineEnd()) {
                skip(from + 1, 1);
            } else if (bytes[from] == '\r' && (left == 1 || bytes[from + 1] == '\n')) {
                skip(from + Math.min(left, 2), 1);
            } else {
                return true;
            }
        }
    }

    private @Nullable String wrongCount() {
        int found = fields().count();
        return found == columns
                ? null
                : "it has " + found + (found == 1 ? " field" : " fields") + ", and the header has " + columns;
    }
}
