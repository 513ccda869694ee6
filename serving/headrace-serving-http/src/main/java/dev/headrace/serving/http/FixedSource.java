package dev.headrace.serving.http;

import java.util.Optional;

/// One model that does not change.
record FixedSource(Served current) implements ModelSource {
    @Override
    public Optional<Failure> failure() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
