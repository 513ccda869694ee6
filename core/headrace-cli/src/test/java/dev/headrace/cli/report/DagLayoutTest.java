package dev.headrace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.runtime.engine.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DagLayoutTest {
    @Test
    void nodesStandBelowAllThatTheyWaitFor() {
        assertOrdered(ReportContents.firstRun());
    }

    @Test
    void edgesThatALongerWayImpliesAreLeftOut() {
        DagLayout layout = DagLayout.of(List.of(node("a"), node("b", "a"), node("c", "a", "b")));
        assertThat(layout.paths()).hasSize(2);
    }

    @Test
    void edgesThatPassALayerStayBesideItsNodes() {
        List<ReportNode> nodes =
                List.of(node("a"), node("b", "a"), node("c", "b"), node("d", "a"), node("e", "c", "d"), node("f", "a"));
        DagLayout layout = DagLayout.of(nodes);

        assertThat(layout.paths()).hasSize(6);
        assertApart(layout, nodes.size());
        // From d in the second layer to e in the fourth, in two curves.
        assertThat(layout.paths())
                .anyMatch(path -> path.chars().filter(c -> c == 'C').count() == 2);
    }

    @Test
    void whatNoPipelineHasIsDrawnAllTheSame() {
        DagLayout layout = DagLayout.of(List.of(node("a", "b", "a"), node("b", "a"), node("c", "unknown", "c")));
        assertThat(layout.paths()).hasSize(1);
        assertThat(DagLayout.of(List.of()).height()).isZero();
        assertThat(DagLayout.of(List.of(node("alone"))).width()).isEqualTo(DagLayout.NODE_WIDTH);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomGraphsAreDrawnInOrderAndWithoutOverlap(long seed) {
        Random random = new Random(seed);
        List<ReportNode> nodes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<String> upstream = new ArrayList<>();
            for (int parent = 0; parent < i; parent++) {
                if (random.nextInt(8) == 0) {
                    upstream.add("n" + parent);
                }
            }
            nodes.add(node("n" + i, upstream.toArray(String[]::new)));
        }
        assertOrdered(nodes);
        assertApart(DagLayout.of(nodes), nodes.size());
        assertThat(DagLayout.of(nodes).paths()).isEqualTo(DagLayout.of(nodes).paths());
    }

    private static ReportNode node(String name, String... upstream) {
        return ReportContents.node(name, NodeState.COMPLETE, 1, "", upstream);
    }

    private static void assertOrdered(List<ReportNode> nodes) {
        DagLayout layout = DagLayout.of(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            for (int parent = 0; parent < nodes.size(); parent++) {
                if (nodes.get(i).upstream().contains(nodes.get(parent).name())) {
                    assertThat(layout.y(i)).isGreaterThanOrEqualTo(layout.y(parent) + DagLayout.NODE_HEIGHT);
                }
            }
        }
    }

    private static void assertApart(DagLayout layout, int nodes) {
        for (int i = 0; i < nodes; i++) {
            assertThat(layout.x(i)).isBetween(-1e-9, layout.width() - DagLayout.NODE_WIDTH + 1e-9);
            for (int other = 0; other < i; other++) {
                if (layout.y(i) == layout.y(other)) {
                    assertThat(Math.abs(layout.x(i) - layout.x(other))).isGreaterThanOrEqualTo(DagLayout.NODE_WIDTH);
                }
            }
        }
    }
}
