package dev.headrace.serving.http;

import dev.headrace.core.HeadraceException;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server in this process: Jetty on one port, with a virtual thread for each request. Thread-safe.
final class HttpServer implements RunningServer {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int THREADS = 16;
    private static final int STOP_MILLISECONDS = 10_000;
    private static final int SHUTDOWN_IDLE_MILLISECONDS = 100;

    private final Server jetty;
    private final ModelSource source;
    private final @Nullable PredictionLog log;
    private final URI address;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpServer(Server jetty, ModelSource source, @Nullable PredictionLog log, URI address) {
        this.jetty = jetty;
        this.source = source;
        this.log = log;
        this.address = address;
    }

    /// Starts to listen.
    ///
    /// @param host the address
    /// @param port the port, 0 for any
    /// @param handler what answers
    /// @param source closed with the server
    /// @param log closed with the server
    static HttpServer start(
            String host, int port, JettyHandler handler, ModelSource source, @Nullable PredictionLog log) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("headrace-http");
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("headrace-request-", 0).factory()));
        Server jetty = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(host);
        connector.setPort(port);
        // Idle connections of clients need not be waited for.
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MILLISECONDS);
        jetty.addConnector(connector);
        jetty.setHandler(new GracefulHandler(handler));
        jetty.setErrorHandler(JettyHandler::writeError);
        jetty.setStopTimeout(STOP_MILLISECONDS);
        try {
            jetty.start();
            return new HttpServer(
                    jetty, source, log, new URI("http", null, host, connector.getLocalPort(), null, null, null));
        } catch (IOException e) {
            stop(jetty);
            throw failure(host, port, e);
        } catch (URISyntaxException e) {
            stop(jetty);
            throw new IllegalArgumentException("'" + host + "' is no name of a host", e);
        } catch (Exception e) {
            stop(jetty);
            throw new HeadraceException(
                    ServingErrorCode.SERVER_FAILED, "The model server did not start: " + e.getMessage(), e);
        }
    }

    private static HeadraceException failure(String host, int port, IOException failure) {
        String reason = failure.getCause() == null
                ? String.valueOf(failure.getMessage())
                : String.valueOf(failure.getCause().getMessage());
        return reason.contains("in use")
                ? new HeadraceException(
                        ServingErrorCode.PORT_TAKEN,
                        "Port " + port + " of " + host + " (" + host + ":" + port
                                + ") is taken by another process; port 0 means any that is free",
                        failure)
                : new HeadraceException(
                        ServingErrorCode.SERVER_FAILED,
                        "The model server cannot listen on " + host + ":" + port + ": " + reason,
                        failure);
    }

    private static void stop(Server jetty) {
        try {
            jetty.stop();
        } catch (Exception e) {
            LOG.warn("The model server did not stop cleanly: {}", e.toString());
        }
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public OptionalLong process() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stop(jetty);
        source.close();
        if (log != null) {
            log.close();
        }
    }
}
