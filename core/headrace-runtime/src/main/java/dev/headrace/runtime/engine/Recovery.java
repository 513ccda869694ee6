package dev.headrace.runtime.engine;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import dev.headrace.runtime.store.LocalArtifactStore;
import dev.headrace.runtime.store.Lock;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends in the records what ended in fact: executions whose process died.
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /// The property of a run whose nodes an orchestrator runs one by one: what it calls the run.
    static final String EXTERNAL = "external";

    private final MetadataStore metadata;
    private final LocalArtifactStore store;
    private final InstantSource clock;

    Recovery(MetadataStore metadata, LocalArtifactStore store, InstantSource clock) {
        this.metadata = metadata;
        this.store = store;
        this.clock = clock;
    }

    /// Marks them as failed and discards what they had staged.
    ///
    /// @return how many there were
    int recover() {
        int recovered = 0;
        for (ExecutionRecord execution : metadata.runningExecutions()) {
            Optional<Lock> run = store.tryLockRun(execution.run());
            Optional<Lock> alone = store.tryLockRun(execution.run() + "." + execution.node());
            try {
                if (run.isPresent() && alone.isPresent() && end(execution)) {
                    recovered++;
                }
            } finally {
                run.ifPresent(Lock::close);
                alone.ifPresent(Lock::close);
            }
        }
        if (recovered > 0) {
            LOG.info("Ended the records of {} executions whose process had died", recovered);
        }
        return recovered;
    }

    /// Whether a run is RUNNING in fact: its process is there, or an orchestrator runs it node by node.
    boolean isAlive(RunRecord run) {
        if (run.state() != RunState.RUNNING) {
            return false;
        }
        if (run.properties().containsKey(EXTERNAL)) {
            // Between two of its nodes no process holds a lock.
            return true;
        }
        Optional<Lock> lock = store.tryLockRun(run.name());
        lock.ifPresent(Lock::close);
        return lock.isEmpty();
    }

    private boolean end(ExecutionRecord execution) {
        try {
            metadata.fail(execution.id(), ExecutionState.FAILED, "its process ended before it did", clock.instant());
        } catch (HeadraceException e) {
            if (e.code() == CoreErrorCode.METADATA_CONFLICT) {
                // It ended between the query and the lock.
                return false;
            }
            throw e;
        }
        store.discardStaging(execution.run(), execution.node());
        return true;
    }
}
