package dev.headrace.runtime.testplugin;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.config.Config;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ContextRecord;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.Lineage;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.core.metadata.NewExecution;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import dev.headrace.testkit.InMemoryMetadataStore;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Metadata in memory that all engines of this process share which use one store, as a database on disk would be.
public final class SharedMetadata implements MetadataStore {
    private static final Map<String, InMemoryMetadataStore> STORES = new ConcurrentHashMap<>();

    private final MetadataStore store;

    /// Its settings.
    public record Settings(
            @Config(value = "place", defaultValue = "${store}/metadata", description = "What names the metadata")
            String place) {}

    /// Made by the engine.
    @Inject
    public SharedMetadata(Settings settings) {
        this.store = STORES.computeIfAbsent(settings.place(), key -> new InMemoryMetadataStore());
    }

    /// The names of all stores so far.
    public static Set<String> places() {
        return STORES.keySet();
    }

    @Override
    public RunRecord beginRun(String pipeline, Map<String, String> properties, Instant at) {
        return store.beginRun(pipeline, properties, at);
    }

    @Override
    public RunRecord resumeRun(String run) {
        return store.resumeRun(run);
    }

    @Override
    public void endRun(String run, RunState state, Instant at) {
        store.endRun(run, state, at);
    }

    @Override
    public Optional<RunRecord> run(String run) {
        return store.run(run);
    }

    @Override
    public List<RunRecord> runs() {
        return store.runs();
    }

    @Override
    public ExecutionRecord begin(NewExecution execution) {
        return store.begin(execution);
    }

    @Override
    public List<ArtifactRecord> complete(long execution, List<NewArtifact> outputs, Instant at) {
        return store.complete(execution, outputs, at);
    }

    @Override
    public void fail(long execution, ExecutionState state, String message, Instant at) {
        store.fail(execution, state, message, at);
    }

    @Override
    public List<ExecutionRecord> record(List<Unneeded> executions) {
        return store.record(executions);
    }

    @Override
    public Optional<ExecutionRecord> newestComplete(Fingerprint key) {
        return store.newestComplete(key);
    }

    @Override
    public Optional<ExecutionRecord> newestOf(String pipeline, String node) {
        return store.newestOf(pipeline, node);
    }

    @Override
    public List<ExecutionRecord> executions(String run) {
        return store.executions(run);
    }

    @Override
    public List<ExecutionRecord> runningExecutions() {
        return store.runningExecutions();
    }

    @Override
    public Optional<ExecutionRecord> execution(long execution) {
        return store.execution(execution);
    }

    @Override
    public Map<String, ArtifactRecord> outputs(long execution) {
        return store.outputs(execution);
    }

    @Override
    public Optional<ArtifactRecord> artifact(long artifact) {
        return store.artifact(artifact);
    }

    @Override
    public List<ArtifactRecord> artifacts(Optional<String> type) {
        return store.artifacts(type);
    }

    @Override
    public List<ArtifactRecord> artifactsAt(String uri) {
        return store.artifactsAt(uri);
    }

    @Override
    public Collection<Long> artifactsOf(Collection<String> runs) {
        return store.artifactsOf(runs);
    }

    @Override
    public void markDeleted(Collection<Long> artifacts) {
        store.markDeleted(artifacts);
    }

    @Override
    public Lineage lineage(long artifact, Lineage.Direction direction) {
        return store.lineage(artifact, direction);
    }

    @Override
    public ContextRecord putContext(String type, String name, Map<String, String> properties) {
        return store.putContext(type, name, properties);
    }

    @Override
    public Optional<ContextRecord> context(String type, String name) {
        return store.context(type, name);
    }

    @Override
    public void close() {
        // Others share it.
    }
}
