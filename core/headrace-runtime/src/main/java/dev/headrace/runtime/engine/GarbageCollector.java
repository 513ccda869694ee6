package dev.headrace.runtime.engine;

import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ArtifactState;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.runtime.store.LocalArtifactStore;
import dev.headrace.runtime.store.Lock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Removes the files of artifacts that no kept run made, read or used. The records stay, marked as deleted, so that
/// lineage stays whole.
final class GarbageCollector {
    private final MetadataStore metadata;
    private final LocalArtifactStore store;
    private final Recovery recovery;

    GarbageCollector(MetadataStore metadata, LocalArtifactStore store, Recovery recovery) {
        this.metadata = metadata;
        this.store = store;
        this.recovery = recovery;
    }

    /// Says what would be removed.
    GarbageReport preview(int keepRuns) {
        Plan plan = plan(keepRuns);
        return new GarbageReport(plan.kept, plan.uris, bytes(plan.uris), false);
    }

    /// Removes it. Takes the store for itself.
    GarbageReport collect(int keepRuns) {
        try (Lock lock = store.lockExclusively()) {
            recovery.recover();
            store.discardStaging();
            Plan plan = plan(keepRuns);
            // The records first: a crash in between leaves directories that nobody names, which the next call finds.
            metadata.markDeleted(plan.artifacts);
            long bytes = store.delete(plan.uris);
            return new GarbageReport(plan.kept, plan.uris, bytes, true);
        }
    }

    private record Plan(List<String> kept, List<Long> artifacts, List<String> uris) {}

    private Plan plan(int keepRuns) {
        List<String> kept = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (RunRecord run : metadata.runs()) {
            int rank = seen.merge(run.pipeline(), 1, Integer::sum);
            if (rank <= keepRuns || recovery.isAlive(run)) {
                kept.add(run.name());
            }
        }
        Set<Long> needed = new HashSet<>(metadata.artifactsOf(kept));
        Set<String> neededUris = new HashSet<>();
        Set<String> removable = new TreeSet<>();
        List<Long> artifacts = new ArrayList<>();
        for (ArtifactRecord artifact : metadata.artifacts(Optional.empty())) {
            if (artifact.state() == ArtifactState.LIVE) {
                if (needed.contains(artifact.id())) {
                    neededUris.add(artifact.uri());
                } else {
                    artifacts.add(artifact.id());
                    removable.add(artifact.uri());
                }
            }
        }
        removable.addAll(store.unknown(neededUris));
        removable.removeAll(neededUris);
        return new Plan(kept, artifacts, List.copyOf(removable));
    }

    private long bytes(List<String> uris) {
        return uris.stream().mapToLong(store::size).sum();
    }
}
