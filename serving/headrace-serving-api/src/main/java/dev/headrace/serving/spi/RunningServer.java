package dev.headrace.serving.spi;

import java.net.URI;
import java.util.OptionalLong;

/// A model server that answers. Thread-safe.
public interface RunningServer extends AutoCloseable {
    /// Where it answers.
    ///
    /// @return scheme, host and port, without a path
    URI address();

    /// The process that it is, if not this one.
    ///
    /// @return the number of the process
    OptionalLong process();

    /// Ends it: no new requests, those under way are answered, the prediction log is on the disk.
    @Override
    void close();
}
