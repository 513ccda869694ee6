package dev.headrace.runtime.engine;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.Provenance;
import dev.headrace.core.component.Port;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.core.metadata.NewExecution;
import dev.headrace.core.pipeline.Channel;
import dev.headrace.core.pipeline.Condition;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.engine.RunEvent.Point;
import dev.headrace.runtime.store.LocalArtifactStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes one node from its inputs to its outputs: conditions, cache, attempts, publication. Used once, by one
/// thread.
final class NodeExecution {
    private final RunSession session;
    private final RunPlan.PlannedNode planned;
    private final Map<String, NodeResult> upstream;
    private final MetadataStore metadata;
    private final LocalArtifactStore store;
    private final InstantSource clock;
    private final Instant startedAt;

    NodeExecution(RunSession session, RunPlan.PlannedNode planned, Map<String, NodeResult> upstream) {
        this.session = session;
        this.planned = planned;
        this.upstream = upstream;
        this.metadata = session.metadata();
        this.store = session.store();
        this.clock = session.clock();
        this.startedAt = clock.instant();
    }

    /// Does what the node needs, and never throws: a failure is a result.
    NodeResult execute() {
        if (session.isCancelled()) {
            return result(NodeState.NOT_RUN, "the run was stopped first", null, Map.of());
        }
        try {
            Optional<String> skipped = reasonToSkip();
            return skipped.isPresent() ? skip(skipped.get()) : cachedOrExecuted();
        } catch (HeadraceException e) {
            // An interrupt ends the reading of files too, and looks like a failure of theirs.
            return session.isCancelled()
                    ? result(NodeState.NOT_RUN, "the run was stopped first", null, Map.of())
                    : failed(e);
        } catch (RuntimeException | Error e) {
            return failed(Failures.of(planned.node().component(), e));
        }
    }

    private Optional<String> reasonToSkip() {
        for (NodeResult result : upstream.values()) {
            boolean read = planned.node().inputs().values().stream()
                    .flatMap(List::stream)
                    .anyMatch(channel -> channel.node().equals(result.node()));
            if (read && result.state() == NodeState.SKIPPED) {
                return Optional.of("it reads from " + result.node() + ", which was skipped");
            }
        }
        for (Condition condition : planned.node().conditions()) {
            NodeResult result = upstream.get(condition.channel().node());
            ArtifactRecord artifact = result == null
                    ? null
                    : result.outputs().get(condition.channel().output());
            if (artifact == null) {
                return Optional.of(
                        "its condition reads from " + condition.channel().node() + ", which was skipped");
            }
            String value = artifact.properties().get(condition.property());
            if (!condition.holds(value)) {
                return Optional.of("it runs only if " + condition + ", and that is "
                        + (value == null ? "not set" : "'" + value + "'"));
            }
        }
        return Optional.empty();
    }

    private NodeResult skip(String reason) {
        session.recordLater(
                new MetadataStore.Unneeded(newExecution(null, reason, Map.of(), List.of()), OptionalLong.empty()));
        return result(NodeState.SKIPPED, reason, null, Map.of());
    }

    private NodeResult cachedOrExecuted() {
        Map<String, List<ArtifactRecord>> inputs = inputs();
        InputSnapshot files = new InputSnapshot(planned.files());
        Map<String, List<Fingerprint>> fingerprints = new TreeMap<>();
        Map<String, List<Long>> ids = new TreeMap<>();
        inputs.forEach((input, records) -> {
            fingerprints.put(
                    input, records.stream().map(ArtifactRecord::fingerprint).toList());
            ids.put(input, records.stream().map(ArtifactRecord::id).toList());
        });
        Provenance provenance = new Provenance(
                planned.node().component(),
                planned.settings(),
                fingerprints,
                files.fingerprints(),
                planned.seed().value(),
                planned.codeDigest(),
                session.runtime());
        Optional<ExecutionRecord> earlier = session.reusable(planned, provenance);
        if (earlier.isPresent()) {
            Map<String, ArtifactRecord> outputs = metadata.outputs(earlier.get().id());
            if (outputs.values().stream().allMatch(store::contains)) {
                String reason = session.hitReason(earlier.get());
                session.recordLater(new MetadataStore.Unneeded(
                        newExecution(provenance, reason, ids, files.artifacts()),
                        OptionalLong.of(earlier.get().id())));
                return result(NodeState.CACHED, reason, null, outputs);
            }
        }
        String reason = missReason(provenance, earlier);
        session.recordJars(planned);
        ExecutionRecord execution = metadata.begin(newExecution(provenance, reason, ids, files.artifacts()));
        return executed(execution, inputs, files, reason);
    }

    private Map<String, List<ArtifactRecord>> inputs() {
        Map<String, List<ArtifactRecord>> inputs = new TreeMap<>();
        planned.node().inputs().forEach((input, channels) -> {
            List<ArtifactRecord> records = new ArrayList<>();
            for (Channel channel : channels) {
                NodeResult result = upstream.get(channel.node());
                ArtifactRecord record = result == null ? null : result.outputs().get(channel.output());
                if (record == null) {
                    throw new HeadraceException(
                            RuntimeErrorCode.UPSTREAM_MISSING,
                            "Node '" + planned.name() + "' reads " + channel + ", which is not in run "
                                    + session.run());
                }
                records.add(record);
            }
            inputs.put(input, records);
        });
        return inputs;
    }

    private String missReason(Provenance provenance, Optional<ExecutionRecord> earlier) {
        if (earlier.isPresent()) {
            return "what execution " + earlier.get().id() + " made is not in the store any more";
        }
        if (!planned.cacheable()) {
            return "it reads metadata, which change";
        }
        if (session.cache() == CacheMode.IGNORE) {
            return "the cache is off";
        }
        Optional<Provenance> before =
                metadata.newestOf(session.pipeline(), planned.name()).map(ExecutionRecord::provenance);
        if (before.isEmpty()) {
            return "first time";
        }
        // The jars of this execution must be known for the comparison to name them.
        session.recordJars(planned);
        String changes = CacheReason.changes(before.get(), provenance, metadata);
        return changes.isEmpty() ? "what it made before is not in the store any more" : changes;
    }

    private NodeResult executed(
            ExecutionRecord execution, Map<String, List<ArtifactRecord>> inputs, InputSnapshot files, String reason) {
        try {
            session.send(new RunEvent.NodeStarted(planned.name(), reason));
            Map<String, Attempt.Draft> drafts = attempts(execution, inputs);
            files.requireUnchanged();
            requireIntact(inputs);
            session.send(new RunEvent.NodeReached(planned.name(), Point.WRITTEN));
            List<NewArtifact> published = new ArrayList<>();
            for (Port output : planned.description().outputs()) {
                Attempt.Draft draft = requireNonNull(drafts.get(output.name()));
                published.add(store.publish(
                        output.name(),
                        draft.directory(),
                        output.type(),
                        draft.properties(),
                        () -> session.send(new RunEvent.NodeReached(planned.name(), Point.BEFORE_RENAME))));
            }
            session.send(new RunEvent.NodeReached(planned.name(), Point.RENAMED));
            List<ArtifactRecord> records = metadata.complete(execution.id(), published, clock.instant());
            session.send(new RunEvent.NodeReached(planned.name(), Point.COMMITTED));
            Map<String, ArtifactRecord> outputs = new TreeMap<>();
            for (int i = 0; i < records.size(); i++) {
                outputs.put(published.get(i).port(), records.get(i));
            }
            return result(NodeState.COMPLETE, reason, null, outputs);
        } catch (InterruptedException e) {
            return cancelled(execution);
        } catch (HeadraceException e) {
            return session.isCancelled() ? cancelled(execution) : failed(execution, e);
        } catch (RuntimeException | Error e) {
            return failed(execution, Failures.of(planned.node().component(), e));
        }
    }

    /// A component that writes into its inputs damages what others read: its node fails, and the damaged files miss
    /// the cache from now on.
    private void requireIntact(Map<String, List<ArtifactRecord>> inputs) {
        inputs.forEach((input, records) -> records.forEach(record -> {
            if (!store.contains(record)) {
                throw new HeadraceException(
                        RuntimeErrorCode.COMPONENT_FAILED,
                        planned.node().component() + " changed the files of its input '" + input + "' (artifact "
                                + record.id() + "), which are for reading only");
            }
        }));
    }

    private Map<String, Attempt.Draft> attempts(ExecutionRecord execution, Map<String, List<ArtifactRecord>> inputs)
            throws InterruptedException {
        Map<String, List<Artifact>> artifacts = new TreeMap<>();
        inputs.forEach((input, records) ->
                artifacts.put(input, records.stream().map(store::open).toList()));
        Backoff backoff = new Backoff(planned.seed());
        for (int attempt = 1; ; attempt++) {
            Map<String, Path> staged = new TreeMap<>();
            for (Port output : planned.description().outputs()) {
                staged.put(
                        output.name(),
                        store.stage(session.run(), planned.name(), execution.id(), attempt, output.name()));
            }
            try {
                return new Attempt(session.pipeline(), planned, clock, artifacts, staged, session.events())
                        .run(session.scope());
            } catch (HeadraceException e) {
                if (!e.code().retryable() || attempt > planned.node().retries()) {
                    throw e;
                }
                Duration wait = backoff.next();
                session.send(new RunEvent.NodeRetried(planned.name(), attempt, String.valueOf(e.getMessage()), wait));
                session.pause(wait);
            }
        }
    }

    private NodeResult cancelled(ExecutionRecord execution) {
        String message = "stopped";
        metadata.fail(execution.id(), ExecutionState.CANCELED, message, clock.instant());
        session.discardStaging(planned.name());
        return result(NodeState.CANCELED, message, RuntimeErrorCode.CANCELLED, Map.of());
    }

    private NodeResult failed(ExecutionRecord execution, HeadraceException failure) {
        try {
            session.discardStaging(planned.name());
            metadata.fail(execution.id(), ExecutionState.FAILED, String.valueOf(failure.getMessage()), clock.instant());
        } catch (HeadraceException e) {
            // The disk that failed the node may fail its record as well: the node's failure is the one to show.
            failure.addSuppressed(e);
        }
        return failed(failure);
    }

    private NodeResult failed(HeadraceException failure) {
        session.failure(planned.name(), failure);
        return result(NodeState.FAILED, String.valueOf(failure.getMessage()), failure.code(), Map.of());
    }

    private NewExecution newExecution(
            @Nullable Provenance provenance, String message, Map<String, List<Long>> inputs, List<NewArtifact> files) {
        return new NewExecution(
                session.run(),
                planned.name(),
                planned.node().component(),
                provenance,
                message,
                startedAt,
                inputs,
                files);
    }

    private NodeResult result(
            NodeState state, String message, @Nullable ErrorCode code, Map<String, ArtifactRecord> outputs) {
        return new NodeResult(
                planned.name(),
                planned.node().component(),
                state,
                message,
                code,
                Duration.between(startedAt, clock.instant()),
                outputs);
    }
}
