package dev.headrace.runtime.engine;

import java.util.concurrent.locks.ReentrantLock;

/// Gives a listener one event at a time. Thread-safe.
final class Events {
    private final ReentrantLock lock = new ReentrantLock();
    private final RunListener listener;

    Events(RunListener listener) {
        this.listener = listener;
    }

    void send(RunEvent event) {
        lock.lock();
        try {
            listener.on(event);
        } finally {
            lock.unlock();
        }
    }
}
