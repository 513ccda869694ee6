package dev.headrace.store.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/// Brings the tables up to date: by Flyway where they are old or missing; where they are not, Flyway is not even
/// loaded, since it takes longer than everything else at the start.
final class Migrations {
    /// The newest version of the tables: the highest number of a migration.
    static final int NEWEST = 1;

    /// Flyway's table.
    static final String HISTORY = "headrace_schema_history";

    private static final int ATTEMPTS = 30;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Migrations() {}

    static void bringUpToDate(Dialect dialect, Session session) throws SQLException {
        int found = version(dialect, session);
        if (found > NEWEST) {
            throw Failures.of(
                    SqlStoreErrorCode.STORE_TOO_NEW,
                    "open the tables",
                    dialect.url(),
                    "the tables have version " + found + ", and this release knows them up to version " + NEWEST);
        }
        if (found < NEWEST) {
            migrate(dialect, session);
        }
    }

    private static int version(Dialect dialect, Session session) throws SQLException {
        if (count(dialect, session, HISTORY) > 0) {
            return Math.toIntExact(session.number(
                            "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM " + HISTORY + " WHERE success")
                    .orElse(0));
        }
        long strange = count(dialect, session, "%");
        if (strange > 0) {
            throw Failures.of(
                    SqlStoreErrorCode.STORE_NOT_A_DATABASE,
                    "open the tables",
                    dialect.url(),
                    strange + " tables were found, and none of them is " + HISTORY);
        }
        return 0;
    }

    private static long count(Dialect dialect, Session session, String pattern) throws SQLException {
        return session.number(dialect.countTables(), pattern).orElse(0);
    }

    private static void migrate(Dialect dialect, Session session) throws SQLException {
        ClassLoader loader = Migrations.class.getClassLoader();
        FluentConfiguration configuration = Flyway.configure(loader)
                .loggers("slf4j")
                .dataSource(dialect.source())
                .locations("classpath:" + dialect.migrations())
                .table(HISTORY)
                .validateMigrationNaming(true)
                .cleanDisabled(true);
        dialect.schema().ifPresent(configuration::defaultSchema);
        for (int i = 1; version(dialect, session) < NEWEST; i++) {
            try {
                configuration.load().migrate();
            } catch (FlywayException e) {
                // Another process may be making the same tables, which Flyway does not expect of SQLite.
                if (i == ATTEMPTS || !worthAnotherTry(dialect, e)) {
                    throw failure(dialect, e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean worthAnotherTry(Dialect dialect, FlywayException failure) {
        SQLException cause = sqlCause(failure);
        if (cause == null) {
            return false;
        }
        return switch (dialect.code(cause)) {
            case STORE_FAILED, STORE_BUSY -> true;
            case STORE_UNREACHABLE, STORE_DENIED, STORE_FULL, STORE_READ_ONLY, STORE_NOT_A_DATABASE, STORE_TOO_NEW ->
                false;
        };
    }

    private static RuntimeException failure(Dialect dialect, FlywayException failure) {
        SQLException cause = sqlCause(failure);
        return cause == null
                ? Failures.of(
                        SqlStoreErrorCode.STORE_FAILED,
                        "make the tables",
                        dialect.url(),
                        String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " "),
                        failure)
                : Failures.of(dialect, "make the tables", cause);
    }

    private static @Nullable SQLException sqlCause(FlywayException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
