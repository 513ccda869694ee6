package dev.headrace.cli.report;

import static java.util.Objects.requireNonNull;

import dev.headrace.runtime.engine.NodeResult;
import dev.headrace.runtime.engine.NodeState;
import java.time.Duration;
import java.util.List;

/// A node of a run, as the report shows it.
///
/// @param name its name, unique in its run
/// @param component its component's name
/// @param state how it ended
/// @param duration how long it took
/// @param reason why it ended so; may be empty
/// @param upstream the names of the nodes that it waits for; names that the run does not have are not drawn
public record ReportNode(
        String name, String component, NodeState state, Duration duration, String reason, List<String> upstream) {
    /// Copies the list.
    public ReportNode {
        requireNonNull(name, "name is null");
        requireNonNull(component, "component is null");
        requireNonNull(state, "state is null");
        requireNonNull(duration, "duration is null");
        requireNonNull(reason, "reason is null");
        upstream = List.copyOf(upstream);
    }

    /// A node as the engine saw it end.
    ///
    /// @param result what came of it
    /// @param upstream the names of the nodes that it waits for
    /// @return the node
    public static ReportNode of(NodeResult result, List<String> upstream) {
        return new ReportNode(
                result.node(), result.component(), result.state(), result.duration(), result.message(), upstream);
    }
}
