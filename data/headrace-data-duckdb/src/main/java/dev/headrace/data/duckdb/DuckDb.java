package dev.headrace.data.duckdb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBResultSet;

/// An embedded DuckDB in memory, within the limits of a configuration. Confined to one thread.
final class DuckDb implements Closeable {
    private final Connection connection;
    private final Statement statement;
    private final Path temporary;

    private DuckDb(Connection connection, Statement statement, Path temporary) {
        this.connection = connection;
        this.statement = statement;
        this.temporary = temporary;
    }

    /// Starts a database whose results are streamed.
    static DuckDb open(DuckDbConfig config) throws IOException {
        Properties settings = new Properties();
        // Otherwise the driver holds the whole result.
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        return open(config, settings);
    }

    /// Starts a database for small results. Unlike a stream it says what is wrong where a query fails.
    static DuckDb forSmallResults(DuckDbConfig config) throws IOException {
        return open(config, new Properties());
    }

    private static DuckDb open(DuckDbConfig config, Properties settings) throws IOException {
        settings.setProperty("memory_limit", config.memoryLimit());
        if (config.threads() > 0) {
            settings.setProperty("threads", Integer.toString(config.threads()));
        }
        Path temporary = temporaryDirectory(config);
        settings.setProperty("temp_directory", temporary.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("preserve_insertion_order", "true");
        settings.setProperty("TimeZone", "UTC");
        try {
            // Not by the driver manager, which does not see drivers of a plugin's class loader.
            Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
            try {
                return new DuckDb(connection, connection.createStatement(), temporary);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot be started: " + e.getMessage(), e);
        }
    }

    /// The rows of a small result, each value as text.
    List<List<String>> query(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /// Starts a large result. It must be closed before this database, and no other query may be asked before.
    ArrowReader stream(String sql, int batchRows, BufferAllocator allocator) throws SQLException {
        DuckDBResultSet result = statement.executeQuery(sql).unwrap(DuckDBResultSet.class);
        return (ArrowReader) result.arrowExportStream(allocator, batchRows);
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            statement.close();
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot be closed: " + e.getMessage(), e);
        }
        // DuckDB deletes its own files there.
        Files.deleteIfExists(temporary);
    }

    /// A directory for this database alone: the files that DuckDB makes in it have the same names for each.
    private static Path temporaryDirectory(DuckDbConfig config) throws IOException {
        String prefix = "headrace-duckdb";
        if (config.temporaryDirectory().isEmpty()) {
            return Files.createTempDirectory(prefix);
        }
        return Files.createTempDirectory(
                Files.createDirectories(config.temporaryDirectory().get()), prefix);
    }
}
