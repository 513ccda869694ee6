package dev.headrace.testkit;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ArtifactState;
import dev.headrace.core.metadata.ContextRecord;
import dev.headrace.core.metadata.Event;
import dev.headrace.core.metadata.EventType;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.Lineage;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.core.metadata.NewExecution;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A metadata store in memory: the fake for tests. It keeps every promise of [MetadataStore] but to outlive its
/// process.
///
/// Thread-safe; every method is one critical section. Closing it does nothing, so a test can go on asking it.
public final class InMemoryMetadataStore implements MetadataStore {
    private static final Comparator<Event> EVENTS = Comparator.comparingLong(Event::execution)
            .thenComparingLong(Event::artifact)
            .thenComparing(Event::type)
            .thenComparing(Event::port)
            .thenComparingInt(Event::index);

    private final Map<String, Integer> runsOfPipeline = new HashMap<>();
    private final Map<String, RunRecord> runs = new LinkedHashMap<>();
    private final TreeMap<Long, ExecutionRecord> executions = new TreeMap<>();
    private final TreeMap<Long, ArtifactRecord> artifacts = new TreeMap<>();
    private final TreeMap<Long, List<Event>> events = new TreeMap<>();
    private final Map<Fingerprint, List<Long>> executionsOfKey = new HashMap<>();
    private final Map<ContextKey, ContextRecord> contexts = new HashMap<>();
    private long lastId;

    private record ContextKey(String type, String name) {}

    /// Makes an empty store.
    public InMemoryMetadataStore() {}

    @Override
    public synchronized RunRecord beginRun(String pipeline, Map<String, String> properties, Instant at) {
        putContextOf(ContextRecord.PIPELINE, pipeline, Map.of());
        String name = pipeline + "-" + runsOfPipeline.merge(pipeline, 1, Integer::sum);
        putContextOf(ContextRecord.PIPELINE_RUN, name, properties);
        RunRecord run = new RunRecord(name, pipeline, RunState.RUNNING, properties, milliseconds(at), null);
        runs.put(name, run);
        return run;
    }

    @Override
    public synchronized RunRecord resumeRun(String run) {
        return changeRun(run, RunState.RUNNING, null);
    }

    @Override
    public synchronized void endRun(String run, RunState state, Instant at) {
        if (state == RunState.RUNNING) {
            throw new IllegalArgumentException("a run does not end RUNNING: '" + run + "'");
        }
        changeRun(run, state, milliseconds(at));
    }

    @Override
    public synchronized Optional<RunRecord> run(String run) {
        return Optional.ofNullable(runs.get(run));
    }

    @Override
    public synchronized List<RunRecord> runs() {
        return List.copyOf(new ArrayList<>(runs.values()).reversed());
    }

    @Override
    public synchronized ExecutionRecord begin(NewExecution execution) {
        check(execution);
        return insert(execution, ExecutionState.RUNNING);
    }

    @Override
    public synchronized List<ArtifactRecord> complete(long execution, List<NewArtifact> outputs, Instant at) {
        ExecutionRecord running = requireRunning(execution, "completed");
        Set<String> ports = new HashSet<>();
        for (NewArtifact output : outputs) {
            if (!ports.add(output.port())) {
                throw new IllegalArgumentException(
                        "execution " + execution + " has two outputs at the port '" + output.port() + "'");
            }
        }
        List<ArtifactRecord> records = new ArrayList<>();
        for (NewArtifact output : outputs) {
            ArtifactRecord artifact = insert(output, ArtifactState.LIVE, at);
            add(new Event(execution, artifact.id(), EventType.OUTPUT, output.port(), 0));
            records.add(artifact);
        }
        end(running, ExecutionState.COMPLETE, running.message(), at);
        return List.copyOf(records);
    }

    @Override
    public synchronized void fail(long execution, ExecutionState state, String message, Instant at) {
        if (state != ExecutionState.FAILED && state != ExecutionState.CANCELED) {
            throw new IllegalArgumentException("an execution ends FAILED or CANCELED without outputs, not " + state);
        }
        end(requireRunning(execution, "ended as " + state), state, message, at);
    }

    @Override
    public synchronized List<ExecutionRecord> record(List<Unneeded> unneeded) {
        for (Unneeded one : unneeded) {
            check(one.execution());
            if (one.repeats().isPresent()) {
                ExecutionRecord repeated = requireExecution(one.repeats().getAsLong());
                if (repeated.state() != ExecutionState.COMPLETE) {
                    throw new HeadraceException(
                            CoreErrorCode.METADATA_CONFLICT,
                            "Execution " + repeated.id() + " cannot be repeated from the cache: it is "
                                    + repeated.state() + " and not COMPLETE");
                }
            }
        }
        return unneeded.stream().map(this::insert).toList();
    }

    @Override
    public synchronized Optional<ExecutionRecord> newestComplete(Fingerprint key) {
        return executionsOfKey.getOrDefault(key, List.of()).reversed().stream()
                .map(this::requireExecution)
                .filter(execution -> execution.state() == ExecutionState.COMPLETE)
                .filter(execution -> eventsOf(execution.id(), EventType.OUTPUT)
                        .allMatch(event -> artifact(event).state() == ArtifactState.LIVE))
                .findFirst();
    }

    @Override
    public synchronized Optional<ExecutionRecord> newestOf(String pipeline, String node) {
        return executions.descendingMap().values().stream()
                .filter(execution -> execution.state().hasOutputs()
                        && execution.node().equals(node)
                        && requireRun(execution.run()).pipeline().equals(pipeline))
                .findFirst();
    }

    @Override
    public synchronized List<ExecutionRecord> executions(String run) {
        requireRun(run);
        return executions.values().stream()
                .filter(execution -> execution.run().equals(run))
                .toList();
    }

    @Override
    public synchronized List<ExecutionRecord> runningExecutions() {
        return executions.values().stream()
                .filter(execution -> execution.state() == ExecutionState.RUNNING)
                .toList();
    }

    @Override
    public synchronized Optional<ExecutionRecord> execution(long execution) {
        return Optional.ofNullable(executions.get(execution));
    }

    @Override
    public synchronized Map<String, ArtifactRecord> outputs(long execution) {
        requireExecution(execution);
        Map<String, ArtifactRecord> outputs = new TreeMap<>();
        eventsOf(execution, EventType.OUTPUT).forEach(event -> outputs.put(event.port(), artifact(event)));
        return outputs;
    }

    @Override
    public synchronized Optional<ArtifactRecord> artifact(long artifact) {
        return Optional.ofNullable(artifacts.get(artifact));
    }

    @Override
    public synchronized List<ArtifactRecord> artifacts(Optional<String> type) {
        return artifacts.values().stream()
                .filter(artifact -> type.isEmpty() || artifact.type().name().equals(type.get()))
                .toList();
    }

    @Override
    public synchronized List<ArtifactRecord> artifactsAt(String uri) {
        return artifacts.values().stream()
                .filter(artifact -> artifact.uri().equals(uri))
                .toList();
    }

    @Override
    public synchronized Collection<Long> artifactsOf(Collection<String> names) {
        names.forEach(this::requireRun);
        Set<String> wanted = Set.copyOf(names);
        Set<Long> ids = new TreeSet<>();
        events.forEach((execution, joined) -> {
            if (wanted.contains(requireExecution(execution).run())) {
                joined.forEach(event -> ids.add(event.artifact()));
            }
        });
        return ids;
    }

    @Override
    public synchronized void markDeleted(Collection<Long> ids) {
        ids.forEach(this::requireArtifact);
        for (Long id : ids) {
            ArtifactRecord artifact = requireArtifact(id);
            artifacts.put(
                    id,
                    new ArtifactRecord(
                            id,
                            artifact.type(),
                            artifact.uri(),
                            artifact.fingerprint(),
                            artifact.properties(),
                            ArtifactState.DELETED,
                            artifact.createdAt()));
        }
    }

    @Override
    public synchronized Lineage lineage(long artifact, Lineage.Direction direction) {
        requireArtifact(artifact);
        EventType from = direction == Lineage.Direction.UPSTREAM ? EventType.OUTPUT : EventType.INPUT;
        EventType to = direction == Lineage.Direction.UPSTREAM ? EventType.INPUT : EventType.OUTPUT;
        Set<Long> reached = new TreeSet<>(Set.of(artifact));
        Set<Long> passed = new TreeSet<>();
        Deque<Long> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            long next = open.remove();
            allEvents()
                    .filter(event -> event.artifact() == next && event.type() == from)
                    .map(Event::execution)
                    .filter(passed::add)
                    .flatMap(execution -> eventsOf(execution, to))
                    .map(Event::artifact)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return new Lineage(
                reached.stream().map(this::requireArtifact).toList(),
                passed.stream().map(this::requireExecution).toList(),
                allEvents()
                        .filter(event -> reached.contains(event.artifact()) && passed.contains(event.execution()))
                        .sorted(EVENTS)
                        .toList());
    }

    @Override
    public synchronized ContextRecord putContext(String type, String name, Map<String, String> properties) {
        if (type.equals(ContextRecord.PIPELINE_RUN)) {
            throw new IllegalArgumentException("runs are begun, not put: '" + name + "'");
        }
        return putContextOf(type, name, properties);
    }

    @Override
    public synchronized Optional<ContextRecord> context(String type, String name) {
        return Optional.ofNullable(contexts.get(new ContextKey(type, name)));
    }

    @Override
    public void close() {}

    private ContextRecord putContextOf(String type, String name, Map<String, String> properties) {
        return contexts.computeIfAbsent(
                new ContextKey(type, name), key -> new ContextRecord(++lastId, type, name, properties));
    }

    private RunRecord changeRun(String name, RunState state, @Nullable Instant endedAt) {
        RunRecord run = requireRun(name);
        RunRecord changed = new RunRecord(name, run.pipeline(), state, run.properties(), run.startedAt(), endedAt);
        runs.put(name, changed);
        return changed;
    }

    private void check(NewExecution execution) {
        requireRun(execution.run());
        execution.inputs().values().forEach(ids -> ids.forEach(this::requireArtifact));
    }

    private ExecutionRecord insert(Unneeded one) {
        OptionalLong repeats = one.repeats();
        ExecutionRecord record =
                insert(one.execution(), repeats.isPresent() ? ExecutionState.CACHED : ExecutionState.SKIPPED);
        if (repeats.isPresent()) {
            List<Event> repeated =
                    eventsOf(repeats.getAsLong(), EventType.OUTPUT).toList();
            repeated.forEach(event ->
                    add(new Event(record.id(), event.artifact(), EventType.OUTPUT, event.port(), event.index())));
        }
        return record;
    }

    private ExecutionRecord insert(NewExecution execution, ExecutionState state) {
        String pipeline = requireRun(execution.run()).pipeline();
        putContextOf(ContextRecord.NODE, pipeline + "." + execution.node(), Map.of());
        long id = ++lastId;
        Instant at = milliseconds(execution.at());
        Map<String, Integer> indexes = new HashMap<>();
        execution.inputs().forEach((port, ids) -> ids.forEach(artifact -> addInput(id, port, artifact, indexes)));
        for (NewArtifact file : execution.files()) {
            addInput(id, file.port(), reference(file, at).id(), indexes);
        }
        ExecutionRecord record = new ExecutionRecord(
                id,
                execution.run(),
                execution.node(),
                execution.component(),
                state,
                execution.provenance(),
                execution.message(),
                at,
                state == ExecutionState.RUNNING ? null : at);
        executions.put(id, record);
        if (execution.provenance() != null) {
            executionsOfKey
                    .computeIfAbsent(execution.provenance().key(), key -> new ArrayList<>())
                    .add(id);
        }
        return record;
    }

    private void addInput(long execution, String port, long artifact, Map<String, Integer> indexes) {
        int index = indexes.merge(port, 1, Integer::sum) - 1;
        add(new Event(execution, artifact, EventType.INPUT, port, index));
    }

    private ArtifactRecord reference(NewArtifact file, Instant at) {
        return artifacts.values().stream()
                .filter(artifact -> artifact.state() == ArtifactState.REFERENCE
                        && artifact.uri().equals(file.uri())
                        && artifact.fingerprint().equals(file.fingerprint()))
                .findFirst()
                .orElseGet(() -> insert(file, ArtifactState.REFERENCE, at));
    }

    private ArtifactRecord insert(NewArtifact artifact, ArtifactState state, Instant at) {
        ArtifactRecord record = new ArtifactRecord(
                ++lastId,
                artifact.type(),
                artifact.uri(),
                artifact.fingerprint(),
                artifact.properties(),
                state,
                milliseconds(at));
        artifacts.put(record.id(), record);
        return record;
    }

    private void end(ExecutionRecord execution, ExecutionState state, String message, Instant at) {
        executions.put(
                execution.id(),
                new ExecutionRecord(
                        execution.id(),
                        execution.run(),
                        execution.node(),
                        execution.component(),
                        state,
                        execution.provenance(),
                        message,
                        execution.startedAt(),
                        milliseconds(at)));
    }

    private void add(Event event) {
        events.computeIfAbsent(event.execution(), execution -> new ArrayList<>())
                .add(event);
    }

    private Stream<Event> allEvents() {
        return events.values().stream().flatMap(List::stream);
    }

    private Stream<Event> eventsOf(long execution, EventType type) {
        return events.getOrDefault(execution, List.of()).stream().filter(event -> event.type() == type);
    }

    private ArtifactRecord artifact(Event event) {
        return Objects.requireNonNull(artifacts.get(event.artifact()));
    }

    private RunRecord requireRun(String run) {
        return run(run).orElseThrow(() -> unknown("run '" + run + "'"));
    }

    private ExecutionRecord requireExecution(long execution) {
        return execution(execution).orElseThrow(() -> unknown("execution " + execution));
    }

    private ExecutionRecord requireRunning(long execution, String ended) {
        ExecutionRecord record = requireExecution(execution);
        if (record.state() != ExecutionState.RUNNING) {
            throw new HeadraceException(
                    CoreErrorCode.METADATA_CONFLICT,
                    "Execution " + execution + " cannot be " + ended + ": it is " + record.state()
                            + " and not RUNNING");
        }
        return record;
    }

    private ArtifactRecord requireArtifact(long artifact) {
        return artifact(artifact).orElseThrow(() -> unknown("artifact " + artifact));
    }

    private static HeadraceException unknown(String what) {
        return new HeadraceException(CoreErrorCode.METADATA_NOT_FOUND, "There is no " + what + " in this store");
    }

    private static Instant milliseconds(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }
}
