package dev.headrace.data.duckdb;

import dev.headrace.data.duckdb.Fields.Form;

/// Cuts bytes into the fields of CSV (RFC 4180): quotes around a field protect delimiters, line ends and doubled
/// quotes within. Quotes that do not begin a field are part of it. Confined to one thread.
final class CsvTokenizer {
    /// The row does not end within the bytes, and more may follow.
    static final int NEEDS_MORE = -1;
    /// A quote is wrong; [#problem] says how.
    static final int BROKEN = -2;

    private final byte delimiter;
    private final byte lineEnd;
    private String problem = "";
    private int linesWithin;

    /// Chooses the form of the rows.
    ///
    /// @param delimiter what separates fields, in ASCII
    /// @param lineEnd what ends a line: a line feed, before which a carriage return is dropped, or a
    ///     carriage return
    CsvTokenizer(byte delimiter, byte lineEnd) {
        this.delimiter = delimiter;
        this.lineEnd = lineEnd;
    }

    byte lineEnd() {
        return lineEnd;
    }

    /// What is wrong with the row that was broken last.
    String problem() {
        return problem;
    }

    /// How many line ends are within the quotes of the row that was read last.
    int linesWithin() {
        return linesWithin;
    }

    /// Reads one row.
    ///
    /// @param bytes what to read
    /// @param from where the row begins
    /// @param limit where the bytes end
    /// @param atEnd whether nothing follows behind the limit
    /// @param fields takes the fields
    /// @return where the next row begins, or [#NEEDS_MORE] or [#BROKEN]
    int read(byte[] bytes, int from, int limit, boolean atEnd, Fields fields) {
        fields.clear(bytes);
        linesWithin = 0;
        int at = from;
        while (true) {
            at = at < limit && bytes[at] == '"'
                    ? quoted(bytes, at, limit, atEnd, fields)
                    : plain(bytes, at, limit, atEnd, fields);
            if (at < 0) {
                return at;
            }
            // Here stands a delimiter, a line end, or nothing more.
            if (at == limit) {
                return limit;
            }
            if (bytes[at++] == lineEnd) {
                return at;
            }
        }
    }

    private int plain(byte[] bytes, int from, int limit, boolean atEnd, Fields fields) {
        int at = from;
        while (at < limit && bytes[at] != delimiter && bytes[at] != lineEnd) {
            at++;
        }
        if (at == limit && !atEnd) {
            return NEEDS_MORE;
        }
        boolean endsLine = at == limit || bytes[at] == lineEnd;
        boolean dropsReturn = endsLine && lineEnd == '\n' && at > from && bytes[at - 1] == '\r';
        fields.add(Form.PLAIN, from, dropsReturn ? at - 1 : at);
        return at;
    }

    private int quoted(byte[] bytes, int from, int limit, boolean atEnd, Fields fields) {
        Form form = Form.QUOTED;
        int at = from + 1;
        while (true) {
            while (at < limit && bytes[at] != '"') {
                if (bytes[at] == lineEnd) {
                    linesWithin++;
                }
                at++;
            }
            if (at + 1 >= limit && !atEnd) {
                return NEEDS_MORE;
            }
            if (at == limit) {
                return broken("the quote that begins field " + (fields.count() + 1) + " is never closed");
            }
            if (at + 1 == limit || bytes[at + 1] != '"') {
                break;
            }
            form = Form.ESCAPED;
            at += 2;
        }
        fields.add(form, from + 1, at);
        return behindQuote(bytes, at + 1, limit, atEnd, fields);
    }

    private int behindQuote(byte[] bytes, int from, int limit, boolean atEnd, Fields fields) {
        int at = from;
        while (at < limit && bytes[at] == ' ' && delimiter != ' ') {
            at++;
        }
        if (at < limit && bytes[at] == '\r' && lineEnd == '\n') {
            at++;
        }
        if (at == limit) {
            return atEnd ? at : NEEDS_MORE;
        }
        return bytes[at] == delimiter || bytes[at] == lineEnd
                ? at
                : broken("text follows the closing quote of field " + fields.count()
                        + ", where the delimiter or the end of the line was expected");
    }

    private int broken(String reason) {
        problem = reason;
        return BROKEN;
    }
}
