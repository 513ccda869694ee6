package dev.headrace.benchmarks.statistics;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;

/// A DuckDB of its own in memory, as a user would open it. Confined to one thread.
final class Database implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Statement statement;

    private Database(DuckDBConnection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /// Starts a database.
    ///
    /// @param threads how many it may use
    static Database open(int threads) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", Integer.toString(threads));
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("TimeZone", "UTC");
        // Otherwise the driver holds the whole result.
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        DuckDBConnection connection =
                new DuckDBDriver().connect("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
        return new Database(connection, connection.createStatement());
    }

    /// What DuckDB calls itself.
    static String version() throws SQLException {
        try (Database database = open(1)) {
            return String.valueOf(database.query("SELECT version()").getFirst().getFirst());
        }
    }

    /// The rows of a small result, each value as text or null.
    List<List<@Nullable String>> query(String sql) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /// Does what gives no rows.
    void execute(String sql) throws SQLException {
        statement.execute(sql);
    }

    /// Makes a stream of batches a table. It is the caller's to close, after this database.
    void register(String table, ArrowArrayStream stream) {
        connection.registerArrowStream(table, stream);
    }

    /// Starts a large result. It must be closed before this database, and no other query may be asked before.
    ArrowReader stream(String sql, int batchRows, BufferAllocator allocator) throws SQLException {
        DuckDBResultSet result = statement.executeQuery(sql).unwrap(DuckDBResultSet.class);
        return (ArrowReader) result.arrowExportStream(allocator, batchRows);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            statement.close();
        }
    }

    /// A file as a table of a query, by its ending.
    static String table(Path file) {
        String function = file.toString().endsWith(".csv") ? "read_csv" : "read_parquet";
        return function + "(" + literal(file.toString()) + ")";
    }

    /// A text in SQL.
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// A column's name in SQL.
    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
