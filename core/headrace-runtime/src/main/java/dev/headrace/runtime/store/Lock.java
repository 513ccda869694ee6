package dev.headrace.runtime.store;

/// Something held until it is closed, or until the process dies.
public interface Lock extends AutoCloseable {
    @Override
    void close();
}
