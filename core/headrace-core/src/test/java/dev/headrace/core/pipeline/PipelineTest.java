package dev.headrace.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PipelineTest {
    private static final int LONG_CHAIN = 20_000;

    @Test
    void theReadmeExampleBuilds() {
        Pipeline pipeline = Pipeline.builder("taxi-tips")
                .parameter("learning-rate", 0.1)
                .node("examples", "csv-example-gen", node -> node.set("files", "data/*.csv"))
                .node(
                        "trainer",
                        "linear-trainer",
                        node -> node.input("examples", "examples.examples")
                                .setFromParameter("learning-rate", "learning-rate")
                                .retries(2)
                                .timeout(Duration.ofMinutes(10)))
                .build();
        String json = PipelineJson.write(pipeline);

        assertThat(PipelineJson.read(json)).isEqualTo(pipeline);
    }

    @Test
    void aCycleIsNamedInTheOrderInWhichDataFlow() {
        refused(() -> Pipeline.builder("p")
                        .node("a", "x", node -> node.input("in", "c.out"))
                        .node("b", "x", node -> node.input("in", "a.out"))
                        .node("c", "x", node -> node.input("in", "b.out"))
                        .node("d", "x", node -> node.input("in", "c.out"))
                        .build())
                .withMessage("Pipeline 'p': the nodes form a cycle: a → b → c → a");
    }

    @Test
    void aCycleThroughConditionsAndAfterIsFoundToo() {
        refused(() -> Pipeline.builder("p")
                        .node("a", "x", node -> node.after("b"))
                        .node("b", "x", node -> node.whenBlessed("a.out"))
                        .build())
                .withMessage("Pipeline 'p': the nodes form a cycle: a → b → a");
    }

    @Test
    void aNodeThatReadsFromItselfIsACycle() {
        refused(() -> Pipeline.builder("p")
                        .node("a", "x", node -> node.input("in", "a.out"))
                        .build())
                .withMessage("Pipeline 'p': the nodes form a cycle: a → a");
    }

    @Test
    void unknownNodesAndParametersAndDuplicatesAreReportedTogether() {
        refused(() -> Pipeline.builder("p")
                        .parameter("rate", 0.1)
                        .parameter("rate", 0.2)
                        .node("examples", "x", node -> {})
                        .node("examples", "x", node -> {})
                        .node(
                                "trainer",
                                "x",
                                node -> node.input("in", "example.out").setFromParameter("rate", "rat"))
                        .node(
                                "pusher",
                                "x",
                                node -> node.whenBlessed("judge.blessing").after("trainr"))
                        .build())
                .withMessage("Pipeline 'p': two parameters are named 'rate'; "
                        + "two nodes are named 'examples'; "
                        + "node 'trainer' waits for 'example', which is not a node; did you mean 'examples'?; "
                        + "node 'trainer' sets rate from 'rat', which is not a parameter; did you mean 'rate'?; "
                        + "node 'pusher' waits for 'judge', which is not a node; known: examples, pusher, trainer; "
                        + "node 'pusher' waits for 'trainr', which is not a node; did you mean 'trainer'?");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void inTopologicalOrderEachNodeComesAfterAllThatItWaitsFor(long seed) {
        Pipeline pipeline = RandomPipelines.pipeline(seed);
        Set<String> seen = new HashSet<>();

        assertThat(pipeline.topologicalOrder())
                .containsExactlyInAnyOrderElementsOf(pipeline.nodes())
                .allSatisfy(node -> {
                    assertThat(seen).containsAll(node.upstream());
                    seen.add(node.name());
                });
    }

    @Test
    void nodesThatNeedNoOrderStayAsWritten() {
        Pipeline pipeline = Pipeline.builder("p")
                .node("c", "x", node -> {})
                .node("a", "x", node -> node.after("c"))
                .node("b", "x", node -> {})
                .build();

        assertThat(pipeline.topologicalOrder()).isEqualTo(pipeline.nodes());
    }

    static List<Long> orders() {
        return List.of(-1L, 0L, 1L);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aChainOfTwentyThousandNodesNeitherOverflowsTheStackNorTakesLong(long order) {
        List<Node> nodes = chain();
        if (order < 0) {
            Collections.reverse(nodes);
        } else if (order > 0) {
            Collections.shuffle(nodes, new Random(order));
        }
        Pipeline pipeline = new Pipeline("chain", List.of(), nodes);

        assertThatObject(pipeline.topologicalOrder()).isEqualTo(chain());
        assertThat(PipelineJson.read(PipelineJson.write(pipeline))).isEqualTo(pipeline);
    }

    @Test
    void aRingOfTwentyThousandNodesIsReported() {
        List<Node> nodes = chain();
        nodes.set(0, new Node.Builder("n0", "x").after("n" + (LONG_CHAIN - 1)).build());

        refused(() -> new Pipeline("ring", List.of(), nodes))
                .withMessageStartingWith("Pipeline 'ring': the nodes form a cycle: n0 → n1 → n2 → ");
    }

    @Test
    void aNodeThatWaitsForTwentyThousandIsOrderedToo() {
        List<Node> nodes = new ArrayList<>();
        Node.Builder last = new Node.Builder("last", "x");
        for (int i = 0; i < LONG_CHAIN; i++) {
            nodes.add(new Node.Builder("n" + i, "x").build());
            last.after("n" + i);
        }
        nodes.addFirst(last.build());

        assertThat(new Pipeline("star", List.of(), nodes)
                        .topologicalOrder()
                        .getLast()
                        .name())
                .isEqualTo("last");
    }

    @Test
    void upstreamNamesEachNodeOnce() {
        Node node = new Node.Builder("n", "x")
                .input("b", "two.out", "one.out")
                .input("a", "one.out", "one.other")
                .when("three.out", "drifted", "false")
                .after("four", "one")
                .build();

        assertThat(node.upstream()).containsExactly("one", "two", "three", "four");
    }

    @Test
    void aNodeCopiesWhatItIsGiven() {
        Map<String, List<Channel>> inputs = new LinkedHashMap<>();
        List<Channel> channels = new ArrayList<>(List.of(Channel.of("a.b")));
        inputs.put("in", channels);
        Node node = new Node("n", "x", Map.of(), inputs, List.of(), Set.of(), 0, null);
        channels.clear();
        inputs.clear();

        assertThat(node.inputs()).containsExactly(Map.entry("in", List.of(Channel.of("a.b"))));
        assertThat(node.timeout()).isEmpty();
    }

    @Test
    void wrongNamesAndNumbersOfANodeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pipeline.builder("P").build())
                .withMessageContaining("the name of a pipeline");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Node.Builder("N", "x").build())
                .withMessageContaining("the name of a node");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Node.Builder("n", "X").build())
                .withMessageContaining("the component of node 'n'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Node.Builder("n", "x").retries(-1).build())
                .withMessage("the retries of node 'n' are negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Node.Builder("n", "x").timeout(Duration.ZERO).build())
                .withMessage("the timeout of node 'n' is not positive: PT0S");
    }

    @Test
    void numbersAreWidenedAndListsCopied() {
        List<Object> list = new ArrayList<>(List.of(1, 2.5f, "x"));
        ParameterValue.Literal literal = new ParameterValue.Literal(list);
        list.clear();

        assertThat(literal.value()).isEqualTo(List.of(1L, 2.5, "x"));
        assertThat(new ParameterValue.Literal(7).value()).isEqualTo(7L);
    }

    @Test
    void valuesThatJsonCannotHoldAreRefused() {
        for (Object value : List.of(
                Double.NaN, Double.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 'c', List.of(List.of()), Map.of())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ParameterValue.Literal(value))
                    .withMessage(
                            "a value is text, a finite 64-bit number, true or false, or a list of these: " + value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", ".b", "a.", "a.b.c", "A.b", "a b"})
    void channelsOfAnotherFormAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Channel.of(text));
    }

    @Test
    void channelsAndConditionsReadAsTheyAreWritten() {
        assertThat(Channel.of("trainer.model")).hasToString("trainer.model");
        assertThat(Condition.blessed(Channel.of("evaluator.blessing")))
                .hasToString("evaluator.blessing has blessed = true");
    }

    @Test
    void aConditionHoldsForItsValueOnly() {
        Condition condition = Condition.blessed(Channel.of("a.b"));

        assertThat(condition.holds("true")).isTrue();
        assertThat(condition.holds("false")).isFalse();
        assertThat(condition.holds(null)).isFalse();
    }

    private static List<Node> chain() {
        List<Node> nodes = new ArrayList<>(LONG_CHAIN);
        nodes.add(new Node.Builder("n0", "x").build());
        for (int i = 1; i < LONG_CHAIN; i++) {
            nodes.add(new Node.Builder("n" + i, "x")
                    .input("in", "n" + (i - 1) + ".out")
                    .build());
        }
        return nodes;
    }

    private static ThrowableAssertAlternative<HeadraceException> refused(ThrowingCallable callable) {
        return assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(callable)
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_PIPELINE));
    }
}
