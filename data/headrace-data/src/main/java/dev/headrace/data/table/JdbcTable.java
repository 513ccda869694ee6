package dev.headrace.data.table;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.TableColumns;
import dev.headrace.data.spi.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// The rows of a query, or of a table of a database, over JDBC. Thread-safe but for [#close].
///
/// The query is executed once when the table is opened, and the first scan reads what it gives; each further
/// scan executes it anew on a connection of its own. Rows are streamed: the driver is asked for 1,000 at a
/// time, in a transaction that is read-only where the database knows such and never committed. A batch ends
/// early when its texts and bytes exceed 32 MiB.
///
/// Integers become 64-bit integers, reals doubles, `DECIMAL(p, s)` decimals of that precision, and decimals
/// without one such of 38 digits before and behind the point; booleans, dates, times and timestamps (to
/// microseconds, with a time zone as UTC), binary and text what they are; anything else the text that the
/// driver gives. SQLite, whose values have types of their own whatever the column is declared as, is read by
/// the declared type where that is an integer, a real, a text or a boolean, and by the first 1,000 rows
/// elsewhere: dates and times in ISO form where such are declared, integers, reals, texts or bytes. Integers
/// with reals among these rows are reals. A value of another type gives an exception that names row and
/// column.
public final class JdbcTable implements Table {
    private final Connections connections;
    private final String query;
    private final String where;
    private final List<JdbcColumn> columns;
    private final Schema schema;
    private final AtomicReference<@Nullable JdbcRows> first;

    private JdbcTable(Connections connections, String query, String where, JdbcRows first) {
        this.connections = connections;
        this.query = query;
        this.where = where;
        this.columns = first.columns();
        this.schema = new Schema(columns.stream().map(JdbcColumn::field).toList());
        this.first = new AtomicReference<>(first);
    }

    /// Gives connections.
    @FunctionalInterface
    public interface Connections {
        /// Connects to the database.
        ///
        /// @return a new connection, which the caller closes
        /// @throws SQLException if that fails
        Connection connect() throws SQLException;
    }

    /// Executes a query.
    ///
    /// @param connections to the database
    /// @param query in its SQL; one that gives rows
    /// @param where what messages call the source; without credentials
    /// @return its rows
    /// @throws HeadraceException with [DataErrorCode#DATA_UNREADABLE] if it cannot be executed, or
    ///     [DataErrorCode#DATA_COLUMNS] if two columns have one name
    public static JdbcTable ofQuery(Connections connections, String query, String where) {
        JdbcRows rows = JdbcRows.open(connections, query, where, List.of());
        boolean opened = false;
        try {
            TableColumns.requireUnique(
                    where, rows.columns().stream().map(JdbcColumn::name).toList());
            JdbcTable table = new JdbcTable(connections, query, where, rows);
            opened = true;
            return table;
        } finally {
            if (!opened) {
                rows.close();
            }
        }
    }

    /// Reads all of a table or view.
    ///
    /// @param connections to the database
    /// @param name of the table, with that of its schema and a dot before it where that is needed, in upper
    ///     or lower case as in the database, or in any if only one table is meant then
    /// @param where what messages call the source; without credentials
    /// @return its rows
    /// @throws HeadraceException as [#ofQuery], and with [DataErrorCode#DATA_UNREADABLE] if there is no such
    ///     table, or more than one
    public static JdbcTable ofTable(Connections connections, String name, String where) {
        String quoted;
        try (Connection connection = connections.connect()) {
            quoted = JdbcTableName.quoted(connection.getMetaData(), name, where);
        } catch (SQLException e) {
            throw unreadable(where, e);
        }
        return ofQuery(connections, "SELECT * FROM " + quoted, where);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.empty();
    }

    @Override
    public boolean readsColumnsApart() {
        return false;
    }

    @Override
    public long weight(String column) {
        TableColumns.position(schema.getFields().stream().map(Field::getName).toList(), column, where);
        return 1;
    }

    @Override
    public ArrowReader scan(List<String> wanted, int batchRows, BufferAllocator allocator) {
        if (batchRows < 1) {
            throw new IllegalArgumentException("batches of " + batchRows + " rows are asked for");
        }
        List<Integer> positions = TableColumns.positions(schema, wanted, where);
        JdbcRows rows = first.getAndSet(null);
        return new JdbcScan(
                rows == null ? JdbcRows.open(connections, query, where, columns) : rows,
                positions,
                batchRows,
                allocator);
    }

    @Override
    public void close() {
        JdbcRows unread = first.getAndSet(null);
        if (unread != null) {
            unread.close();
        }
    }

    /// What is said of a database that does not do what it is asked.
    static HeadraceException unreadable(String where, SQLException cause) {
        return new HeadraceException(
                DataErrorCode.DATA_UNREADABLE, where + " cannot be read: " + cause.getMessage(), cause);
    }
}
