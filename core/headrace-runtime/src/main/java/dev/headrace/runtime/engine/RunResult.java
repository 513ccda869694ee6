package dev.headrace.runtime.engine;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.metadata.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What came of a run.
///
/// @param run the run's name
/// @param state how it ended
/// @param nodes what came of each node, in topological order
/// @param duration how long it took, by the engine's clock
public record RunResult(String run, RunState state, List<NodeResult> nodes, Duration duration) {
    /// The exit code when everything is done.
    public static final int DONE = 0;
    /// The exit code when the same command may succeed later.
    public static final int RETRYABLE = 1;
    /// The exit code when something must be changed first.
    public static final int PERMANENT = 2;
    /// The exit code of a node that ran alone and was skipped.
    public static final int SKIPPED = 99;

    /// Copies the nodes.
    public RunResult {
        nodes = List.copyOf(nodes);
    }

    /// A node's result.
    ///
    /// @param name the node's name
    /// @return the result, or empty if the run has no such node
    public Optional<NodeResult> node(String name) {
        return nodes.stream().filter(result -> result.node().equals(name)).findFirst();
    }

    /// What a process that made this run exits with: [#DONE], [#RETRYABLE] if it was cancelled or every failure may
    /// pass by itself, [#PERMANENT] otherwise.
    ///
    /// @return the code
    public int exitCode() {
        if (state == RunState.COMPLETE) {
            return DONE;
        }
        return nodes.stream()
                        .filter(node -> node.state() == NodeState.FAILED)
                        .map(NodeResult::code)
                        .allMatch(code -> code != null && code.retryable())
                ? RETRYABLE
                : PERMANENT;
    }

    /// What a process exits with that failed with this code.
    ///
    /// @param code the code
    /// @return [#RETRYABLE] or [#PERMANENT]
    public static int exitCode(ErrorCode code) {
        return code.retryable() ? RETRYABLE : PERMANENT;
    }
}
