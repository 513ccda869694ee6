package dev.headrace.cli.report;

import dev.headrace.runtime.engine.NodeState;
import java.util.List;
import java.util.Locale;

/// Draws the nodes of a run.
final class DagChart {
    private static final double MARGIN = 2;
    /// The size of the font, and a tenth for bold letters.
    private static final double FONT = 13.75;

    private DagChart() {}

    static Svg of(ReportRun run) {
        List<ReportNode> nodes = run.nodes();
        DagLayout layout = DagLayout.of(nodes);
        Svg svg = new Svg(layout.width() + 2 * MARGIN, layout.height() + 2 * MARGIN, label(nodes));
        svg.move(MARGIN, MARGIN);
        for (String path : layout.paths()) {
            svg.path("edge", path);
        }
        for (int i = 0; i < nodes.size(); i++) {
            node(svg, nodes.get(i), layout.x(i), layout.y(i));
        }
        return svg.end();
    }

    /// The state in words.
    static String state(NodeState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// The class of the style sheet for a state.
    static String style(NodeState state) {
        return "state-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How long it took; nothing for a node that did nothing.
    static String duration(ReportNode node) {
        return switch (node.state()) {
            case COMPLETE, CACHED, FAILED, CANCELED -> Numbers.duration(node.duration());
            case SKIPPED, NOT_RUN -> "";
        };
    }

    private static void node(Svg svg, ReportNode node, double x, double y) {
        String duration = duration(node);
        String state = state(node.state()) + (duration.isEmpty() ? "" : " · " + duration);
        String title = Texts.shorten(node.name(), 200) + ": " + state
                + (node.reason().isEmpty() ? "" : ". " + Texts.shorten(node.reason(), 400));
        svg.group("node " + style(node.state()), title);
        svg.box("node-box", x, y, DagLayout.NODE_WIDTH, DagLayout.NODE_HEIGHT, 5);
        svg.rectangle("node-mark", x, y + 5, 4, DagLayout.NODE_HEIGHT - 10);
        svg.text("node-name", x + 12, y + 18, Texts.fit(node.name(), (DagLayout.NODE_WIDTH - 18) / FONT));
        svg.text("node-state", x + 12, y + 34, state).end();
    }

    private static String label(List<ReportNode> nodes) {
        return "Graph of " + Numbers.count(nodes.size(), "node") + ": "
                + String.join(
                        ", ",
                        nodes.stream()
                                .limit(100)
                                .map(node -> Texts.inline(node.name()) + " " + state(node.state()))
                                .toList());
    }
}
