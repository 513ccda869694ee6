package dev.headrace.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/// What SQLite and PostgreSQL do differently. Thread-safe.
interface Dialect {
    /// The database's URL, without a password.
    String url();

    /// Where Flyway finds the migrations on the class path.
    String migrations();

    /// The schema that holds the tables, where the database has schemas.
    Optional<String> schema();

    /// What opens connections, for Flyway.
    DataSource source();

    /// Makes what must be there before a connection can be opened.
    void prepare();

    /// Opens a connection in auto-commit mode, with all its settings.
    Connection connect() throws SQLException;

    /// How many connections write at once.
    int writers();

    /// How many connections read at once; 0 where readers use the writers' connections.
    int readers();

    /// Starts a transaction that writes.
    String beginWrite();

    /// Starts a transaction that reads one state of the database.
    String beginRead();

    /// Counts the tables whose names are like a pattern.
    String countTables();

    /// What a failure means.
    SqlStoreErrorCode code(SQLException failure);

    /// Whether the transaction lost against another one and succeeds when it is run again.
    boolean lostRace(SQLException failure);
}
