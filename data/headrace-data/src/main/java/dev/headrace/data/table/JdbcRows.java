package dev.headrace.data.table;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What a query gives, row by row. Confined to one thread at a time.
final class JdbcRows implements AutoCloseable {
    private static final int FETCHED_ROWS = 1_000;
    private static final int SAMPLED_ROWS = 1_000;

    private final String where;
    private final Connection connection;
    private final ResultSet rows;
    /// Rows that were read to see of which types they are.
    private final Queue<@Nullable Object[]> sample = new ArrayDeque<>();
    private List<JdbcColumn> columns = List.of();
    private @Nullable Object[] row = {};
    private long number;

    private JdbcRows(String where, Connection connection, ResultSet rows) {
        this.where = where;
        this.connection = connection;
        this.rows = rows;
    }

    /// Executes a query.
    ///
    /// @param known the columns, if it was executed before; otherwise empty
    /// @throws HeadraceException if that fails
    static JdbcRows open(JdbcTable.Connections connections, String query, String where, List<JdbcColumn> known) {
        try {
            Connection connection = connections.connect();
            boolean opened = false;
            try {
                boolean sqlite = begin(connection);
                JdbcRows rows = new JdbcRows(where, connection, execute(connection, query));
                rows.columns = known.isEmpty() ? rows.find(sqlite) : known;
                opened = true;
                return rows;
            } finally {
                if (!opened) {
                    end(connection);
                }
            }
        } catch (SQLException e) {
            throw JdbcTable.unreadable(where, e);
        }
    }

    List<JdbcColumn> columns() {
        return columns;
    }

    /// Goes to the next row.
    ///
    /// @return false at the end
    boolean next() {
        try {
            @Nullable Object[] sampled = sample.poll();
            if (sampled == null && !rows.next()) {
                return false;
            }
            number++;
            row = sampled == null ? read() : sampled;
            return true;
        } catch (SQLException e) {
            throw JdbcTable.unreadable(where + ": row " + (number + 1), e);
        }
    }

    /// A value of the current row.
    @Nullable
    Object value(int column) {
        return row[column];
    }

    /// What is said of a value that is not of its column's type.
    HeadraceException misfit(int column, Object value, RuntimeException cause) {
        String name = columns.get(column).name();
        return new HeadraceException(
                DataErrorCode.DATA_UNREADABLE,
                where + ": row " + number + " has in column '" + name + "' " + described(value)
                        + ", which does not fit the column's type "
                        + columns.get(column).kind() + "; a query with CAST(" + name + " AS ...) can make it fit",
                cause);
    }

    @Override
    public void close() {
        try {
            rows.getStatement().close();
            end(connection);
        } catch (SQLException e) {
            throw JdbcTable.unreadable(where, e);
        }
    }

    /// Begins to read.
    ///
    /// @return whether values have types of their own
    private static boolean begin(Connection connection) throws SQLException {
        boolean sqlite = "SQLite".equals(connection.getMetaData().getDatabaseProductName());
        if (!sqlite) {
            // SQLite decides it when it connects.
            connection.setReadOnly(true);
        }
        // PostgreSQL streams within a transaction only.
        connection.setAutoCommit(false);
        return sqlite;
    }

    private static ResultSet execute(Connection connection, String query) throws SQLException {
        Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(FETCHED_ROWS);
        return statement.executeQuery(query);
    }

    /// Ends without a trace.
    private static void end(Connection connection) throws SQLException {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }

    private List<JdbcColumn> find(boolean sqlite) throws SQLException {
        ResultSetMetaData metadata = rows.getMetaData();
        List<JdbcColumn> found = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            found.add(sqlite ? SqliteTypes.declared(metadata, i) : JdbcColumn.of(metadata, i));
        }
        if (!sqlite) {
            return List.copyOf(found);
        }
        columns = found;
        while (sample.size() < SAMPLED_ROWS && rows.next()) {
            number = sample.size();
            sample.add(read());
        }
        number = 0;
        for (int i = 0; i < found.size(); i++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (@Nullable Object[] sampled : sample) {
                values.add(sampled[i]);
            }
            found.set(i, SqliteTypes.sampled(found.get(i), values));
        }
        return List.copyOf(found);
    }

    private @Nullable Object[] read() {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = columns.get(i).read(rows, i + 1);
            } catch (SQLException e) {
                throw JdbcTable.unreadable(
                        where + ": column '" + columns.get(i).name() + "' of row " + Math.max(number, 1), e);
            }
        }
        return values;
    }

    private static String described(Object value) {
        String text = value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value);
        String shown = text.codePointCount(0, text.length()) <= 40
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 39)) + "…";
        return value instanceof String
                ? "the text '" + shown + "'"
                : value.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + shown;
    }
}
