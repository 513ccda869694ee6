package dev.headrace.serving.http;

import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.spi.ModelServer;
import dev.headrace.serving.spi.RunningServer;
import dev.headrace.serving.store.FileModelStore;
import dev.headrace.serving.store.FileModelStoreConfig;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves over HTTP, in this process or in one of its own. Thread-safe.
final class HttpModelServer implements ModelServer {
    private static final Logger LOG = LoggerFactory.getLogger(HttpModelServer.class);

    private final HttpServingConfig config;
    private final InstantSource clock;
    private final Consumer<String> warn;

    @Inject
    HttpModelServer(HttpServingConfig config, InstantSource clock) {
        this(config, clock, LOG::warn);
    }

    /// For the server's own process, which has no log.
    HttpModelServer(HttpServingConfig config, InstantSource clock, Consumer<String> warn) {
        this.config = config;
        this.clock = clock;
        this.warn = warn;
    }

    @Override
    public RunningServer start(ServerRequest request) throws IOException {
        ModelSource source = source(request);
        PredictionLog log = null;
        RunningServer server = null;
        try {
            Path directory = request.predictionLog();
            log = directory == null ? null : PredictionLog.open(directory, warn);
            server = listen(request, source, log);
            return server;
        } finally {
            if (server == null) {
                source.close();
                close(log);
            }
        }
    }

    private RunningServer listen(ServerRequest request, ModelSource source, @Nullable PredictionLog log) {
        Api api = new Api(source, new PredictionService(log), new RequestMark.Maker(clock, request.eventTime()));
        JettyHandler handler = new JettyHandler(api, config.requestLimitBytes());
        return HttpServer.start(request.host(), request.port(), handler, source, log);
    }

    private static void close(@Nullable PredictionLog log) {
        if (log != null) {
            log.close();
        }
    }

    private ModelSource source(ServerRequest request) throws IOException {
        return switch (request.source()) {
            case ServerRequest.Source.Directory(Path directory) ->
                new FixedSource(Served.load(request.model(), 0, directory));
            case ServerRequest.Source.Store(Path root) ->
                StoreSource.open(
                        new FileModelStore(new FileModelStoreConfig(root), clock),
                        request.model(),
                        config.followInterval(),
                        warn);
        };
    }

    @Override
    public RunningServer startApart(ServerRequest request, ProcessLimits limits)
            throws IOException, InterruptedException {
        return ServerProcess.start(Handover.of(request, limits, config), limits);
    }
}
