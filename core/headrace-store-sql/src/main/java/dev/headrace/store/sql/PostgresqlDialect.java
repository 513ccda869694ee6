package dev.headrace.store.sql;

import dev.headrace.core.config.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// PostgreSQL: a few connections that read and write, and a schema of its own.
final class PostgresqlDialect implements Dialect {
    private static final int CONNECTIONS = 4;
    private static final String DEFAULT_SCHEMA = "headrace";

    /* https://www.postgresql.org/docs/current/errcodes-appendix.html */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "23505");

    private final String url;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    PostgresqlDialect(String url, Optional<String> user, Optional<Secret> password) {
        this.url = url;
        source.setUrl(url);
        user.ifPresent(source::setUser);
        password.ifPresent(secret -> source.setPassword(secret.value()));
        source.setApplicationName("headrace");
        source.setTcpKeepAlive(true);
        if (source.getCurrentSchema() == null) {
            source.setCurrentSchema(DEFAULT_SCHEMA);
        }
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String migrations() {
        return "dev/headrace/store/sql/migration/postgresql";
    }

    @Override
    public Optional<String> schema() {
        return Optional.of(Objects.requireNonNull(source.getCurrentSchema()).split(",", 2)[0]);
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public void prepare() {}

    @Override
    public Connection connect() throws SQLException {
        return source.getConnection();
    }

    @Override
    public int writers() {
        return CONNECTIONS;
    }

    @Override
    public int readers() {
        return 0;
    }

    @Override
    public String beginWrite() {
        return "BEGIN ISOLATION LEVEL READ COMMITTED";
    }

    @Override
    public String beginRead() {
        return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    }

    @Override
    public String countTables() {
        return "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename LIKE ?";
    }

    @Override
    public SqlStoreErrorCode code(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return switch (state) {
            case "53100" -> SqlStoreErrorCode.STORE_FULL;
            case "25006" -> SqlStoreErrorCode.STORE_READ_ONLY;
            case "42501" -> SqlStoreErrorCode.STORE_DENIED;
            case "53300", "55P03" -> SqlStoreErrorCode.STORE_BUSY;
            case "3D000", "57P01", "57P02", "57P03" -> SqlStoreErrorCode.STORE_UNREACHABLE;
            default -> {
                if (state.startsWith("08")) {
                    yield SqlStoreErrorCode.STORE_UNREACHABLE;
                } else if (state.startsWith("28")) {
                    yield SqlStoreErrorCode.STORE_DENIED;
                }
                yield LOST_RACES.contains(state) ? SqlStoreErrorCode.STORE_BUSY : SqlStoreErrorCode.STORE_FAILED;
            }
        };
    }

    @Override
    public boolean lostRace(SQLException failure) {
        return LOST_RACES.contains(Objects.requireNonNullElse(failure.getSQLState(), ""));
    }
}
