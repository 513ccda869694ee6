package dev.headrace.data.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/// Writes Parquet for tests.
final class Parquet {
    private Parquet() {}

    static Path write(Path file, String query) throws IOException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'America/New_York'");
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 20000)");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return file;
    }
}
