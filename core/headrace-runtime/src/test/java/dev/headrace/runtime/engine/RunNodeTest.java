package dev.headrace.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.testplugin.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RunNodeTest extends EngineFixture {
    private static final String KEY = "scheduled__2026-03-01";
    private static final Pipeline PIPELINE = Pipeline.builder("nodes")
            .node("one", "write-text", node -> {})
            .node("two", "measure", node -> node.input("text", "one.text"))
            .node("three", "join", node -> node.input("texts", "one.text", "two.text"))
            .build();

    @Test
    void nodesThatRunAloneInOrderMakeOneRunThatEndsWithTheLast() throws IOException {
        Engine engine = open();
        RunResult one = alone(engine, PIPELINE, "one");
        assertThat(one.nodes()).extracting(NodeResult::state).containsExactly(NodeState.COMPLETE);
        assertThat(one.exitCode()).isEqualTo(RunResult.DONE);
        assertThat(state(engine, one)).isEqualTo(RunState.RUNNING);
        alone(open(), PIPELINE, "two");
        RunResult three = alone(open(), PIPELINE, "three");
        assertThat(three.run()).isEqualTo(one.run());
        assertThat(text(three, "three")).isEqualTo("hello,5");
        assertThat(state(engine, three)).isEqualTo(RunState.COMPLETE);
        assertThat(engine.executions(one.run())).containsOnlyKeys("one", "two", "three");
        RunResult whole = complete(engine, PIPELINE);
        assertThat(whole.nodes())
                .extracting(NodeResult::state)
                .as("what nodes made alone is what the whole run makes")
                .containsOnly(NodeState.CACHED);
    }

    @Test
    void anotherKeyIsAnotherRun() {
        Engine engine = open();
        RunResult one = alone(engine, PIPELINE, "one");
        RunResult other = engine.runNode(RunRequest.of(PIPELINE), "one", "manual", events::add);
        assertThat(other.run()).isNotEqualTo(one.run());
        assertThat(node(other, "one").state()).isEqualTo(NodeState.CACHED);
    }

    @Test
    void aNodeWhoseUpstreamHasNotRunIsRefused() {
        Engine engine = open();
        assertFails(RuntimeErrorCode.UPSTREAM_MISSING, () -> alone(engine, PIPELINE, "two"))
                .isEqualTo("Node 'two' waits for 'one', which has not run in run nodes-1");
    }

    @Test
    void aNodeWhoseUpstreamFailedIsRefused() {
        Engine engine = open();
        Trace.on("one", context -> {
            throw new IOException("may pass");
        });
        RunResult failed = alone(engine, PIPELINE, "one");
        assertThat(failed.exitCode()).isEqualTo(RunResult.RETRYABLE);
        assertThat(state(engine, failed)).isEqualTo(RunState.FAILED);
        assertFails(RuntimeErrorCode.UPSTREAM_MISSING, () -> alone(engine, PIPELINE, "two"))
                .isEqualTo("Node 'two' waits for 'one', which has state FAILED in run nodes-1");
    }

    @Test
    void aNodeThatFailedCanBeTriedAgainInTheSameRun() {
        Engine engine = open();
        Trace.on("one", context -> {
            throw new IOException("may pass");
        });
        RunResult failed = alone(engine, PIPELINE, "one");
        Trace.reset();
        RunResult again = alone(engine, PIPELINE, "one");
        assertThat(again.run()).isEqualTo(failed.run());
        assertThat(node(again, "one").state()).isEqualTo(NodeState.COMPLETE);
        assertThat(state(engine, again)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aNodeThatIsDoneIsNotExecutedAgainEvenWithoutTheCache() {
        Engine engine = open();
        RunRequest request = RunRequest.of(PIPELINE).withCache(CacheMode.IGNORE);
        engine.runNode(request, "one", KEY, events::add);
        RunResult again = engine.runNode(request, "one", KEY, events::add);
        assertThat(message(again, "one")).isEqualTo("done before this run was resumed");
    }

    @Test
    void aNodeWhoseConditionDoesNotHoldHasTheStateSkipped() {
        Pipeline gated = Pipeline.builder("gated")
                .node("one", "write-text", node -> {})
                .node("judge", "judge", node -> node.input("text", "one.text").set("blessed", false))
                .node("push", "measure", node -> node.input("text", "one.text").whenBlessed("judge.blessing"))
                .node("announce", "measure", node -> node.input("text", "push.text"))
                .build();
        Engine engine = open();
        alone(engine, gated, "one");
        alone(engine, gated, "judge");
        RunResult push = alone(engine, gated, "push");
        assertThat(node(push, "push").state()).isEqualTo(NodeState.SKIPPED);
        RunResult announce = alone(engine, gated, "announce");
        assertThat(node(announce, "announce").state()).isEqualTo(NodeState.SKIPPED);
        assertThat(message(announce, "announce")).isEqualTo("it reads from push, which was skipped");
        assertThat(state(engine, announce)).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void aNodeThatIsNotInThePipelineIsNamedWithTheNearest() {
        Engine engine = open();
        assertFails(RuntimeErrorCode.UPSTREAM_MISSING, () -> alone(engine, PIPELINE, "tow"))
                .isEqualTo("Pipeline 'nodes' has no node 'tow'; did you mean 'two'?");
    }

    @Test
    void aNodeThatIsRunningIsNotRunBesideItself() throws Exception {
        Pipeline block =
                Pipeline.builder("block").node("one", "block", node -> {}).build();
        Engine engine = open();
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<RunResult> first = executor.submit(() -> alone(engine, block, "one"));
            Trace.await("one waits");
            assertFails(RuntimeErrorCode.RUN_UNKNOWN, () -> alone(engine, block, "one"))
                    .contains("'block-1.one' is running");
            Trace.open("one");
            assertThat(first.get().state()).isEqualTo(RunState.COMPLETE);
        }
    }

    @Test
    void firstNodesOfOneKeyAtTheSameTimeShareOneRun() throws Exception {
        Pipeline wide = Pipeline.builder("wide")
                .node("one", "write-text", node -> {})
                .node("two", "write-text", node -> {})
                .node("three", "write-text", node -> {})
                .build();
        Engine engine = open();
        for (int round = 0; round < 10; round++) {
            String key = "round-" + round;
            CyclicBarrier together = new CyclicBarrier(3);
            List<Future<RunResult>> results = new ArrayList<>();
            try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
                for (String node : List.of("one", "two", "three")) {
                    results.add(executor.submit(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        return engine.runNode(RunRequest.of(wide), node, key, RunListener.silent());
                    }));
                }
            }
            String run = results.getFirst().get().run();
            for (Future<RunResult> result : results) {
                assertThat(result.get().run()).isEqualTo(run);
                assertThat(result.get().state()).isEqualTo(RunState.COMPLETE);
            }
            assertThat(engine.metadata().run(run)).map(RunRecord::state).contains(RunState.COMPLETE);
        }
        assertThat(engine.metadata().runs())
                .as("a run that lost the race was begun, and is not left open")
                .extracting(RunRecord::state)
                .isSubsetOf(RunState.COMPLETE, RunState.CANCELED);
    }

    private RunResult alone(Engine engine, Pipeline pipeline, String node) {
        return engine.runNode(RunRequest.of(pipeline), node, KEY, events::add);
    }

    private static RunState state(Engine engine, RunResult result) {
        return engine.metadata().run(result.run()).orElseThrow().state();
    }
}
