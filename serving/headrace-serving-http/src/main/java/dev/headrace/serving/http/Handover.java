package dev.headrace.serving.http;

import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.ServerRequest.EventTime;
import dev.headrace.serving.ServerRequest.Source;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a server's own process is told, as JSON: a request with its paths as text.
///
/// @param model the name under which it serves
/// @param directory the model's directory, or null
/// @param store the store's root, or null
/// @param host the address to listen on
/// @param port the port, 0 for any
/// @param predictionLog the log's directory, or null
/// @param eventTime what time a prediction is logged with
/// @param parent the process to end with, 0 for none
/// @param lifetimeMilliseconds how long to live, 0 for as long as the parent
/// @param requestLimitMebibytes the greatest body
/// @param followMilliseconds how often to look which version is live
record Handover(
        String model,
        @Nullable String directory,
        @Nullable String store,
        String host,
        int port,
        @Nullable String predictionLog,
        EventTime eventTime,
        long parent,
        long lifetimeMilliseconds,
        int requestLimitMebibytes,
        long followMilliseconds) {
    static final String FILE = "request.json";

    static Handover of(ServerRequest request, ProcessLimits limits, HttpServingConfig config) {
        Duration lifetime = limits.lifetime();
        Path log = request.predictionLog();
        return new Handover(
                request.model(),
                request.source() instanceof Source.Directory(Path directory) ? text(directory) : null,
                request.source() instanceof Source.Store(Path store) ? text(store) : null,
                request.host(),
                request.port(),
                log == null ? null : text(log),
                request.eventTime(),
                lifetime == null ? ProcessHandle.current().pid() : 0,
                lifetime == null ? 0 : Math.max(1, lifetime.toMillis()),
                config.requestLimitMebibytes(),
                config.followInterval().toMillis());
    }

    ServerRequest request() {
        return new ServerRequest(
                model, source(), host, port, predictionLog == null ? null : Path.of(predictionLog), eventTime);
    }

    HttpServingConfig config() {
        return new HttpServingConfig(requestLimitMebibytes, Duration.ofMillis(Math.max(1, followMilliseconds)));
    }

    private Source source() {
        if (directory != null) {
            return new Source.Directory(Path.of(directory));
        }
        if (store != null) {
            return new Source.Store(Path.of(store));
        }
        throw new IllegalArgumentException("neither a directory nor a store is named");
    }

    private static String text(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /// The child's answer that it serves.
    ///
    /// @param address where
    record Ready(String address) {
        static final String FILE = "ready.json";
    }

    /// The child's answer that it does not.
    ///
    /// @param code the name of the error code
    /// @param message what is wrong
    record Failed(String code, String message) {
        static final String FILE = "failed.json";
    }
}
