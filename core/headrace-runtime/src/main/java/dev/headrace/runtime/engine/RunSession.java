package dev.headrace.runtime.engine;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Provenance;
import dev.headrace.core.metadata.ContextRecord;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.runtime.store.LocalArtifactStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the nodes of one run share. Thread-safe.
final class RunSession {
    private static final Logger LOG = LoggerFactory.getLogger(RunSession.class);
    private static final int BATCH = 500;

    private final String run;
    private final RunPlan plan;
    private final CacheMode cache;
    private final MetadataStore metadata;
    private final LocalArtifactStore store;
    private final InstantSource clock;
    private final Scope scope;
    private final Events events;
    private final String runtime;
    private final Map<String, ExecutionRecord> doneInThisRun = new HashMap<>();
    private final Map<Fingerprint, Long> recordedJars = new ConcurrentHashMap<>();
    private final Map<String, HeadraceException> failures = new ConcurrentHashMap<>();
    private final List<MetadataStore.Unneeded> pending = new ArrayList<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    RunSession(
            String run,
            RunPlan plan,
            CacheMode cache,
            MetadataStore metadata,
            LocalArtifactStore store,
            InstantSource clock,
            Scope scope,
            Events events) {
        this.run = run;
        this.plan = plan;
        this.cache = cache;
        this.metadata = metadata;
        this.store = store;
        this.clock = clock;
        this.scope = scope;
        this.events = events;
        this.runtime = "Java " + Runtime.version() + ", " + System.getProperty("os.name") + ", "
                + System.getProperty("os.arch");
        for (ExecutionRecord execution : metadata.executions(run)) {
            if (execution.state() == ExecutionState.COMPLETE) {
                doneInThisRun.put(execution.node(), execution);
            }
        }
    }

    String run() {
        return run;
    }

    String pipeline() {
        return plan.pipeline();
    }

    CacheMode cache() {
        return cache;
    }

    MetadataStore metadata() {
        return metadata;
    }

    LocalArtifactStore store() {
        return store;
    }

    InstantSource clock() {
        return clock;
    }

    Scope scope() {
        return scope;
    }

    Events events() {
        return events;
    }

    String runtime() {
        return runtime;
    }

    /// An earlier execution whose outputs will do: of this run, if it was resumed, or of any where the cache is
    /// used.
    Optional<ExecutionRecord> reusable(RunPlan.PlannedNode planned, Provenance provenance) {
        Fingerprint key = provenance.key();
        ExecutionRecord own = doneInThisRun.get(planned.name());
        if (own != null && own.provenance() != null && own.provenance().key().equals(key)) {
            return Optional.of(own);
        }
        return cache == CacheMode.USE && planned.cacheable() ? metadata.newestComplete(key) : Optional.empty();
    }

    String hitReason(ExecutionRecord earlier) {
        return earlier.run().equals(run)
                ? "done before this run was resumed"
                : "nothing changed since " + earlier.run();
    }

    /// Records the digests of a node's jars, once for each version.
    void recordJars(RunPlan.PlannedNode planned) {
        recordedJars.computeIfAbsent(planned.codeDigest(), digest -> {
            Map<String, String> texts = new TreeMap<>();
            planned.code().jars().forEach((name, fingerprint) -> texts.put(name, fingerprint.hex()));
            return metadata.putContext(ContextRecord.CODE, digest.hex(), texts).id();
        });
    }

    /// Records an execution that needed no work together with others: nothing is lost if the process dies first.
    void recordLater(MetadataStore.Unneeded execution) {
        synchronized (pending) {
            pending.add(execution);
            if (pending.size() >= BATCH) {
                flush();
            }
        }
    }

    void flush() {
        synchronized (pending) {
            if (!pending.isEmpty()) {
                metadata.record(List.copyOf(pending));
                pending.clear();
            }
        }
    }

    /// Deletes what a node has staged and not published, as far as that can be done now.
    void discardStaging(String node) {
        try {
            store.discardStaging(run, node);
        } catch (HeadraceException e) {
            // A component that does not heed its interrupt may still be writing there. 'gc' clears what is left.
            LOG.warn("What node {} of run {} had staged is not all deleted: {}", node, run, e.getMessage());
        }
    }

    void send(RunEvent event) {
        events.send(event);
    }

    void failure(String node, HeadraceException failure) {
        failures.put(node, failure);
    }

    /// The exceptions behind failed nodes, by node.
    Map<String, HeadraceException> failures() {
        return failures;
    }

    void cancel() {
        cancelled.countDown();
    }

    boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /// Waits, unless the run is cancelled.
    void pause(Duration wait) throws InterruptedException {
        if (cancelled.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the run was cancelled");
        }
    }
}
