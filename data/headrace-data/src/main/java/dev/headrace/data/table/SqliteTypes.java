package dev.headrace.data.table;

import dev.headrace.data.table.JdbcColumn.Kind;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Types of columns of SQLite, where each value has one of five types whatever is declared.
final class SqliteTypes {
    private SqliteTypes() {}

    /// A column that gives values as they are, of the kind that is declared.
    static JdbcColumn declared(ResultSetMetaData metadata, int column) throws SQLException {
        String declared = String.valueOf(metadata.getColumnTypeName(column)).toUpperCase(Locale.ROOT);
        return JdbcColumn.of(metadata.getColumnLabel(column), kind(declared)).asTheyAre();
    }

    /// The column with the kind that its values have, where what is declared says little.
    ///
    /// @param values of the first rows
    static JdbcColumn sampled(JdbcColumn declared, List<@Nullable Object> values) {
        List<Object> present = new ArrayList<>();
        for (Object value : values) {
            if (value != null) {
                present.add(value);
            }
        }
        Kind kind = switch (declared.kind()) {
            case DATE -> parse(present, LocalDate::parse) ? Kind.DATE : kind(present);
            case TIMESTAMP -> parse(present, JdbcColumn::timestamp) ? Kind.TIMESTAMP : kind(present);
            case ANY -> kind(present);
            // Also what the driver says of an expression whose first value is an integer.
            case INTEGER -> kind(present) == Kind.REAL ? Kind.REAL : Kind.INTEGER;
            case BOOLEAN, REAL, DECIMAL, TIME, INSTANT, BINARY, TEXT -> declared.kind();
        };
        return JdbcColumn.of(declared.name(), kind).asTheyAre();
    }

    /// By the rules of SQLite for what a declared type means, and those for booleans and times, which it
    /// does not know.
    private static Kind kind(String declared) {
        if (declared.startsWith("BOOL")) {
            return Kind.BOOLEAN;
        } else if (declared.equals("DATE")) {
            return Kind.DATE;
        } else if (declared.startsWith("TIMESTAMP") || declared.startsWith("DATETIME")) {
            return Kind.TIMESTAMP;
        } else if (declared.contains("INT")) {
            return Kind.INTEGER;
        } else if (declared.contains("CHAR") || declared.contains("CLOB") || declared.contains("TEXT")) {
            return Kind.TEXT;
        } else if (declared.contains("REAL")
                || declared.contains("FLOA")
                || declared.contains("DOUB")
                || declared.startsWith("DEC")) {
            return Kind.REAL;
        }
        return Kind.ANY;
    }

    private static Kind kind(List<Object> values) {
        if (values.isEmpty() || values.stream().anyMatch(String.class::isInstance)) {
            return Kind.TEXT;
        } else if (values.stream().allMatch(byte[].class::isInstance)) {
            return Kind.BINARY;
        } else if (values.stream().anyMatch(Double.class::isInstance)) {
            return Kind.REAL;
        }
        return values.stream().allMatch(Number.class::isInstance) ? Kind.INTEGER : Kind.TEXT;
    }

    private static boolean parse(List<Object> values, Consumer<String> parser) {
        try {
            values.forEach(value -> parser.accept((String) value));
            return true;
        } catch (ClassCastException | DateTimeException e) {
            return false;
        }
    }
}
