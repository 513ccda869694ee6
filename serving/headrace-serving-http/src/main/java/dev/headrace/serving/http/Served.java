package dev.headrace.serving.http;

import dev.headrace.serving.scoring.Scorer;
import dev.headrace.training.Model;
import java.io.IOException;
import java.nio.file.Path;

/// What answers a request: one version of the model, whatever goes live meanwhile. Immutable and thread-safe.
///
/// @param model the name under which it is served
/// @param number the version, 0 where it is served from a directory
/// @param scorer what predicts
record Served(String model, long number, Scorer scorer) {
    static Served load(String model, long number, Path directory) throws IOException {
        return new Served(model, number, Scorer.of(Model.read(directory)));
    }

    String version() {
        return Long.toString(number);
    }
}
