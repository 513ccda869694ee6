package dev.headrace.runtime.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.testplugin.Trace;
import org.junit.jupiter.api.Test;

final class ConditionTest extends EngineFixture {
    @Test
    void aNodeRunsWhereTheBlessingWasGiven() {
        RunResult result = complete(open(), gated(true));
        assertThat(node(result, "push").state()).isEqualTo(NodeState.COMPLETE);
        assertThat(Trace.executed()).contains("push", "announce");
    }

    @Test
    void aNodeIsSkippedWhereTheBlessingWasNotGivenAndWhatReadsFromItIsToo() {
        Engine engine = open();
        RunResult result = complete(engine, gated(false));
        assertThat(result.exitCode()).isEqualTo(RunResult.DONE);
        assertThat(Trace.executed()).containsExactlyInAnyOrder("model", "judge", "later");
        assertThat(node(result, "push").state()).isEqualTo(NodeState.SKIPPED);
        assertThat(message(result, "push"))
                .isEqualTo("it runs only if judge.blessing has blessed = true, and that is 'false'");
        assertThat(message(result, "announce")).isEqualTo("it reads from push, which was skipped");
        assertThat(message(result, "twice"))
                .isEqualTo("it runs only if judge.blessing has blessed = true, and that is 'false'");
        assertThat(node(result, "later").state())
                .as("who only waits for a skipped node runs")
                .isEqualTo(NodeState.COMPLETE);
        ExecutionRecord record = requireNonNull(engine.executions(result.run()).get("push"));
        assertThat(record.state()).isEqualTo(ExecutionState.SKIPPED);
        assertThat(record.message()).isEqualTo(message(result, "push"));
        assertThat(record.provenance()).isNull();
        assertThat(events(RunEvent.NodeStarted.class))
                .extracting(RunEvent.NodeStarted::node)
                .doesNotContain("push", "announce");
    }

    @Test
    void aConditionOnWhatWasSkippedIsNotMet() {
        Pipeline pipeline = Pipeline.builder("chain")
                .node("model", "write-text", node -> {})
                .node("judge", "judge", node -> node.input("text", "model.text").set("blessed", false))
                .node(
                        "second-judge",
                        "judge",
                        node -> node.input("text", "model.text").whenBlessed("judge.blessing"))
                .node("push", "write-text", node -> node.whenBlessed("second-judge.blessing"))
                .build();
        RunResult result = complete(open(), pipeline);
        assertThat(message(result, "push")).isEqualTo("its condition reads from second-judge, which was skipped");
    }

    @Test
    void anyPropertyCanBeACondition() {
        Trace.on("model", context -> context.output("text").property("span", "7"));
        Pipeline pipeline = Pipeline.builder("spans")
                .node("model", "write-text", node -> {})
                .node("seven", "write-text", node -> node.when("model.text", "span", "7"))
                .node("eight", "write-text", node -> node.when("model.text", "span", "8"))
                .node("none", "write-text", node -> node.when("model.text", "version", "1"))
                .build();
        RunResult result = complete(open(), pipeline);
        assertThat(node(result, "seven").state()).isEqualTo(NodeState.COMPLETE);
        assertThat(message(result, "eight")).isEqualTo("it runs only if model.text has span = 8, and that is '7'");
        assertThat(message(result, "none"))
                .isEqualTo("it runs only if model.text has version = 1, and that is not set");
    }

    @Test
    void aBlessingThatIsTakenBackSkipsWhatRanBefore() {
        Engine engine = open();
        complete(engine, gated(true));
        Trace.executed();
        RunResult result = complete(engine, gated(false));
        assertThat(node(result, "push").state()).isEqualTo(NodeState.SKIPPED);
        assertThat(Trace.executed()).containsExactly("judge");
        assertThat(node(complete(engine, gated(true)), "push").state()).isEqualTo(NodeState.CACHED);
    }

    private static Pipeline gated(boolean blessed) {
        return Pipeline.builder("gated")
                .node("model", "write-text", node -> {})
                .node("judge", "judge", node -> node.input("text", "model.text").set("blessed", blessed))
                .node(
                        "push",
                        "measure",
                        node -> node.input("text", "model.text").whenBlessed("judge.blessing"))
                .node("announce", "measure", node -> node.input("text", "push.text"))
                .node(
                        "twice",
                        "write-text",
                        node -> node.whenBlessed("judge.blessing").when("judge.blessing", "blessed", "true"))
                .node("later", "write-text", node -> node.after("push"))
                .build();
    }
}
