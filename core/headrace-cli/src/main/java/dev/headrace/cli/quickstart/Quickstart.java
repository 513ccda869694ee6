package dev.headrace.cli.quickstart;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.core.pipeline.PipelineJson;
import dev.headrace.runtime.engine.Backend;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.Run;
import dev.headrace.runtime.engine.RunListener;
import dev.headrace.runtime.engine.RunRequest;
import dev.headrace.serving.ModelVersion;
import dev.headrace.serving.PredictionRecord;
import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.ModelServer;
import dev.headrace.serving.spi.ModelStore;
import dev.headrace.serving.spi.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The main job: train and push, serve and be asked, look at what came of it, and train again if it drifted.
public final class Quickstart {
    private static final int HEAP_MEBIBYTES = 192;
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final Engine engine;
    private final QuickstartInput input;
    private final QuickstartOptions options;
    private final RunListener listener;
    private final Phases phases;
    private final QuickstartPipelines pipelines;

    /// Hears what is done between the runs.
    public interface Phases {
        /// A phase starts.
        ///
        /// @param what it does, in words
        void started(String what);

        /// How far the phase is.
        ///
        /// @param done how much is done
        /// @param total how much there is
        void progressed(long done, long total);
    }

    /// A model that serves in a process of its own.
    ///
    /// @param server the server
    /// @param curl a command that asks it for a prediction
    /// @param answer what it answered when it was tried
    public record Served(RunningServer server, String curl, String answer) {}

    /// Makes one.
    ///
    /// @param engine where it runs
    /// @param input what to work on
    /// @param options how to run
    /// @param listener hears what the runs do
    /// @param phases hears what is done between them
    public Quickstart(
            Engine engine, QuickstartInput input, QuickstartOptions options, RunListener listener, Phases phases) {
        this.engine = engine;
        this.input = input;
        this.options = options;
        this.listener = listener;
        this.phases = phases;
        this.pipelines = new QuickstartPipelines(input);
    }

    /// Throws if the port that is to serve in the end is taken: better now than after the work. A server that an
    /// earlier quickstart of this model left behind gives way.
    ///
    /// @throws HeadraceException with [ServingErrorCode#PORT_TAKEN] if it is
    /// @throws IOException if the earlier server's record cannot be read
    /// @throws InterruptedException if the thread was interrupted while waiting for it to end
    public void requirePort() throws IOException, InterruptedException {
        if (options.port() == 0 || options.serveFor().isZero()) {
            return;
        }
        LeftServer.in(options.directory()).stop();
        try (ServerSocket socket = new ServerSocket(options.port(), 1, InetAddress.getLoopbackAddress())) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new HeadraceException(
                    ServingErrorCode.PORT_TAKEN,
                    "Port " + options.port() + " of " + ServerRequest.LOOPBACK
                            + " is taken by another process: name another with --port, or 0 for any that is free",
                    e);
        }
    }

    /// From the file to the pushed model.
    ///
    /// @return what came of it
    /// @throws IOException if the pipeline cannot be written down
    public Findings train() throws IOException {
        return run("pipeline.json", pipelines.train());
    }

    /// Serves the version that was pushed, replays requests, and writes its prediction log.
    ///
    /// @param version the version
    /// @param traffic the requests
    /// @throws IOException if the server or the log fails
    /// @throws InterruptedException if the thread was interrupted
    public void replay(long version, Traffic traffic) throws IOException, InterruptedException {
        phases.started("serving version " + version + " and sending "
                + Figures.count(traffic.requests().size(), "request") + ": " + traffic.description());
        Files.deleteIfExists(predictions());
        try (Backend<ModelStore> store = engine.backend(ModelStore.class);
                Backend<ModelServer> servers = engine.backend(ModelServer.class)) {
            Path model = store.get().open(version(store.get(), version));
            ServerRequest request = new ServerRequest(
                    input.model(),
                    new ServerRequest.Source.Directory(model),
                    ServerRequest.LOOPBACK,
                    0,
                    predictions().getParent(),
                    ServerRequest.EventTime.REQUEST);
            try (RunningServer server = servers.get().startApart(request, limits(null));
                    ReplayClient client = new ReplayClient(server.address(), input.model())) {
                client.send(
                        traffic.requests(),
                        done -> phases.progressed(done, traffic.requests().size()));
            }
        }
    }

    /// Joins predictions and outcomes, compares, and trains again if that fires. What the first run made
    /// comes from the cache.
    ///
    /// @param traffic what was replayed
    /// @return what came of it
    /// @throws IOException if the pipeline cannot be written down
    public Findings closeLoop(Traffic traffic) throws IOException {
        return run("loop.json", pipelines.loop(predictions(), traffic.outcomes()));
    }

    /// Serves the live version in a process that outlives this one, and asks it once.
    ///
    /// @param example the request to try
    /// @return the server; it is to be left running
    /// @throws IOException if the server fails
    /// @throws InterruptedException if the thread was interrupted
    public Optional<Served> serve(Traffic.Request example) throws IOException, InterruptedException {
        if (options.serveFor().isZero()) {
            return Optional.empty();
        }
        phases.started("starting the server that stays");
        LeftServer left = LeftServer.in(options.directory());
        left.stop();
        try (Backend<ModelStore> store = engine.backend(ModelStore.class);
                Backend<ModelServer> servers = engine.backend(ModelServer.class)) {
            ServerRequest request = new ServerRequest(
                    input.model(),
                    new ServerRequest.Source.Store(store.get().root()),
                    ServerRequest.LOOPBACK,
                    options.port(),
                    options.directory().resolve("predictions"),
                    ServerRequest.EventTime.CLOCK);
            RunningServer server = servers.get().startApart(request, limits(options.serveFor()));
            if (server.process().isPresent()) {
                left.remember(server.process().getAsLong());
            }
            try (ReplayClient client = new ReplayClient(server.address(), input.model())) {
                return Optional.of(new Served(
                        server,
                        "curl -s " + ReplayClient.predictUri(server.address(), input.model()) + " -d '"
                                + ReplayClient.body(example.features()).replace("'", "'\\''") + "'",
                        client.send(example).strip()));
            }
        }
    }

    /// The version that is live now.
    ///
    /// @return its number, or empty if none is
    /// @throws IOException if the model store cannot be read
    public OptionalLong live() throws IOException {
        try (Backend<ModelStore> store = engine.backend(ModelStore.class)) {
            Optional<ModelVersion> version = store.get().live(input.model());
            return version.isPresent() ? OptionalLong.of(version.get().number()) : OptionalLong.empty();
        }
    }

    private Findings run(String file, Pipeline pipeline) throws IOException {
        Files.createDirectories(options.directory());
        Files.writeString(options.directory().resolve(file), PipelineJson.write(pipeline));
        RunRequest request = RunRequest.of(pipeline).withCache(options.cache()).withThreads(options.threads());
        OptionalLong seed = options.seed();
        Run run = engine.start(seed.isPresent() ? request.withSeed(seed.getAsLong()) : request, listener);
        return new Findings(engine.artifacts(), run.await(), run.failures());
    }

    private Path predictions() {
        return options.directory().resolve("feedback").resolve(PredictionRecord.FILE);
    }

    private ProcessLimits limits(@Nullable Duration lifetime) {
        return new ProcessLimits(
                HEAP_MEBIBYTES, STARTUP, lifetime, options.directory().resolve("server.log"));
    }

    private ModelVersion version(ModelStore store, long number) throws IOException {
        return store.versions(input.model()).stream()
                .filter(candidate -> candidate.number() == number)
                .findFirst()
                .orElseThrow(() -> new HeadraceException(
                        ServingErrorCode.MODEL_UNKNOWN,
                        "Version " + number + " of the model '" + input.model() + "' was pushed, and is not in "
                                + store.root() + " any more: run again with --no-cache"));
    }
}
