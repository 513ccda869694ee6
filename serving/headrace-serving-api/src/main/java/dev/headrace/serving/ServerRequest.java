package dev.headrace.serving;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.Names;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a model server is to serve, and where.
///
/// @param model the name under which it serves, in kebab-case
/// @param source where the model's files are
/// @param host the address to listen on; loopback unless others should reach it
/// @param port the port, 0 for any that is free
/// @param predictionLog the directory to log predictions in, or null for no log
/// @param eventTime whether requests may say when they happened, by the header `Headrace-Event-Time`: for
///     replays
public record ServerRequest(
        String model,
        Source source,
        String host,
        int port,
        @Nullable Path predictionLog,
        EventTime eventTime) {
    /// The address of this machine that no other reaches.
    public static final String LOOPBACK = "127.0.0.1";

    /// Checks the name and port.
    public ServerRequest {
        Names.requireKebabCase("the name of a model", model);
        requireNonNull(source, "source is null");
        requireNonNull(host, "host is null");
        requireNonNull(eventTime, "eventTime is null");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 0 and 65535: " + port);
        }
    }

    /// Where the files of a model are.
    public sealed interface Source {
        /// One directory, which does not change.
        ///
        /// @param directory holds a model
        record Directory(Path directory) implements Source {}

        /// The live version of a model in a store of files; the server follows when another goes live.
        ///
        /// @param store the store's root
        record Store(Path store) implements Source {}
    }

    /// What time a prediction is logged with.
    public enum EventTime {
        /// The server's clock.
        CLOCK,
        /// What the request says, if it does; else the clock.
        REQUEST
    }
}
