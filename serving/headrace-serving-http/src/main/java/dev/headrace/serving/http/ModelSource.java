package dev.headrace.serving.http;

import java.util.Optional;

/// Where a server has its model from. Thread-safe.
sealed interface ModelSource extends AutoCloseable permits FixedSource, StoreSource {
    /// What serves now.
    Served current();

    /// The version that is live and could not be loaded, if that is so.
    Optional<Failure> failure();

    @Override
    void close();

    /// That a version could not be loaded.
    record Failure(long number, String message) {}
}
