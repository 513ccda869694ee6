package dev.headrace.store.sql;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Provenance;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ArtifactState;
import dev.headrace.core.metadata.ContextRecord;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.core.metadata.NewExecution;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Inserts rows in one transaction, and remembers what it looked up in it. Confined to the transaction's thread.
final class Insertion {
    private final Session session;
    private final Map<String, RunIds> runs = new HashMap<>();
    private final Map<String, Long> nodes = new HashMap<>();

    private record RunIds(long run, long pipeline, String pipelineName) {}

    Insertion(Session session) {
        this.session = session;
    }

    ExecutionRecord insert(NewExecution execution, ExecutionState state, @Nullable Long repeats) throws SQLException {
        RunIds run = run(execution.run());
        Provenance provenance = execution.provenance();
        long at = execution.at().toEpochMilli();
        @Nullable Long end = state == ExecutionState.RUNNING ? null : at;
        long id = session.number(
                        "INSERT INTO execution (type, run, node, state, cache_key, provenance, message,"
                                + " create_time, end_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                        execution.component(),
                        run.run(),
                        execution.node(),
                        state.name(),
                        provenance == null ? null : provenance.key().hex(),
                        provenance == null ? null : provenance.toJson(),
                        execution.message(),
                        at,
                        end)
                .orElseThrow();
        session.update(
                "INSERT INTO association (context, execution) VALUES (?, ?), (?, ?), (?, ?)",
                run.pipeline(),
                id,
                run.run(),
                id,
                node(run.pipelineName() + "." + execution.node()),
                id);
        insertInputs(id, execution);
        if (repeats != null) {
            session.update(
                    "INSERT INTO event (execution, artifact, type, port, position)"
                            + " SELECT CAST(? AS BIGINT), artifact, type, port, position FROM event"
                            + " WHERE execution = ? AND type = 'OUTPUT'",
                    id,
                    repeats);
        }
        attribute(session, id);
        return new ExecutionRecord(
                id,
                execution.run(),
                execution.node(),
                execution.component(),
                state,
                provenance,
                execution.message(),
                milliseconds(execution.at()),
                end == null ? null : Instant.ofEpochMilli(end));
    }

    private void insertInputs(long id, NewExecution execution) throws SQLException {
        Map<String, Integer> positions = new HashMap<>();
        for (Map.Entry<String, List<Long>> input : new TreeMap<>(execution.inputs()).entrySet()) {
            for (Long artifact : input.getValue()) {
                insertInput(id, artifact, input.getKey(), positions);
            }
        }
        for (NewArtifact file : execution.files()) {
            insertInput(id, reference(file, execution.at()), file.port(), positions);
        }
    }

    private void insertInput(long id, long artifact, String port, Map<String, Integer> positions) throws SQLException {
        int position = positions.merge(port, 1, Integer::sum) - 1;
        int inserted = session.update(
                "INSERT INTO event (execution, artifact, type, port, position)"
                        + " SELECT CAST(? AS BIGINT), id, 'INPUT', CAST(? AS TEXT), CAST(? AS INTEGER)"
                        + " FROM artifact WHERE id = ?",
                id,
                port,
                position,
                artifact);
        if (inserted == 0) {
            throw unknown("artifact " + artifact);
        }
    }

    private long reference(NewArtifact file, Instant at) throws SQLException {
        OptionalLong known = session.number(
                "SELECT id FROM artifact WHERE uri = ? AND fingerprint = ? AND state = 'REFERENCE'",
                file.uri(),
                file.fingerprint().hex());
        if (known.isPresent()) {
            return known.getAsLong();
        }
        // Where another transaction has just inserted it, PostgreSQL says so, and the work is run again.
        return insertArtifact(session, file, ArtifactState.REFERENCE, at).id();
    }

    private RunIds run(String name) throws SQLException {
        RunIds known = runs.get(name);
        if (known == null) {
            known = session.first(
                            "SELECT r.id, p.id, p.name FROM context r JOIN parent_context c ON c.context = r.id"
                                    + " JOIN context p ON p.id = c.parent"
                                    + " WHERE r.type = 'pipeline_run' AND r.name = ?",
                            row -> new RunIds(row.getLong(1), row.getLong(2), row.getString(3)),
                            name)
                    .orElseThrow(() -> unknown("run '" + name + "'"));
            runs.put(name, known);
        }
        return known;
    }

    private long node(String name) throws SQLException {
        Long known = nodes.get(name);
        if (known == null) {
            known = contextId(session, ContextRecord.NODE, name);
            nodes.put(name, known);
        }
        return known;
    }

    static long contextId(Session session, String type, String name) throws SQLException {
        OptionalLong known = session.number("SELECT id FROM context WHERE type = ? AND name = ?", type, name);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        return session.number("INSERT INTO context (type, name) VALUES (?, ?) RETURNING id", type, name)
                .orElseThrow();
    }

    static ArtifactRecord insertArtifact(Session session, NewArtifact artifact, Instant at) throws SQLException {
        return insertArtifact(session, artifact, ArtifactState.LIVE, at);
    }

    static ArtifactRecord insertArtifact(Session session, NewArtifact artifact, ArtifactState state, Instant at)
            throws SQLException {
        long id = session.number(
                        "INSERT INTO artifact (type, uri, state, fingerprint, create_time)"
                                + " VALUES (?, ?, ?, ?, ?) RETURNING id",
                        artifact.type().name(),
                        artifact.uri(),
                        state.name(),
                        artifact.fingerprint().hex(),
                        at.toEpochMilli())
                .orElseThrow();
        insertProperties(
                session,
                "INSERT INTO artifact_property (artifact, name, value) VALUES (?, ?, ?)",
                id,
                artifact.properties());
        return new ArtifactRecord(
                id,
                artifact.type(),
                artifact.uri(),
                artifact.fingerprint(),
                artifact.properties(),
                state,
                milliseconds(at));
    }

    static void insertProperties(Session session, String sql, long owner, Map<String, String> properties)
            throws SQLException {
        for (Map.Entry<String, String> property : properties.entrySet()) {
            session.update(sql, owner, property.getKey(), property.getValue());
        }
    }

    /// Joins all artifacts of an execution with all its contexts. In order, so that two that do it at once do not
    /// wait for each other.
    static void attribute(Session session, long execution) throws SQLException {
        session.update(
                "INSERT INTO attribution (context, artifact)"
                        + " SELECT DISTINCT a.context, e.artifact FROM event e, association a"
                        + " WHERE e.execution = ? AND a.execution = ? ORDER BY a.context, e.artifact"
                        + " ON CONFLICT DO NOTHING",
                execution,
                execution);
    }

    /// The error for what was asked for and is not there.
    static HeadraceException unknown(String what) {
        return new HeadraceException(CoreErrorCode.METADATA_NOT_FOUND, "There is no " + what + " in this store");
    }

    /// What the store keeps of a time.
    static Instant milliseconds(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }
}
