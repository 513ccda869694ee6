package dev.headrace.data.table;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.data.DataErrorCode;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of a database.
///
/// @param schema that it is in, if the database has such
/// @param name of the table
record JdbcTableName(@Nullable String schema, String name) {
    private static final String[] TYPES = {
        "TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW"
    };

    /// Finds a table by what somebody calls it.
    ///
    /// @return the name as it stands in SQL
    /// @throws HeadraceException if none or more than one is meant
    static String quoted(DatabaseMetaData database, String wanted, String where) throws SQLException {
        List<JdbcTableName> all = all(database);
        List<JdbcTableName> found =
                all.stream().filter(table -> table.names().contains(wanted)).toList();
        if (found.isEmpty()) {
            found = all.stream()
                    .filter(table -> table.names().stream().anyMatch(wanted::equalsIgnoreCase))
                    .toList();
        }
        if (found.size() == 1) {
            return found.getFirst().quoted(database);
        }
        List<String> full = (found.isEmpty() ? all : found)
                .stream().map(table -> table.names().getLast()).toList();
        throw new HeadraceException(
                DataErrorCode.DATA_UNREADABLE,
                found.isEmpty()
                        ? where + " has no table '" + wanted + "'" + Names.suggestion(wanted, full)
                        : where + " has more than one table '" + wanted + "': " + String.join(", ", full));
    }

    private static List<JdbcTableName> all(DatabaseMetaData database) throws SQLException {
        List<JdbcTableName> tables = new ArrayList<>();
        try (ResultSet rows = database.getTables(null, null, "%", TYPES)) {
            while (rows.next()) {
                tables.add(new JdbcTableName(rows.getString("TABLE_SCHEM"), rows.getString("TABLE_NAME")));
            }
        }
        return tables;
    }

    private List<String> names() {
        return schema == null || schema.isEmpty() ? List.of(name) : List.of(name, schema + "." + name);
    }

    private String quoted(DatabaseMetaData database) throws SQLException {
        String quote = database.getIdentifierQuoteString().strip();
        String table = quote + name.replace(quote, quote + quote) + quote;
        return schema == null || schema.isEmpty()
                ? table
                : quote + schema.replace(quote, quote + quote) + quote + "." + table;
    }
}
