package dev.headrace.serving.spi;

import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServerRequest;
import java.io.IOException;

/// Serves models over HTTP, by the TensorFlow Serving REST contract (`POST /v1/models/NAME:predict`).
/// Thread-safe.
public interface ModelServer {
    /// Serves in this process. Returns when requests are answered.
    ///
    /// @param request what to serve, and where
    /// @return the server, to be closed
    /// @throws IOException if the model cannot be read
    /// @throws dev.headrace.core.HeadraceException with `PORT_TAKEN` of
    ///     [dev.headrace.serving.ServingErrorCode], or what reading the model throws
    RunningServer start(ServerRequest request) throws IOException;

    /// Serves in a process of its own. Returns when requests are answered.
    ///
    /// @param request what to serve, and where
    /// @param limits what the process may use
    /// @return the server; closing it ends the process
    /// @throws IOException if the process cannot be started
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws dev.headrace.core.HeadraceException with `PORT_TAKEN`, `SERVER_FAILED` or another code
    ///     of [dev.headrace.serving.ServingErrorCode] that says why it did not start; the message has what the
    ///     process said last
    RunningServer startApart(ServerRequest request, ProcessLimits limits) throws IOException, InterruptedException;
}
