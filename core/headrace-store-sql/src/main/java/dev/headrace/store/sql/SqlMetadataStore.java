package dev.headrace.store.sql;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ContextRecord;
import dev.headrace.core.metadata.Event;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.Lineage;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.core.metadata.NewExecution;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The metadata store on a SQL database. Thread-safe; several processes may use one database at once.
///
/// The statements are the same for SQLite and PostgreSQL; what differs is in [Dialect]. The tables are those of the
/// migrations in `dev/headrace/store/sql/migration`.
class SqlMetadataStore implements MetadataStore {
    private static final Comparator<Event> EVENTS = Comparator.comparingLong(Event::execution)
            .thenComparingLong(Event::artifact)
            .thenComparing(Event::type)
            .thenComparing(Event::port)
            .thenComparingInt(Event::index);

    private final Database database;
    private final Runnable beforeCommit;

    @Inject
    SqlMetadataStore(SqlStoreConfig config) {
        this(config, () -> {});
    }

    /// For tests that kill the process.
    ///
    /// @param beforeCommit called in [#complete], when all is written and nothing is committed
    SqlMetadataStore(SqlStoreConfig config, Runnable beforeCommit) {
        this.database = new Database(
                config.url().startsWith(SqlStoreConfig.SQLITE)
                        ? new SqliteDialect(config.url())
                        : new PostgresqlDialect(config.url(), config.user(), config.password()));
        this.beforeCommit = beforeCommit;
    }

    @Override
    public RunRecord beginRun(String pipeline, Map<String, String> properties, Instant at) {
        return database.write("begin a run of '" + pipeline + "'", session -> {
            long pipelineId = Insertion.contextId(session, ContextRecord.PIPELINE, pipeline);
            long number = session.number("UPDATE context SET runs = runs + 1 WHERE id = ? RETURNING runs", pipelineId)
                    .orElseThrow();
            String name = pipeline + "-" + number;
            long id = session.number(
                            "INSERT INTO context (type, name, state, create_time)"
                                    + " VALUES ('pipeline_run', ?, 'RUNNING', ?) RETURNING id",
                            name,
                            at.toEpochMilli())
                    .orElseThrow();
            session.update("INSERT INTO parent_context (context, parent) VALUES (?, ?)", id, pipelineId);
            Insertion.insertProperties(
                    session, "INSERT INTO context_property (context, name, value) VALUES (?, ?, ?)", id, properties);
            return new RunRecord(name, pipeline, RunState.RUNNING, properties, Insertion.milliseconds(at), null);
        });
    }

    @Override
    public RunRecord resumeRun(String run) {
        return database.write("resume run '" + run + "'", session -> {
            changeRun(session, run, RunState.RUNNING, null);
            return runs(session, Rows.RUNS_NAMED, run).getFirst();
        });
    }

    @Override
    public void endRun(String run, RunState state, Instant at) {
        if (state == RunState.RUNNING) {
            throw new IllegalArgumentException("a run does not end RUNNING: '" + run + "'");
        }
        database.write("end run '" + run + "'", session -> {
            changeRun(session, run, state, at.toEpochMilli());
            return true;
        });
    }

    @Override
    public Optional<RunRecord> run(String run) {
        return database.read("read run '" + run + "'", session -> runs(session, Rows.RUNS_NAMED, run)).stream()
                .findFirst();
    }

    @Override
    public List<RunRecord> runs() {
        return database.read("read the runs", session -> runs(session, Rows.RUNS));
    }

    @Override
    public ExecutionRecord begin(NewExecution execution) {
        return database.write(
                "begin an execution of node '" + execution.node() + "'",
                session -> new Insertion(session).insert(execution, ExecutionState.RUNNING, null));
    }

    @Override
    public List<ArtifactRecord> complete(long execution, List<NewArtifact> outputs, Instant at) {
        Set<String> ports = new HashSet<>();
        for (NewArtifact output : outputs) {
            if (!ports.add(output.port())) {
                throw new IllegalArgumentException(
                        "execution " + execution + " has two outputs at the port '" + output.port() + "'");
            }
        }
        return database.write("complete execution " + execution, session -> {
            int changed = session.update(
                    "UPDATE execution SET state = 'COMPLETE', end_time = ? WHERE id = ? AND state = 'RUNNING'",
                    at.toEpochMilli(),
                    execution);
            if (changed == 0) {
                throw notRunning(session, execution, "completed");
            }
            List<ArtifactRecord> records = new ArrayList<>();
            for (NewArtifact output : outputs) {
                ArtifactRecord artifact = Insertion.insertArtifact(session, output, at);
                session.update(
                        "INSERT INTO event (execution, artifact, type, port, position) VALUES (?, ?, 'OUTPUT', ?, 0)",
                        execution,
                        artifact.id(),
                        output.port());
                records.add(artifact);
            }
            Insertion.attribute(session, execution);
            beforeCommit.run();
            return List.copyOf(records);
        });
    }

    @Override
    public void fail(long execution, ExecutionState state, String message, Instant at) {
        if (state != ExecutionState.FAILED && state != ExecutionState.CANCELED) {
            throw new IllegalArgumentException("an execution ends FAILED or CANCELED without outputs, not " + state);
        }
        database.write("end execution " + execution, session -> {
            int changed = session.update(
                    "UPDATE execution SET state = ?, message = ?, end_time = ? WHERE id = ? AND state = 'RUNNING'",
                    state.name(),
                    message,
                    at.toEpochMilli(),
                    execution);
            if (changed == 0) {
                throw notRunning(session, execution, "ended as " + state);
            }
            return true;
        });
    }

    @Override
    public List<ExecutionRecord> record(List<Unneeded> executions) {
        return database.write("record " + executions.size() + " executions that needed no work", session -> {
            Insertion insertion = new Insertion(session);
            List<ExecutionRecord> records = new ArrayList<>();
            for (Unneeded unneeded : executions) {
                OptionalLong repeats = unneeded.repeats();
                if (repeats.isEmpty()) {
                    records.add(insertion.insert(unneeded.execution(), ExecutionState.SKIPPED, null));
                } else {
                    requireComplete(session, repeats.getAsLong());
                    records.add(insertion.insert(unneeded.execution(), ExecutionState.CACHED, repeats.getAsLong()));
                }
            }
            return List.copyOf(records);
        });
    }

    @Override
    public Optional<ExecutionRecord> newestComplete(Fingerprint key) {
        return database.read(
                "look up an execution by its cache key",
                session -> session.first(Rows.NEWEST_COMPLETE, Rows::execution, key.hex()));
    }

    @Override
    public Optional<ExecutionRecord> newestOf(String pipeline, String node) {
        return database.read(
                "look up the newest execution of node '" + node + "'",
                session -> session.first(Rows.NEWEST_OF, Rows::execution, pipeline + "." + node));
    }

    @Override
    public List<ExecutionRecord> executions(String run) {
        return database.readAtOnce("read the executions of run '" + run + "'", session -> {
            List<ExecutionRecord> executions = session.list(Rows.EXECUTIONS_OF_RUN, Rows::execution, run);
            if (executions.isEmpty()) {
                requireRun(session, run);
            }
            return List.copyOf(executions);
        });
    }

    @Override
    public List<ExecutionRecord> runningExecutions() {
        return database.read(
                "read the running executions",
                session -> List.copyOf(session.list(Rows.RUNNING_EXECUTIONS, Rows::execution)));
    }

    @Override
    public Optional<ExecutionRecord> execution(long execution) {
        return database.read(
                "read execution " + execution,
                session -> session.first(Rows.EXECUTION_BY_ID, Rows::execution, execution));
    }

    @Override
    public Map<String, ArtifactRecord> outputs(long execution) {
        return database.read("read the outputs of execution " + execution, session -> {
            Map<String, ArtifactRecord> outputs = new TreeMap<>();
            Rows.Artifacts artifacts = new Rows.Artifacts();
            List<String> ports = new ArrayList<>();
            session.each(
                    Rows.OUTPUTS,
                    row -> {
                        if (artifacts.take(row)) {
                            ports.add(row.getString(Rows.Artifacts.COLUMNS + 1));
                        }
                    },
                    execution);
            List<ArtifactRecord> records = artifacts.records();
            for (int i = 0; i < records.size(); i++) {
                outputs.put(ports.get(i), records.get(i));
            }
            if (outputs.isEmpty()
                    && session.number("SELECT id FROM execution WHERE id = ?", execution)
                            .isEmpty()) {
                throw Insertion.unknown("execution " + execution);
            }
            return outputs;
        });
    }

    @Override
    public Optional<ArtifactRecord> artifact(long artifact) {
        return database
                .read("read artifact " + artifact, session -> artifacts(session, Rows.ARTIFACT_BY_ID, artifact))
                .stream()
                .findFirst();
    }

    @Override
    public List<ArtifactRecord> artifacts(Optional<String> type) {
        return database.read(
                "read the artifacts",
                session -> type.isPresent()
                        ? artifacts(session, Rows.ARTIFACTS_OF_TYPE, type.get())
                        : artifacts(session, Rows.ARTIFACTS));
    }

    @Override
    public List<ArtifactRecord> artifactsAt(String uri) {
        return database.read(
                "read the artifacts at '" + uri + "'", session -> artifacts(session, Rows.ARTIFACTS_AT, uri));
    }

    @Override
    public Collection<Long> artifactsOf(Collection<String> runs) {
        return database.readAtOnce("read the artifacts of runs", session -> {
            Set<Long> ids = new TreeSet<>();
            for (String run : new TreeSet<>(runs)) {
                ids.addAll(session.list(
                        "SELECT artifact FROM attribution WHERE context = ?",
                        row -> row.getLong(1),
                        requireRun(session, run)));
            }
            return ids;
        });
    }

    @Override
    public void markDeleted(Collection<Long> artifacts) {
        database.write("mark " + artifacts.size() + " artifacts as deleted", session -> {
            // In order, so that two that delete at once do not wait for each other.
            for (Long artifact : new TreeSet<>(artifacts)) {
                if (session.update("UPDATE artifact SET state = 'DELETED' WHERE id = ?", artifact) == 0) {
                    throw Insertion.unknown("artifact " + artifact);
                }
            }
            return true;
        });
    }

    @Override
    public Lineage lineage(long artifact, Lineage.Direction direction) {
        return database.readAtOnce("walk the lineage of artifact " + artifact, session -> {
            Rows.Walk walk = Rows.Walk.of(direction);
            List<ArtifactRecord> artifacts = artifacts(session, walk.artifacts(), artifact);
            if (artifacts.isEmpty()) {
                throw Insertion.unknown("artifact " + artifact);
            }
            List<Event> events = session.list(walk.events(), Rows::event, artifact);
            events.sort(EVENTS);
            return new Lineage(artifacts, session.list(walk.executions(), Rows::execution, artifact), events);
        });
    }

    @Override
    public ContextRecord putContext(String type, String name, Map<String, String> properties) {
        if (type.equals(ContextRecord.PIPELINE_RUN)) {
            throw new IllegalArgumentException("runs are begun, not put: '" + name + "'");
        }
        return database.write("put context '" + name + "'", session -> {
            OptionalLong put = session.number(
                    "INSERT INTO context (type, name) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id", type, name);
            if (put.isPresent()) {
                Insertion.insertProperties(
                        session,
                        "INSERT INTO context_property (context, name, value) VALUES (?, ?, ?)",
                        put.getAsLong(),
                        properties);
            }
            return context(session, type, name).orElseThrow();
        });
    }

    @Override
    public Optional<ContextRecord> context(String type, String name) {
        return database.read("read context '" + name + "'", session -> context(session, type, name));
    }

    @Override
    public void close() {
        database.close();
    }

    private static void changeRun(Session session, String run, RunState state, @Nullable Long end) throws SQLException {
        int changed = session.update(
                "UPDATE context SET state = ?, end_time = ? WHERE type = 'pipeline_run' AND name = ?",
                state.name(),
                end,
                run);
        if (changed == 0) {
            throw Insertion.unknown("run '" + run + "'");
        }
    }

    private static long requireRun(Session session, String run) throws SQLException {
        return session.number("SELECT id FROM context WHERE type = 'pipeline_run' AND name = ?", run)
                .orElseThrow(() -> Insertion.unknown("run '" + run + "'"));
    }

    private static void requireComplete(Session session, long execution) throws SQLException {
        String state = state(session, execution);
        if (!state.equals(ExecutionState.COMPLETE.name())) {
            throw new HeadraceException(
                    CoreErrorCode.METADATA_CONFLICT,
                    "Execution " + execution + " cannot be repeated from the cache: it is " + state
                            + " and not COMPLETE");
        }
    }

    private static HeadraceException notRunning(Session session, long execution, String ended) throws SQLException {
        return new HeadraceException(
                CoreErrorCode.METADATA_CONFLICT,
                "Execution " + execution + " cannot be " + ended + ": it is " + state(session, execution)
                        + " and not RUNNING");
    }

    private static String state(Session session, long execution) throws SQLException {
        return session.first("SELECT state FROM execution WHERE id = ?", row -> row.getString(1), execution)
                .orElseThrow(() -> Insertion.unknown("execution " + execution));
    }

    private static List<RunRecord> runs(Session session, String sql, @Nullable Object... arguments)
            throws SQLException {
        Rows.Runs runs = new Rows.Runs();
        session.each(sql, runs::take, arguments);
        return runs.records();
    }

    private static List<ArtifactRecord> artifacts(Session session, String sql, @Nullable Object... arguments)
            throws SQLException {
        Rows.Artifacts artifacts = new Rows.Artifacts();
        session.each(sql, artifacts::take, arguments);
        return artifacts.records();
    }

    private static Optional<ContextRecord> context(Session session, String type, String name) throws SQLException {
        Rows.Contexts contexts = new Rows.Contexts();
        session.each(Rows.CONTEXT, contexts::take, type, name);
        return contexts.records().stream().findFirst();
    }
}
