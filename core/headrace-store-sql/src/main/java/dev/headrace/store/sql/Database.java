package dev.headrace.store.sql;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Runs work in transactions, on connections that stay open. Thread-safe.
///
/// Work that lost a race against another transaction is run again, so it must change nothing but the database.
final class Database implements AutoCloseable {
    private static final int ATTEMPTS = 50;

    private final Dialect dialect;
    private final SessionPool writers;
    private final SessionPool readers;

    /// What is done with a session.
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    /// Opens the database, and brings its tables up to date.
    Database(Dialect dialect) {
        this.dialect = dialect;
        this.writers = new SessionPool(dialect, dialect.writers());
        this.readers = dialect.readers() == 0 ? writers : new SessionPool(dialect, dialect.readers());
        dialect.prepare();
        boolean opened = false;
        try {
            attempt("bring the tables up to date", () -> {
                Session session = writers.take();
                try {
                    Migrations.bringUpToDate(dialect, session);
                } finally {
                    writers.give(session);
                }
                return true;
            });
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    /// Runs work that is one query.
    ///
    /// @param what what is done, for the message of a failure: `read the runs`
    <T> T read(String what, Work<T> work) {
        return attempt(what, () -> {
            try {
                return on(readers, work);
            } catch (SQLException e) {
                if (dialect.code(e) != SqlStoreErrorCode.STORE_UNREACHABLE) {
                    throw e;
                }
                return on(readers, work);
            }
        });
    }

    /// Runs work that is several queries, which all see one state of the database.
    <T> T readAtOnce(String what, Work<T> work) {
        return attempt(what, () -> transaction(readers, dialect.beginRead(), work));
    }

    /// Runs work that writes, all or nothing.
    <T> T write(String what, Work<T> work) {
        return attempt(what, () -> transaction(writers, dialect.beginWrite(), work));
    }

    /// Waits for what is running, and closes the connections. May be called again.
    @Override
    public void close() {
        readers.close();
        writers.close();
    }

    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private <T> T attempt(String what, Attempt<T> attempt) {
        for (int i = 1; ; i++) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (i == ATTEMPTS || !dialect.lostRace(e)) {
                    throw Failures.of(dialect, what, e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(i));
            }
        }
    }

    private <T> T on(SessionPool pool, Work<T> work) throws SQLException {
        Session session = pool.take();
        boolean usable = false;
        try {
            T result = work.run(session);
            usable = true;
            return result;
        } finally {
            back(pool, session, usable);
        }
    }

    private <T> T transaction(SessionPool pool, String begin, Work<T> work) throws SQLException {
        Session session = begun(pool, begin);
        boolean usable = false;
        try {
            boolean committed = false;
            try {
                T result = work.run(session);
                session.execute("COMMIT");
                committed = true;
                usable = true;
                return result;
            } finally {
                if (!committed) {
                    usable = rolledBack(session);
                }
            }
        } finally {
            back(pool, session, usable);
        }
    }

    /// A session with an open transaction. A connection that broke while it was idle is replaced once.
    private Session begun(SessionPool pool, String begin) throws SQLException {
        for (int i = 1; ; i++) {
            Session session = pool.take();
            try {
                session.execute(begin);
                return session;
            } catch (SQLException e) {
                pool.discard(session);
                if (i > 1 || dialect.code(e) != SqlStoreErrorCode.STORE_UNREACHABLE) {
                    throw e;
                }
            }
        }
    }

    private static boolean rolledBack(Session session) {
        try {
            session.execute("ROLLBACK");
            return true;
        } catch (SQLException e) {
            // SQLite has rolled back already after some failures, or the connection is gone: both end by closing it.
            return false;
        }
    }

    private static void back(SessionPool pool, Session session, boolean usable) {
        if (usable) {
            pool.give(session);
        } else {
            pool.discard(session);
        }
    }
}
