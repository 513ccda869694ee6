package dev.headrace.store.sql;

import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/// Sessions that stay open, opened when they are first needed; whoever finds none free waits. Thread-safe.
final class SessionPool {
    private final Dialect dialect;
    private final int size;
    private final Semaphore permits;
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SessionPool(Dialect dialect, int size) {
        this.dialect = dialect;
        this.size = size;
        this.permits = new Semaphore(size, true);
    }

    /// A session for the caller alone, who gives it back or discards it.
    Session take() throws SQLException {
        permits.acquireUninterruptibly();
        boolean taken = false;
        try {
            if (closed) {
                throw new IllegalStateException("the metadata store " + dialect.url() + " is closed");
            }
            Session session = idle.poll();
            if (session == null) {
                session = new Session(dialect.connect());
            }
            taken = true;
            return session;
        } finally {
            if (!taken) {
                permits.release();
            }
        }
    }

    void give(Session session) {
        idle.push(session);
        permits.release();
    }

    /// Closes a session that may be broken, and those that were idle as long.
    void discard(Session session) {
        idle.push(session);
        closeIdle();
        permits.release();
    }

    /// Waits until every session is back, and closes them.
    void close() {
        closed = true;
        permits.acquireUninterruptibly(size);
        closeIdle();
        permits.release(size);
    }

    private void closeIdle() {
        for (Session session = idle.poll(); session != null; session = idle.poll()) {
            try {
                session.close();
            } catch (SQLException e) {
                // Nothing is lost: what was committed is committed, and the connection is gone either way.
            }
        }
    }
}
