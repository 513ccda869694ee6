package dev.headrace.core.metadata;

import java.util.List;

/// A part of the graph of executions and artifacts.
///
/// @param artifacts by id, ascending
/// @param executions by id, ascending
/// @param events what joins them, by execution and then artifact
public record Lineage(List<ArtifactRecord> artifacts, List<ExecutionRecord> executions, List<Event> events) {
    /// Copies the lists.
    public Lineage {
        artifacts = List.copyOf(artifacts);
        executions = List.copyOf(executions);
        events = List.copyOf(events);
    }

    /// Which way to walk.
    public enum Direction {
        /// To what the start was made from.
        UPSTREAM,
        /// To what was made from the start.
        DOWNSTREAM
    }
}
