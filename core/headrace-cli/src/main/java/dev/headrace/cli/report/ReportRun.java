package dev.headrace.cli.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// One run of a pipeline.
///
/// @param name what it was for, in a few words; shown where there are several
/// @param nodes its nodes, each name once, in the order of the pipeline
public record ReportRun(String name, List<ReportNode> nodes) {
    /// Copies the list.
    ///
    /// @throws IllegalArgumentException if a name occurs twice
    public ReportRun {
        requireNonNull(name, "name is null");
        nodes = List.copyOf(nodes);
        if (nodes.stream().map(ReportNode::name).distinct().count() < nodes.size()) {
            throw new IllegalArgumentException("the run '" + name + "' has two nodes of one name");
        }
    }
}
