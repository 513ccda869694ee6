package dev.headrace.serving.http;

import dev.headrace.serving.spi.RunningServer;
import java.net.URI;
import java.util.OptionalLong;

/// Stands for a server before a test has started it.
record NotStarted() implements RunningServer {
    @Override
    public URI address() {
        throw new IllegalStateException("the server is not started");
    }

    @Override
    public OptionalLong process() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        // Nothing runs.
    }
}
