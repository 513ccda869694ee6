package dev.headrace.store.sql;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/// SQLite in write-ahead mode: one connection writes, others read beside it, and a commit is on the disk.
final class SqliteDialect implements Dialect {
    /* synchronous=FULL: https://www.sqlite.org/pragma.html#pragma_synchronous - "WAL mode is durable with FULL". */
    private static final Map<String, String> SETTINGS =
            Map.of("busy_timeout", "30000", "foreign_keys", "true", "synchronous", "FULL");
    private static final int MODE_ATTEMPTS = 500;
    private static final Duration MODE_PAUSE = Duration.ofMillis(10);
    private static final int READERS = 4;

    private final String url;
    private final SqliteUrl parsed;
    private final Properties settings = new Properties();

    SqliteDialect(String url) {
        this.url = url;
        this.parsed = SqliteUrl.of(url);
        settings.putAll(SETTINGS);
        settings.putAll(parsed.parameters());
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String migrations() {
        return "dev/headrace/store/sql/migration/sqlite";
    }

    @Override
    public Optional<String> schema() {
        return Optional.empty();
    }

    @Override
    public DataSource source() {
        SQLiteDataSource source = new SQLiteDataSource(new SQLiteConfig(settings));
        source.setUrl(url);
        return source;
    }

    @Override
    public void prepare() {
        Path parent = Path.of(parsed.path()).toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        try {
            Files.createDirectories(parent);
        } catch (FileAlreadyExistsException e) {
            throw Failures.of(
                    SqlStoreErrorCode.STORE_UNREACHABLE, "open", url, parent + " is a file and not a directory", e);
        } catch (IOException e) {
            throw Failures.of(
                    SqlStoreErrorCode.STORE_READ_ONLY,
                    "open",
                    url,
                    "the directory " + parent + " cannot be made: " + e,
                    e);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = source().getConnection();
        try (Statement statement = connection.createStatement()) {
            if (!connection.isReadOnly() && !isWriteAhead(statement)) {
                setWriteAhead(statement);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean isWriteAhead(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA journal_mode")) {
            return row.next() && row.getString(1).equals("wal");
        }
    }

    /// SQLite does not wait here for another process that sets the mode at the same time, as it waits elsewhere.
    private void setWriteAhead(Statement statement) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                statement.execute("PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException e) {
                // Where another process has just set the mode, it is set; a store that is only read works without it.
                if (code(e) == SqlStoreErrorCode.STORE_READ_ONLY || isWriteAhead(statement)) {
                    return;
                }
                if (code(e) != SqlStoreErrorCode.STORE_BUSY || attempt == MODE_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(MODE_PAUSE.toNanos());
            }
        }
    }

    @Override
    public int writers() {
        return 1;
    }

    @Override
    public int readers() {
        return READERS;
    }

    @Override
    public String beginWrite() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public String beginRead() {
        return "BEGIN";
    }

    @Override
    public String countTables() {
        return "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name LIKE ?";
    }

    @Override
    public SqlStoreErrorCode code(SQLException failure) {
        // The lower byte is the primary code, the rest tells kinds of it apart: https://www.sqlite.org/rescode.html.
        SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
        return switch (primary) {
            case SQLITE_FULL -> SqlStoreErrorCode.STORE_FULL;
            case SQLITE_READONLY -> SqlStoreErrorCode.STORE_READ_ONLY;
            case SQLITE_BUSY, SQLITE_LOCKED -> SqlStoreErrorCode.STORE_BUSY;
            case SQLITE_NOTADB, SQLITE_CORRUPT -> SqlStoreErrorCode.STORE_NOT_A_DATABASE;
            case SQLITE_CANTOPEN ->
                isWritable() ? SqlStoreErrorCode.STORE_UNREACHABLE : SqlStoreErrorCode.STORE_READ_ONLY;
            case SQLITE_PERM, SQLITE_AUTH -> SqlStoreErrorCode.STORE_DENIED;
            default -> SqlStoreErrorCode.STORE_FAILED;
        };
    }

    private boolean isWritable() {
        Path file = Path.of(parsed.path()).toAbsolutePath();
        Path parent = file.getParent();
        return Files.exists(file) ? Files.isWritable(file) : parent != null && Files.isWritable(parent);
    }

    @Override
    public boolean lostRace(SQLException failure) {
        return false;
    }
}
