package dev.headrace.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationsTest {
    @TempDir
    private Path directory;

    @Test
    void bothDatabasesHaveTheSameMigrationsUpToTheNewest() throws IOException, URISyntaxException {
        List<String> sqlite = migrations("sqlite");

        assertThat(sqlite).hasSize(Migrations.NEWEST).last().asString().startsWith("V" + Migrations.NEWEST + "__");
        assertThat(migrations("postgresql")).isEqualTo(sqlite);
    }

    @Test
    void aStoreIsSafeAgainstPowerLossAndChecksItsReferences() throws SQLException {
        Path file = directory.resolve("metadata.db");
        Stores.sqlite(file).close();

        try (Connection connection = new SqliteDialect("jdbc:sqlite:" + file).connect()) {
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(connection, "synchronous")).isEqualTo("2");
            assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(connection, "busy_timeout")).isEqualTo("30000");
        }
    }

    @Test
    void theUrlSetsPragmas() throws SQLException {
        String url = "jdbc:sqlite:" + directory.resolve("metadata.db") + "?BUSY_TIMEOUT=100&synchronous=NORMAL";
        Stores.open(url).close();

        try (Connection connection = new SqliteDialect(url).connect()) {
            assertThat(pragma(connection, "busy_timeout")).isEqualTo("100");
            assertThat(pragma(connection, "synchronous")).isEqualTo("1");
            assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
        }
        assertThat(directory.resolve("metadata.db")).isRegularFile();
    }

    @Test
    void manyMayOpenANewStoreAtOnce() throws Exception {
        Path file = directory.resolve("metadata.db");
        int openers = 8;
        CyclicBarrier start = new CyclicBarrier(openers);
        try (ExecutorService threads = Executors.newFixedThreadPool(openers)) {
            List<Callable<SqlMetadataStore>> tasks = IntStream.range(0, openers)
                    .mapToObj(opener -> (Callable<SqlMetadataStore>) () -> {
                        start.await();
                        return Stores.sqlite(file);
                    })
                    .toList();
            for (Future<SqlMetadataStore> future : threads.invokeAll(tasks)) {
                try (SqlMetadataStore store = future.get()) {
                    assertThat(store.runs()).isEmpty();
                }
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM headrace_schema_history")) {
            assertThat(row.getInt(1)).isEqualTo(Migrations.NEWEST);
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.getString(1);
        }
    }

    private static List<String> migrations(String database) throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(MigrationsTest.class.getResource("migration/" + database))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
