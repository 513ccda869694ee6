package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what is wrong with text that DuckDB cannot read, in one sentence: of its own text, which shows the
/// whole row and advises settings that do not exist here, the file, the line and the reason are taken.
///
/// @param where all files of the table
/// @param columns the names of the columns, where DuckDB knows them by position
record TextFailure(String where, List<String> columns) implements DuckDbTable.Failure {
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern FILE = Pattern.compile("(?m)^ {2}file = (.*)$");
    private static final Pattern CONVERSION =
            Pattern.compile("(?m)^Error when converting column \"c(\\d+)\"\\. Could not convert string (.*)$");
    private static final Pattern REASON = Pattern.compile(
            "(?m)^(Expected Number of Columns: .*|Value with unterminated quote found.*|Invalid unicode .*"
                    + "|Maximum line size .*)$");
    private static final Pattern ERROR = Pattern.compile("^[A-Za-z ]*Error: ");
    private static final int SHOWN = 300;

    @Override
    public HeadraceException of(DuckDbConfig config, String query, Exception cause) throws IOException {
        // A stream does not say what went wrong; a query that needs every value does.
        try (DuckDb duckDb = DuckDb.forSmallResults(config)) {
            duckDb.query("SELECT count(COLUMNS(*)) FROM (" + query + ")");
        } catch (SQLException e) {
            return of(e);
        }
        return new HeadraceException(
                DataErrorCode.DATA_UNREADABLE,
                where + " cannot be read: " + first(String.valueOf(cause.getMessage())),
                cause);
    }

    /// What is said of an error whose text tells.
    HeadraceException of(SQLException cause) {
        String text = String.valueOf(cause.getMessage());
        Matcher line = LINE.matcher(text);
        Matcher file = FILE.matcher(text);
        if (!line.find()) {
            return new HeadraceException(
                    DataErrorCode.DATA_UNREADABLE, where + " cannot be read: " + first(text), cause);
        }
        return new HeadraceException(
                DataErrorCode.DATA_UNREADABLE,
                (file.find() ? file.group(1) : where) + ": line " + line.group(1) + " cannot be read: " + reason(text),
                cause);
    }

    private String reason(String text) {
        Matcher conversion = CONVERSION.matcher(text);
        if (conversion.find()) {
            int column = Integer.parseInt(conversion.group(1));
            String name = column < columns.size() ? columns.get(column) : "c" + column;
            return "column '" + name + "': could not convert " + cut(conversion.group(2));
        }
        Matcher reason = REASON.matcher(text);
        return reason.find() ? cut(reason.group(1)) : "it does not fit the columns";
    }

    private static String first(String text) {
        return cut(ERROR.matcher(text).replaceFirst("").lines().findFirst().orElse("damaged"));
    }

    private static String cut(String text) {
        String stripped = text.strip();
        return stripped.length() > SHOWN ? stripped.substring(0, SHOWN) + "..." : stripped;
    }
}
