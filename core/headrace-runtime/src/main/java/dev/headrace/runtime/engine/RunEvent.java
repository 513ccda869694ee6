package dev.headrace.runtime.engine;

import java.time.Duration;
import java.util.List;

/// Something that happened in a run.
public sealed interface RunEvent {
    /// The run has a name and is about to start.
    ///
    /// @param run the run's name
    /// @param pipeline the pipeline's name
    /// @param nodes the names of its nodes in topological order
    record Started(String run, String pipeline, List<String> nodes) implements RunEvent {}

    /// A node is executed.
    ///
    /// @param node its name
    /// @param reason why the cache was not used
    record NodeStarted(String node, String reason) implements RunEvent {}

    /// A node says how far it is. Sent at most ten times a second for each node.
    ///
    /// @param node its name
    /// @param done how much is done
    /// @param total how much there is; negative if unknown
    /// @param unit what is counted
    record NodeProgressed(String node, long done, long total, String unit) implements RunEvent {}

    /// A node passed a point on its way into the store.
    ///
    /// @param node its name
    /// @param point which
    record NodeReached(String node, Point point) implements RunEvent {}

    /// A node failed in a way that may pass, and will be tried again.
    ///
    /// @param node its name
    /// @param attempt the number of the attempt that failed, from 1
    /// @param message the failure
    /// @param pause how long until the next attempt
    record NodeRetried(String node, int attempt, String message, Duration pause) implements RunEvent {}

    /// A node ended.
    ///
    /// @param result what came of it
    record NodeEnded(NodeResult result) implements RunEvent {}

    /// The run ended.
    ///
    /// @param result what came of it
    record Ended(RunResult result) implements RunEvent {}

    /// A point on the way of a node's outputs into the store.
    enum Point {
        /// The component returned; its files may not be on the disk yet.
        WRITTEN,
        /// An output is synced, and is about to be renamed into the store.
        BEFORE_RENAME,
        /// All outputs are in the store, and nothing says so yet.
        RENAMED,
        /// The metadata say so, and will after any crash.
        COMMITTED
    }
}
