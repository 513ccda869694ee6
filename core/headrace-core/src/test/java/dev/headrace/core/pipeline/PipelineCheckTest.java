package dev.headrace.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.component.Port;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PipelineCheckTest {
    private static final ComponentDescription SOURCE =
            component("source", List.of(), List.of(port("examples", "Examples")));
    private static final ComponentDescription TRAINER = component(
            "trainer",
            List.of(
                    port("examples", "Examples"),
                    new Port("schema", new ArtifactType("Schema"), true, false),
                    new Port("more", new ArtifactType("Examples"), true, true)),
            List.of(port("model", "Model"), port("report", "Report")));
    private static final ComponentDescription PUSHER =
            component("pusher", List.of(port("model", "Model")), List.of(port("pushed", "PushedModel")));
    private final PipelineCheck check = new PipelineCheck(List.of(SOURCE, TRAINER, PUSHER));

    @Test
    void aPipelineThatFitsHasNoProblems() {
        Pipeline pipeline = Pipeline.builder("p")
                .node("one", "source", node -> {})
                .node("two", "source", node -> {})
                .node(
                        "train",
                        "trainer",
                        node -> node.input("examples", "one.examples").input("more", "one.examples", "two.examples"))
                .node(
                        "push",
                        "pusher",
                        node -> node.input("model", "train.model").whenBlessed("train.report"))
                .build();

        assertThat(check.problems(pipeline)).isEmpty();
        assertThatCode(() -> check.require(pipeline)).doesNotThrowAnyException();
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Pipeline pipeline = Pipeline.builder("p")
                .node("one", "sauce", node -> {})
                .node("two", "source", node -> {})
                .node(
                        "train",
                        "trainer",
                        node -> node.input("schema", "two.examples").input("mode", "two.examples"))
                .node(
                        "again",
                        "trainer",
                        node -> node.input("examples", "two.examples", "two.examples")
                                .input("more", "one.whatever"))
                .node(
                        "push",
                        "pusher",
                        node -> node.input("model", "train.modle").when("two.blessing", "blessed", "true"))
                .build();

        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> check.require(pipeline))
                .withMessage("Pipeline 'p': "
                        + "node 'one' runs 'sauce', which is not a component; did you mean 'source'?; "
                        + "node 'train' leaves input 'examples' (Examples) unconnected; "
                        + "node 'train' connects 'mode', which is not an input of trainer; did you mean 'more'?; "
                        + "node 'train' takes Schema at input 'schema', and two.examples is Examples; "
                        + "node 'again' connects 2 channels to input 'examples', which takes one; "
                        + "node 'push' reads train.modle, and trainer has no such output; did you mean 'model'?; "
                        + "node 'push' reads two.blessing, and source has no such output; known: examples")
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_PIPELINE));
    }

    @Test
    void anInputConnectedToNothingIsUnconnected() {
        Pipeline pipeline = Pipeline.builder("p")
                .node("train", "trainer", node -> node.input("examples"))
                .build();

        assertThat(check.problems(pipeline))
                .containsExactly("node 'train' leaves input 'examples' (Examples) unconnected");
    }

    @Test
    void withoutComponentsNothingIsKnown() {
        Pipeline pipeline =
                Pipeline.builder("p").node("one", "source", node -> {}).build();

        assertThat(new PipelineCheck(List.of()).problems(pipeline))
                .containsExactly("node 'one' runs 'source', which is not a component; none is known");
    }

    private static ComponentDescription component(String name, List<Port> inputs, List<Port> outputs) {
        return new ComponentDescription(name, inputs, outputs, List.of());
    }

    private static Port port(String name, String type) {
        return new Port(name, new ArtifactType(type), false, false);
    }
}
