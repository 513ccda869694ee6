package dev.headrace.data.duckdb;

import java.io.Closeable;
import java.io.IOException;

/// Hands resources over without a leak.
final class Closing {
    /// Makes one thing that owns another.
    interface Maker<T, R> {
        R make(T resource) throws IOException;
    }

    private Closing() {}

    /// Makes a thing that owns a resource, and closes the resource if that fails.
    static <T extends Closeable, R> R onFailure(T resource, Maker<T, R> maker) throws IOException {
        boolean made = false;
        try {
            R result = maker.make(resource);
            made = true;
            return result;
        } finally {
            if (!made) {
                resource.close();
            }
        }
    }
}
