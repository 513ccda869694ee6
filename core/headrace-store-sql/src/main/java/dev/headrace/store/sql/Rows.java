package dev.headrace.store.sql;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.artifact.Provenance;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ArtifactState;
import dev.headrace.core.metadata.ContextRecord;
import dev.headrace.core.metadata.Event;
import dev.headrace.core.metadata.EventType;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.Lineage;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The queries, and how their rows become records.
final class Rows {
    private static final String EXECUTION =
            "SELECT x.id, r.name, x.node, x.type, x.state, x.provenance, x.message, x.create_time, x.end_time"
                    + " FROM execution x JOIN context r ON r.id = x.run";

    static final String EXECUTION_BY_ID = EXECUTION + " WHERE x.id = ?";

    static final String EXECUTIONS_OF_RUN = EXECUTION
            + " JOIN association a ON a.execution = x.id AND a.context = r.id"
            + " WHERE r.type = 'pipeline_run' AND r.name = ? ORDER BY a.execution";

    static final String RUNNING_EXECUTIONS = EXECUTION + " WHERE x.state = 'RUNNING' ORDER BY x.id";

    static final String NEWEST_COMPLETE = EXECUTION
            + " WHERE x.cache_key = ? AND x.state = 'COMPLETE' AND NOT EXISTS ("
            + "SELECT 1 FROM event e JOIN artifact a ON a.id = e.artifact"
            + " WHERE e.execution = x.id AND e.type = 'OUTPUT' AND a.state <> 'LIVE')"
            + " ORDER BY x.id DESC LIMIT 1";

    static final String NEWEST_OF = EXECUTION
            + " JOIN association a ON a.execution = x.id JOIN context n ON n.id = a.context"
            + " WHERE n.type = 'node' AND n.name = ? AND x.state IN ('COMPLETE', 'CACHED')"
            + " ORDER BY a.execution DESC LIMIT 1";

    private static final String RUN = "SELECT r.id, r.name, p.name, r.state, r.create_time, r.end_time, q.name, q.value"
            + " FROM context r JOIN parent_context c ON c.context = r.id JOIN context p ON p.id = c.parent"
            + " LEFT JOIN context_property q ON q.context = r.id WHERE r.type = 'pipeline_run'";

    static final String RUNS = RUN + " ORDER BY r.id DESC";

    static final String RUNS_NAMED = RUN + " AND r.name = ?";

    static final String CONTEXT = "SELECT c.id, c.type, c.name, q.name, q.value FROM context c"
            + " LEFT JOIN context_property q ON q.context = c.id WHERE c.type = ? AND c.name = ?";

    private static final String ARTIFACT_COLUMNS =
            "SELECT a.id, a.type, a.uri, a.fingerprint, a.state, a.create_time, q.name, q.value";

    private static final String ARTIFACT =
            ARTIFACT_COLUMNS + " FROM artifact a LEFT JOIN artifact_property q ON q.artifact = a.id";

    static final String ARTIFACT_BY_ID = ARTIFACT + " WHERE a.id = ?";

    static final String ARTIFACTS = ARTIFACT + " ORDER BY a.id";

    static final String ARTIFACTS_OF_TYPE = ARTIFACT + " WHERE a.type = ? ORDER BY a.id";

    static final String ARTIFACTS_AT = ARTIFACT + " WHERE a.uri = ? ORDER BY a.id";

    static final String OUTPUTS = ARTIFACT_COLUMNS
            + ", e.port FROM event e JOIN artifact a ON a.id = e.artifact"
            + " LEFT JOIN artifact_property q ON q.artifact = a.id"
            + " WHERE e.execution = ? AND e.type = 'OUTPUT' ORDER BY e.port, a.id";

    private Rows() {}

    /// The queries that walk the graph from one artifact in one direction.
    record Walk(String artifacts, String executions, String events) {
        static Walk of(Lineage.Direction direction) {
            return switch (direction) {
                case UPSTREAM -> of("OUTPUT", "INPUT");
                case DOWNSTREAM -> of("INPUT", "OUTPUT");
            };
        }

        private static Walk of(String from, String to) {
            String reached = "WITH RECURSIVE reached (artifact) AS (SELECT id FROM artifact WHERE id = ?"
                    + " UNION SELECT t.artifact FROM reached r"
                    + " JOIN event f ON f.artifact = r.artifact AND f.type = '" + from + "'"
                    + " JOIN event t ON t.execution = f.execution AND t.type = '" + to + "'),"
                    + " passed (execution) AS (SELECT DISTINCT f.execution FROM reached r"
                    + " JOIN event f ON f.artifact = r.artifact AND f.type = '" + from + "') ";
            return new Walk(
                    reached + ARTIFACT + " WHERE a.id IN (SELECT artifact FROM reached) ORDER BY a.id",
                    reached + EXECUTION + " WHERE x.id IN (SELECT execution FROM passed) ORDER BY x.id",
                    reached + "SELECT e.execution, e.artifact, e.type, e.port, e.position FROM passed p"
                            + " JOIN event e ON e.execution = p.execution"
                            + " WHERE e.artifact IN (SELECT artifact FROM reached)");
        }
    }

    static ExecutionRecord execution(ResultSet row) throws SQLException {
        @Nullable String provenance = row.getString(6);
        return new ExecutionRecord(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                ExecutionState.valueOf(row.getString(5)),
                provenance == null ? null : Provenance.fromJson(provenance),
                row.getString(7),
                Instant.ofEpochMilli(row.getLong(8)),
                instant(row, 9));
    }

    static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong(1), row.getLong(2), EventType.valueOf(row.getString(3)), row.getString(4), row.getInt(5));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long milliseconds = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(milliseconds);
    }

    /// Gathers the rows of one thing after another: each row has the thing's columns and one of its properties.
    abstract static class WithProperties<T> {
        private final List<T> records = new ArrayList<>();
        private final int propertyColumn;
        private Map<String, String> properties = new TreeMap<>();
        private @Nullable String group;
        private @Nullable Maker<T> maker;

        interface Maker<T> {
            T make(Map<String, String> properties);
        }

        WithProperties(int propertyColumn) {
            this.propertyColumn = propertyColumn;
        }

        /// What tells one thing from the next.
        abstract String group(ResultSet row) throws SQLException;

        /// Reads the thing's columns.
        abstract Maker<T> maker(ResultSet row) throws SQLException;

        /// Takes a row.
        ///
        /// @return whether it is the first of a thing
        boolean take(ResultSet row) throws SQLException {
            String current = group(row);
            boolean first = !current.equals(group);
            if (first) {
                finish();
                group = current;
                maker = maker(row);
            }
            @Nullable String name = row.getString(propertyColumn);
            if (name != null) {
                properties.put(name, row.getString(propertyColumn + 1));
            }
            return first;
        }

        List<T> records() {
            finish();
            maker = null;
            return List.copyOf(records);
        }

        private void finish() {
            if (maker != null) {
                records.add(maker.make(properties));
                properties = new TreeMap<>();
            }
        }
    }

    /// Gathers artifacts.
    static final class Artifacts extends WithProperties<ArtifactRecord> {
        /// How many columns an artifact and its property have.
        static final int COLUMNS = 8;

        Artifacts() {
            super(COLUMNS - 1);
        }

        @Override
        String group(ResultSet row) throws SQLException {
            return row.getString(1);
        }

        @Override
        Maker<ArtifactRecord> maker(ResultSet row) throws SQLException {
            long id = row.getLong(1);
            ArtifactType type = new ArtifactType(row.getString(2));
            String uri = row.getString(3);
            Fingerprint fingerprint = new Fingerprint(row.getString(4));
            ArtifactState state = ArtifactState.valueOf(row.getString(5));
            Instant at = Instant.ofEpochMilli(row.getLong(6));
            return properties -> new ArtifactRecord(id, type, uri, fingerprint, properties, state, at);
        }
    }

    /// Gathers runs.
    static final class Runs extends WithProperties<RunRecord> {
        Runs() {
            super(7);
        }

        @Override
        String group(ResultSet row) throws SQLException {
            return row.getString(1);
        }

        @Override
        Maker<RunRecord> maker(ResultSet row) throws SQLException {
            String name = row.getString(2);
            String pipeline = row.getString(3);
            RunState state = RunState.valueOf(row.getString(4));
            Instant startedAt = Instant.ofEpochMilli(row.getLong(5));
            Instant endedAt = instant(row, 6);
            return properties -> new RunRecord(name, pipeline, state, properties, startedAt, endedAt);
        }
    }

    /// Gathers contexts.
    static final class Contexts extends WithProperties<ContextRecord> {
        Contexts() {
            super(4);
        }

        @Override
        String group(ResultSet row) throws SQLException {
            return row.getString(1);
        }

        @Override
        Maker<ContextRecord> maker(ResultSet row) throws SQLException {
            long id = row.getLong(1);
            String type = row.getString(2);
            String name = row.getString(3);
            return properties -> new ContextRecord(id, type, name, properties);
        }
    }
}
