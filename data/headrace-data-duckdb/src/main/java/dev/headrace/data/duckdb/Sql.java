package dev.headrace.data.duckdb;

import dev.headrace.data.ColumnType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Parts of SQL.
final class Sql {
    private Sql() {}

    static String literal(Path file) {
        return literal(file.toString());
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// A list of file names.
    static String literals(List<Path> files) {
        return files.stream().map(Sql::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /// Names columns by position: `c0`, `c1` and so on.
    static String column(int position) {
        return "c" + position;
    }

    /// Those names for a table of so many columns.
    static String columns(int count) {
        return IntStream.range(0, count).mapToObj(Sql::column).collect(Collectors.joining(", "));
    }

    /// The type of DuckDB that holds a type of examples.
    static String type(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "BIGINT";
            case REAL -> "DOUBLE";
            case TEXT -> "VARCHAR";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
        };
    }
}
