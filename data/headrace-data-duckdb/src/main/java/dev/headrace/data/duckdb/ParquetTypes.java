package dev.headrace.data.duckdb;

import dev.headrace.data.ColumnType;
import java.util.Set;

/// Maps DuckDB's types onto those of examples.
final class ParquetTypes {
    private static final Set<String> INTEGERS =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT");
    private static final Set<String> REALS = Set.of("FLOAT", "DOUBLE", "HUGEINT", "UHUGEINT");
    private static final Set<String> TIMESTAMPS = Set.of(
            "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ");

    private ParquetTypes() {}

    /// The type of examples that holds a type of DuckDB.
    static ColumnType type(String duckDb) {
        if (duckDb.equals("BOOLEAN")) {
            return ColumnType.BOOLEAN;
        } else if (INTEGERS.contains(duckDb)) {
            return ColumnType.INTEGER;
        } else if (REALS.contains(duckDb) || (duckDb.startsWith("DECIMAL(") && duckDb.endsWith(")"))) {
            return ColumnType.REAL;
        } else if (duckDb.equals("DATE")) {
            return ColumnType.DATE;
        } else if (TIMESTAMPS.contains(duckDb)) {
            return ColumnType.TIMESTAMP;
        }
        return ColumnType.TEXT;
    }

    /// The SQL that gives a column as a type of examples.
    ///
    /// @param column the column's name in the query
    /// @param duckDb its type there
    /// @param type what it is to be
    static String expression(String column, String duckDb, ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "CAST(" + column + " AS BOOLEAN)";
            case INTEGER -> "CAST(" + column + " AS BIGINT)";
            case REAL -> "CAST(" + column + " AS DOUBLE)";
            case DATE -> "CAST(" + column + " AS DATE)";
            // The session's time zone is UTC.
            case TIMESTAMP -> "CAST(" + column + " AS TIMESTAMP)";
            case TEXT ->
                isNested(duckDb) ? "CAST(to_json(" + column + ") AS VARCHAR)" : "CAST(" + column + " AS VARCHAR)";
        };
    }

    private static boolean isNested(String duckDb) {
        return duckDb.endsWith("]") || duckDb.startsWith("STRUCT(") || duckDb.startsWith("MAP(");
    }
}
