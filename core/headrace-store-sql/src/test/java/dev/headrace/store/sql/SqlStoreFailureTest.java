package dev.headrace.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.config.Secret;
import dev.headrace.core.metadata.RunRecord;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Real failures of real files.
final class SqlStoreFailureTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "These are notes, not a database. ".repeat(100));

        assertFails(SqlStoreErrorCode.STORE_NOT_A_DATABASE, file.toString(), () -> Stores.sqlite(file));
        assertThat(file).content().startsWith("These are notes");
    }

    @Test
    void aDatabaseOfSomethingElseIsRefusedAndLeftAlone() throws SQLException {
        Path file = directory.resolve("other.db");
        execute(file, "CREATE TABLE customers (id INTEGER PRIMARY KEY)");

        assertFails(
                SqlStoreErrorCode.STORE_NOT_A_DATABASE,
                "1 tables were found, and none of them is headrace_schema_history",
                () -> Stores.sqlite(file));
        execute(file, "CREATE TABLE artifact (id INTEGER)");
    }

    @Test
    void tablesOfANewerReleaseAreRefused() throws SQLException {
        Path file = directory.resolve("metadata.db");
        Stores.sqlite(file).close();
        execute(
                file,
                "INSERT INTO headrace_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', '', 0, 1)");

        assertFails(
                SqlStoreErrorCode.STORE_TOO_NEW,
                "the tables have version 99, and this release knows them up to version " + Migrations.NEWEST,
                () -> Stores.sqlite(file));
    }

    @Test
    void aReadOnlyDatabaseIsReadAndNotWritten() {
        Path file = directory.resolve("metadata.db");
        RunRecord run;
        try (SqlMetadataStore store = Stores.sqlite(file)) {
            run = store.beginRun("taxi", Map.of("seed", "1"), AT);
        }

        try (SqlMetadataStore store = Stores.open("jdbc:sqlite:file:" + file + "?mode=ro")) {
            assertThat(store.runs()).containsExactly(run);
            assertFails(
                    SqlStoreErrorCode.STORE_READ_ONLY,
                    "begin a run of 'taxi'",
                    () -> store.beginRun("taxi", Map.of(), AT));
            assertThat(store.runs()).containsExactly(run);
        }
    }

    @Test
    void aMissingDatabaseThatMayNotBeMadeIsUnreachable() {
        assertFails(
                SqlStoreErrorCode.STORE_UNREACHABLE,
                "missing.db",
                () -> Stores.open("jdbc:sqlite:file:" + directory.resolve("missing.db") + "?mode=ro"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDirectoryThatTakesNoFilesIsReadOnly() {
        // Not even root makes files in /proc; the directories themselves fail one step earlier.
        assertFails(
                SqlStoreErrorCode.STORE_READ_ONLY,
                "/proc/headrace",
                () -> Stores.open("jdbc:sqlite:/proc/headrace/metadata.db"));
    }

    @Test
    void aDirectoryIsNoDatabase() {
        assertFails(SqlStoreErrorCode.STORE_UNREACHABLE, directory.toString(), () -> Stores.sqlite(directory));
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertFails(
                SqlStoreErrorCode.STORE_UNREACHABLE,
                file + " is a file and not a directory",
                () -> Stores.sqlite(file.resolve("metadata.db")));
    }

    @Test
    void aFullDatabaseSaysSoAndKeepsWhatItHas() {
        try (SqlMetadataStore store =
                Stores.open("jdbc:sqlite:" + directory.resolve("metadata.db") + "?max_page_count=80")) {
            RunRecord run = store.beginRun("taxi", Map.of(), AT);

            assertFails(
                    SqlStoreErrorCode.STORE_FULL,
                    "begin a run of 'taxi'",
                    () -> store.beginRun("taxi", Map.of("pipeline", "x".repeat(1_000_000)), AT));

            assertThat(store.runs()).containsExactly(run);
            assertThat(store.beginRun("taxi", Map.of(), AT).name()).isEqualTo("taxi-2");
        }
    }

    @Test
    void aDatabaseThatOthersKeepLockedIsBusy() throws SQLException {
        Path file = directory.resolve("metadata.db");
        try (SqlMetadataStore store = Stores.open("jdbc:sqlite:" + file + "?busy_timeout=100");
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertFails(
                    SqlStoreErrorCode.STORE_BUSY, "begin a run of 'taxi'", () -> store.beginRun("taxi", Map.of(), AT));
            assertThat(store.runs()).isEmpty();

            statement.execute("ROLLBACK");
            assertThat(store.beginRun("taxi", Map.of(), AT).name()).isEqualTo("taxi-1");
        }
    }

    @Test
    void aDamagedDatabaseIsRefused() throws IOException {
        Path file = directory.resolve("metadata.db");
        Stores.sqlite(file).close();
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);

        assertFails(SqlStoreErrorCode.STORE_NOT_A_DATABASE, file.toString(), () -> Stores.sqlite(file));
    }

    @Test
    void aServerThatDoesNotAnswerIsUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        SqlStoreConfig config = new SqlStoreConfig(
                "jdbc:postgresql://localhost:" + free + "/ml", Optional.of("me"), Optional.of(new Secret("s3cret")));

        assertFails(SqlStoreErrorCode.STORE_UNREACHABLE, config.url(), () -> new SqlMetadataStore(config));
    }

    @Test
    void aStoreThatIsClosedIsNotUsed() {
        SqlMetadataStore store = Stores.sqlite(directory.resolve("metadata.db"));
        store.close();

        assertThatIllegalStateException().isThrownBy(store::runs).withMessageContaining("is closed");
        assertThatIllegalStateException().isThrownBy(() -> store.beginRun("taxi", Map.of(), AT));
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertFails(SqlStoreErrorCode code, String named, ThrowingCallable call) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(call)
                .withMessageContaining(named)
                .withMessageContaining("in the metadata store jdbc:")
                .withMessageNotContaining("s3cret")
                .satisfies(thrown -> {
                    assertThat(thrown.code()).isEqualTo(code);
                    assertThat(thrown.getMessage()).hasLineCount(1);
                });
    }
}
