package dev.headrace.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first section: what ran.
record RunSection(List<RunView> runs) {
    static RunSection of(List<ReportRun> runs) {
        return new RunSection(runs.stream()
                .map(run -> RunView.of(run, runs.size() > 1 ? Label.of(run.name(), 100) : null))
                .toList());
    }

    /// One run.
    record RunView(@Nullable Label name, Svg svg, boolean isWide, String summary, List<NodeRow> nodes) {
        private static final double WIDE = 620;

        static RunView of(ReportRun run, @Nullable Label name) {
            Svg svg = DagChart.of(run);
            return new RunView(
                    name,
                    svg,
                    svg.width() > WIDE,
                    Counts.of(run.nodes().stream()
                            .map(node -> DagChart.state(node.state()))
                            .toList()),
                    run.nodes().stream().map(NodeRow::of).toList());
        }
    }

    /// One node.
    record NodeRow(
            Label name,
            @Nullable Label component,
            String state,
            String style,
            String duration,
            long millis,
            Label reason,
            @Nullable String upstream) {
        static NodeRow of(ReportNode node) {
            return new NodeRow(
                    Label.name(node.name()),
                    node.component().equals(node.name()) ? null : Label.name(node.component()),
                    DagChart.state(node.state()),
                    DagChart.style(node.state()),
                    DagChart.duration(node),
                    node.duration().toMillis(),
                    Label.sentence(node.reason()),
                    node.upstream().isEmpty()
                            ? null
                            : String.join(
                                    ", ",
                                    node.upstream().stream().map(Texts::inline).toList()));
        }
    }
}
