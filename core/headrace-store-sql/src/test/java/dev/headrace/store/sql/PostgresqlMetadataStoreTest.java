package dev.headrace.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.config.Secret;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.testkit.MetadataStoreConformanceTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Needs the binaries that the profile `thorough` brings.
@Tag("thorough")
final class PostgresqlMetadataStoreTest extends MetadataStoreConformanceTest {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static EmbeddedPostgres server;

    private final String schema = "headrace_" + SCHEMAS.incrementAndGet();

    @BeforeAll
    static void startTheServer() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopTheServer() throws IOException {
        server.close();
    }

    @Override
    protected MetadataStore newStore() {
        return open("postgres?currentSchema=" + schema, "postgres");
    }

    @Test
    void aConnectionThatBrokeWhileItWasIdleIsReplaced() throws SQLException {
        try (MetadataStore store = newStore()) {
            store.beginRun("taxi", Map.of(), AT);
            disconnectAll();
            assertThat(store.beginRun("taxi", Map.of(), AT).name()).isEqualTo("taxi-2");
            disconnectAll();
            assertThat(store.run("taxi-1")).isPresent();
            disconnectAll();
            assertThat(store.executions("taxi-2")).isEmpty();
        }
    }

    @Test
    void theTablesAreInASchemaOfTheirOwn() throws SQLException {
        try (MetadataStore store = open("postgres", "postgres")) {
            store.beginRun("taxi", Map.of(), AT);
        }

        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM headrace.context")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void aDatabaseOrUserThatIsNotThereIsToldApart() {
        assertFails(SqlStoreErrorCode.STORE_UNREACHABLE, () -> open("nowhere", "postgres"));
        assertFails(SqlStoreErrorCode.STORE_DENIED, () -> open("postgres", "nobody"));
    }

    @Test
    void aReadOnlyServerIsReadOnly() {
        newStore().close();

        try (MetadataStore store =
                open("postgres?options=-c%20default_transaction_read_only=on&currentSchema=" + schema, "postgres")) {
            assertThat(store.runs()).isEmpty();
            assertFails(SqlStoreErrorCode.STORE_READ_ONLY, () -> store.beginRun("taxi", Map.of(), AT));
        }
    }

    private static MetadataStore open(String database, String user) {
        return new SqlMetadataStore(new SqlStoreConfig(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + database,
                Optional.of(user),
                Optional.of(new Secret("s3cret"))));
    }

    private static void disconnectAll() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity" + " WHERE application_name = 'headrace'");
        }
    }

    private static void assertFails(SqlStoreErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(call)
                .withMessageContaining("in the metadata store jdbc:postgresql://localhost")
                .withMessageNotContaining("s3cret")
                .satisfies(thrown -> assertThat(thrown.code()).isEqualTo(code));
    }
}
