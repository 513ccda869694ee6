package dev.headrace.runtime.engine;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.Seed;
import dev.headrace.core.config.Configuration;
import dev.headrace.core.config.InputFiles;
import dev.headrace.core.metadata.ArtifactStore;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import dev.headrace.core.pipeline.Node;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.core.pipeline.PipelineJson;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.plugin.PluginCatalogue;
import dev.headrace.runtime.plugin.PluginLoader;
import dev.headrace.runtime.store.LocalArtifactStore;
import dev.headrace.runtime.store.Lock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine: plugins, a store and its metadata, and pipelines that run on them. Open it once for a process,
/// or for each piece of work; close it in the end. Thread-safe; several engines, in one process or many, may
/// share a store.
///
/// ```java try (Engine engine = Engine.open(Map.of("store", "/var/lib/headrace"), InstantSource.system())) {
/// RunResult result = engine.run(RunRequest.of(pipeline), RunListener.silent()); } ```
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final String PIPELINE = "pipeline";
    private static final String PARAMETER = "parameter.";
    private static final String SEED = "seed";
    private static final String CACHE = "cache";
    private static final int LOCK_ATTEMPTS = 10;
    private static final Duration LOCK_PAUSE = Duration.ofMillis(50);
    private static final String EXTERNAL_RUN = "external_run";

    private final EngineConfig config;
    private final Configuration configuration;
    private final PluginCatalogue catalogue;
    private final InstantSource clock;
    private final LocalArtifactStore store;
    private final Wiring wiring;

    private Engine(Settings settings, EngineConfig config, PluginCatalogue catalogue, InstantSource clock) {
        this.config = config;
        this.configuration = settings.configuration();
        this.catalogue = catalogue;
        this.clock = clock;
        this.store = new LocalArtifactStore(config.store());
        settings.check(catalogue);
        this.wiring = new Wiring(catalogue, settings, store.root().toString(), clock, store);
    }

    /// Opens an engine: loads the plugins, checks the settings and opens the metadata store.
    ///
    /// @param settings values by key: those of [EngineConfig], `backend.SLOT`, and `SLOT.NAME.KEY`
    /// @param clock what time it is
    /// @return the engine
    /// @throws HeadraceException if a plugin or a setting is wrong, or the metadata store cannot be opened
    public static Engine open(Map<String, ?> settings, InstantSource clock) {
        Settings checked = new Settings(Configuration.ofProcess(), settings);
        EngineConfig config = checked.engine();
        return new Engine(checked, config, catalogue(config), clock);
    }

    /// Loads the plugins without opening a store.
    ///
    /// @param settings as for [#open]
    /// @return what the plugins provide
    /// @throws HeadraceException if a plugin or an own key of the engine is wrong
    public static PluginCatalogue catalogue(Map<String, ?> settings) {
        return catalogue(new Settings(Configuration.ofProcess(), settings).engine());
    }

    private static PluginCatalogue catalogue(EngineConfig config) {
        return new PluginLoader(Engine.class.getClassLoader(), config.brokenPlugins()).load(config.plugins());
    }

    /// What the plugins provide.
    ///
    /// @return the catalogue
    public PluginCatalogue catalogue() {
        return catalogue;
    }

    /// The metadata.
    ///
    /// @return the store that the settings chose; closed with the engine
    public MetadataStore metadata() {
        return wiring.metadata();
    }

    /// The artifacts.
    ///
    /// @return the store
    public ArtifactStore artifacts() {
        return store;
    }

    /// The backend that the settings choose for an interface, outside a run: a model store, say.
    ///
    /// @param type the interface
    /// @param <T> the interface
    /// @return the backend, to be closed before the engine
    /// @throws HeadraceException with [RuntimeErrorCode#BACKEND_UNKNOWN] if none or several are provided and
    ///     the settings do not choose, or what building it throws
    public <T> Backend<T> backend(Class<T> type) {
        Scope scope = wiring.scope(new Seed(config.seed()));
        try {
            return new Backend<>(scope, scope.backend(type));
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /// All backends of an interface, outside a run: the sources of tables, say, of which each reads other
    /// files.
    ///
    /// @param type the interface
    /// @param <T> the interface
    /// @return the backends by name, to be closed before the engine; empty if none are provided
    /// @throws HeadraceException what building one of them throws
    public <T> Backend<Map<String, T>> backends(Class<T> type) {
        Scope scope = wiring.scope(new Seed(config.seed()));
        try {
            return new Backend<>(scope, scope.backends(type));
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /// Whether a run that says it is RUNNING is: its process is there, or an orchestrator runs it node by
    /// node, where nothing can be said between two nodes. One that is RUNNING and not alive crashed, and can
    /// be resumed.
    ///
    /// @param run the run
    /// @return false once it has ended, or its process has
    public boolean isAlive(RunRecord run) {
        return recovery().isAlive(run);
    }

    /// Throws if a pipeline cannot run: unknown components, wrong channels, wrong settings, missing files.
    /// Runs nothing.
    ///
    /// @param request the pipeline with its parameters
    /// @throws HeadraceException with every problem found
    public void check(RunRequest request) {
        plan(request.pipeline(), request.parameters(), seed(request))
                .nodes()
                .forEach(planned -> planned.files().values().forEach(InputFiles::files));
    }

    /// Runs a pipeline to its end.
    ///
    /// @param request what to run
    /// @param listener hears what happens
    /// @return what came of it; failures of nodes are part of it
    /// @throws HeadraceException if the pipeline is wrong or the store cannot be used
    public RunResult run(RunRequest request, RunListener listener) {
        return start(request, listener).await();
    }

    /// Starts a pipeline and returns.
    ///
    /// @param request what to run
    /// @param listener hears what happens
    /// @return the run
    /// @throws HeadraceException if the pipeline is wrong or the store cannot be used
    public Run start(RunRequest request, RunListener listener) {
        RunPlan plan = plan(request.pipeline(), request.parameters(), seed(request));
        Lock lock = store.lockShared();
        try {
            recovery().recover();
            RunRecord run = metadata().beginRun(request.pipeline().name(), properties(request), clock.instant());
            return launch(run.name(), plan, request, listener, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Starts a run again that crashed, failed or was stopped, with the pipeline, parameters and seed that it
    /// was started with. What it had completed is not executed again, even where the cache is ignored.
    ///
    /// @param run the run's name
    /// @param threads how many nodes may run at once; 0 for what the settings say
    /// @param listener hears what happens
    /// @return the run
    /// @throws HeadraceException with [RuntimeErrorCode#RUN_UNKNOWN] if there is no such run, or it is alive
    public Run resume(String run, int threads, RunListener listener) {
        RunRequest request = requestOf(run).withThreads(threads);
        if (metadata().run(run).map(RunRecord::state).orElseThrow() == RunState.COMPLETE) {
            throw LocalRunner.unknown(run, "is complete: there is nothing to go on with");
        }
        RunPlan plan = plan(request.pipeline(), request.parameters(), seed(request));
        Lock lock = store.lockShared();
        try {
            recovery().recover();
            return launch(run, plan, request, listener, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// The request that a run was started with.
    ///
    /// @param run the run's name
    /// @return pipeline, parameters, seed and use of the cache
    /// @throws HeadraceException with [RuntimeErrorCode#RUN_UNKNOWN] if there is no such run
    public RunRequest requestOf(String run) {
        RunRecord record = metadata()
                .run(run)
                .orElseThrow(() -> LocalRunner.unknown(run, "is not known to the store " + store.root()));
        Map<String, String> properties = record.properties();
        Map<String, String> parameters = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(PARAMETER)) {
                parameters.put(key.substring(PARAMETER.length()), value);
            }
        });
        return new RunRequest(
                PipelineJson.read(properties.getOrDefault(PIPELINE, "")),
                parameters,
                CacheMode.valueOf(properties.getOrDefault(CACHE, CacheMode.USE.name())),
                OptionalLong.of(Long.parseLong(properties.getOrDefault(SEED, "0"))),
                0);
    }

    /// Runs one node alone, as orchestrators do: what it reads from must have ended in the same run.
    ///
    /// @param request the whole pipeline
    /// @param node the node's name
    /// @param runKey what the orchestrator calls the run; the first node of a key begins a run, the others
    ///     join it
    /// @param listener hears what happens
    /// @return the run with the one node; exit code [RunResult#SKIPPED] stands for its state SKIPPED
    /// @throws HeadraceException if the pipeline is wrong, the node is unknown, what it reads from has not
    ///     run, or the store cannot be used
    public RunResult runNode(RunRequest request, String node, String runKey, RunListener listener) {
        RunPlan plan = plan(request.pipeline(), request.parameters(), seed(request));
        RunPlan.PlannedNode planned = plan.nodes().stream()
                .filter(candidate -> candidate.name().equals(node))
                .findFirst()
                .orElseThrow(() -> new HeadraceException(
                        RuntimeErrorCode.UPSTREAM_MISSING,
                        "Pipeline '" + plan.pipeline() + "' has no node '" + node + "'"
                                + Names.suggestion(
                                        node,
                                        request.pipeline().nodes().stream()
                                                .map(Node::name)
                                                .toList())));
        try (Lock lock = store.lockShared()) {
            String run = joinRun(request, runKey);
            recovery().recover();
            try (Lock alive = lockRun(run + "." + node);
                    Scope scope = wiring.scope(plan.seed())) {
                Instant startedAt = clock.instant();
                RunSession session = session(run, plan, request, listener, scope);
                SingleNode alone = new SingleNode(metadata(), run);
                NodeResult result = new NodeExecution(session, planned, alone.upstream(planned.node())).execute();
                session.flush();
                session.send(new RunEvent.NodeEnded(result));
                alone.endRunIfDone(request.pipeline(), result, clock);
                return LocalRunner.result(session, List.of(result), startedAt);
            }
        }
    }

    /// Says which artifacts no kept run needs.
    ///
    /// @param keepRuns how many of the newest runs of each pipeline are kept
    /// @return the report; nothing is removed
    public GarbageReport previewGarbage(int keepRuns) {
        return collector().preview(keepRuns);
    }

    /// Removes the artifacts that no kept run needs. Records stay.
    ///
    /// @param keepRuns how many of the newest runs of each pipeline are kept
    /// @return the report
    /// @throws HeadraceException with [RuntimeErrorCode#STORE_IN_USE] while something runs
    public GarbageReport collectGarbage(int keepRuns) {
        return collector().collect(keepRuns);
    }

    /// The executions of a run, the last of each node.
    ///
    /// @param run the run's name
    /// @return by node
    public Map<String, ExecutionRecord> executions(String run) {
        return new SingleNode(metadata(), run).newest();
    }

    @Override
    public void close() {
        wiring.close();
    }

    private GarbageCollector collector() {
        return new GarbageCollector(metadata(), store, recovery());
    }

    private Recovery recovery() {
        return new Recovery(metadata(), store, clock);
    }

    private RunPlan plan(Pipeline pipeline, Map<String, String> parameters, Seed seed) {
        return new Planner(catalogue, wiring, configuration).plan(pipeline, parameters, seed);
    }

    private Seed seed(RunRequest request) {
        return new Seed(request.seed().orElse(config.seed()));
    }

    private Map<String, String> properties(RunRequest request) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(PIPELINE, PipelineJson.write(request.pipeline()));
        properties.put(SEED, Long.toString(seed(request).value()));
        properties.put(CACHE, request.cache().name());
        request.parameters().forEach((name, value) -> properties.put(PARAMETER + name, value));
        return properties;
    }

    private Lock lockRun(String name) {
        for (int attempt = 1; attempt < LOCK_ATTEMPTS; attempt++) {
            Optional<Lock> lock = store.tryLockRun(name);
            if (lock.isPresent()) {
                return lock.get();
            }
            // Another process that looks for dead runs holds the lock for a moment; a live run keeps it.
            LockSupport.parkNanos(LOCK_PAUSE.toNanos());
        }
        throw LocalRunner.unknown(name, "is running: it can be resumed when it has ended");
    }

    private Run launch(String run, RunPlan plan, RunRequest request, RunListener listener, Lock storeLock) {
        Lock alive = lockRun(run);
        try {
            metadata().resumeRun(run);
            Scope scope = wiring.scope(plan.seed());
            RunSession session = session(run, plan, request, listener, scope);
            int threads = request.threads() > 0 ? request.threads() : config.parallelism();
            CompletableFuture<RunResult> future = new CompletableFuture<>();
            Thread thread = Thread.ofPlatform().name("headrace-run-" + run).unstarted(() -> {
                try {
                    RunResult result;
                    try (storeLock;
                            alive) {
                        result = execute(session, plan, threads, scope);
                    }
                    // Whoever waited may resume the run or collect garbage at once: the locks are free by now.
                    future.complete(result);
                } catch (RuntimeException | Error e) {
                    future.completeExceptionally(e);
                }
            });
            thread.start();
            return new Run(session, thread, future);
        } catch (RuntimeException e) {
            alive.close();
            throw e;
        }
    }

    private RunResult execute(RunSession session, RunPlan plan, int threads, Scope scope) {
        Instant startedAt = clock.instant();
        RunState state = RunState.FAILED;
        try {
            RunResult result;
            try (scope) {
                session.send(new RunEvent.Started(
                        session.run(),
                        plan.pipeline(),
                        plan.nodes().stream().map(RunPlan.PlannedNode::name).toList()));
                List<NodeResult> results = new LocalRunner(session, plan, threads).run();
                session.flush();
                result = LocalRunner.result(session, results, startedAt);
            }
            state = result.state();
            session.send(new RunEvent.Ended(result));
            return result;
        } finally {
            metadata().endRun(session.run(), state, clock.instant());
            discardStaging(session.run());
        }
    }

    private RunSession session(String run, RunPlan plan, RunRequest request, RunListener listener, Scope scope) {
        return new RunSession(run, plan, request.cache(), metadata(), store, clock, scope, new Events(listener));
    }

    private void discardStaging(String run) {
        try {
            store.discardStaging(run);
        } catch (HeadraceException e) {
            // A component that does not heed its interrupt may still be writing there. 'gc' clears what is left.
            LOG.warn("What run {} had staged is not all deleted: {}", run, e.getMessage());
        }
    }

    /// The run of an orchestrator's key. Two first nodes at once may both begin one: the one recorded first
    /// is used.
    private String joinRun(RunRequest request, String key) {
        String name = request.pipeline().name() + "/" + key;
        Optional<String> known = metadata()
                .context(EXTERNAL_RUN, name)
                .map(context -> context.properties().getOrDefault("run", ""));
        if (known.isPresent()) {
            metadata().resumeRun(known.get());
            return known.get();
        }
        Map<String, String> properties = properties(request);
        properties.put(Recovery.EXTERNAL, key);
        String begun = metadata()
                .beginRun(request.pipeline().name(), properties, clock.instant())
                .name();
        String used = metadata()
                .putContext(EXTERNAL_RUN, name, Map.of("run", begun))
                .properties()
                .getOrDefault("run", begun);
        if (!used.equals(begun)) {
            metadata().endRun(begun, RunState.CANCELED, clock.instant());
        }
        return used;
    }
}
