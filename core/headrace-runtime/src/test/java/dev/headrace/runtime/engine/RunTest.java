package dev.headrace.runtime.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ArtifactState;
import dev.headrace.core.metadata.ContextRecord;
import dev.headrace.core.metadata.Event;
import dev.headrace.core.metadata.EventType;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.Lineage;
import dev.headrace.core.metadata.RunState;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.core.pipeline.PipelineJson;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.engine.RunEvent.Point;
import dev.headrace.runtime.testplugin.Greeter;
import dev.headrace.runtime.testplugin.Greeters;
import dev.headrace.runtime.testplugin.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RunTest extends EngineFixture {
    private static final Pipeline DIAMOND = Pipeline.builder("diamond")
            .node("last", "join", node -> node.input("texts", "left.text", "right.text"))
            .node("left", "measure", node -> node.input("text", "first.text"))
            .node(
                    "right",
                    "join",
                    node -> node.input("texts", "first.text", "first.text").set("separator", "-"))
            .node("first", "write-text", node -> node.set("text", "ab").set("size", 2))
            .build();

    @Test
    void aPipelineRunsInTheOrderOfItsChannels() throws IOException {
        Engine engine = open();
        RunResult result = complete(engine, DIAMOND);
        assertThat(result.run()).isEqualTo("diamond-1");
        assertThat(result.exitCode()).isEqualTo(RunResult.DONE);
        assertThat(result.duration()).isPositive();
        assertThat(result.nodes()).extracting(NodeResult::node).containsExactly("first", "left", "right", "last");
        assertThat(result.nodes()).extracting(NodeResult::state).containsOnly(NodeState.COMPLETE);
        assertThat(text(result, "first")).isEqualTo("abab");
        assertThat(text(result, "last")).isEqualTo("4,abab-abab");
    }

    @Test
    void aRunIsRecordedWithWhatItWasStartedWith() {
        Engine engine = open();
        Pipeline pipeline = Pipeline.builder("greeting")
                .parameter("text", "hello")
                .node("first", "write-text", node -> node.setFromParameter("text", "text"))
                .build();
        RunRequest request =
                RunRequest.of(pipeline).withParameter("text", "hi").withSeed(7).withCache(CacheMode.IGNORE);
        RunResult result = complete(engine, request);
        assertThat(engine.metadata().run(result.run())).hasValueSatisfying(run -> {
            assertThat(run.state()).isEqualTo(RunState.COMPLETE);
            assertThat(run.pipeline()).isEqualTo("greeting");
            assertThat(run.endedAt()).isAfter(run.startedAt());
            assertThat(run.properties()).containsEntry("pipeline", PipelineJson.write(pipeline));
        });
        assertThat(engine.requestOf(result.run())).isEqualTo(request);
    }

    @Test
    void aParameterAndTheDefaultsReachTheComponent() throws IOException {
        Engine engine = open();
        Pipeline pipeline = Pipeline.builder("greeting")
                .parameter("text", "hello")
                .parameter("times", 2)
                .node(
                        "first",
                        "write-text",
                        node -> node.setFromParameter("text", "text").setFromParameter("size", "times"))
                .build();
        assertThat(text(complete(engine, pipeline), "first")).isEqualTo("hellohello");
        RunRequest other = RunRequest.of(pipeline).withParameters(Map.of("text", "hi", "times", "3"));
        assertThat(text(complete(engine, other), "first")).isEqualTo("hihihi");
    }

    @Test
    void nodesThatWaitForEachOtherRunAtTheSameTime() {
        CyclicBarrier together = new CyclicBarrier(2);
        Trace.on("one", context -> together.await(30, TimeUnit.SECONDS));
        Trace.on("two", context -> together.await(30, TimeUnit.SECONDS));
        complete(open(Map.of("threads", 2)), two());
    }

    @Test
    void withOneThreadNothingRunsAtTheSameTime() {
        List<String> log = new ArrayList<>();
        for (String node : List.of("one", "two")) {
            Trace.on(node, context -> {
                log.add(node + " begins");
                Trace.latch("nobody opens this").await(20, TimeUnit.MILLISECONDS);
                log.add(node + " ends");
            });
        }
        complete(open(Map.of("threads", 8)), RunRequest.of(two()).withThreads(1));
        assertThat(log).containsExactly("one begins", "one ends", "two begins", "two ends");
    }

    @Test
    void artifactsAreByteEqualAtAnyNumberOfThreadsAndWithoutTheCache() throws IOException {
        Pipeline.Builder builder = Pipeline.builder("wide");
        for (int i = 0; i < 12; i++) {
            int number = i;
            builder.node("dice-" + i, "dice", node -> {});
            builder.node(
                    "join-" + i,
                    "join",
                    node -> node.input(
                            "texts",
                            IntStream.rangeClosed(0, number)
                                    .mapToObj(dice -> "dice-" + dice + ".text")
                                    .toArray(String[]::new)));
        }
        Pipeline wide = builder.build();
        List<Map<String, Fingerprint>> trees = new ArrayList<>();
        for (int threads : new int[] {1, 2, 8}) {
            String store = directory.resolve("store-" + threads).toString();
            Engine engine = open(Map.of("store", store, "threads", threads));
            trees.add(tree(Path.of(store), complete(engine, RunRequest.of(wide).withSeed(3))));
            trees.add(tree(
                    Path.of(store),
                    complete(engine, RunRequest.of(wide).withSeed(3).withCache(CacheMode.IGNORE))));
        }
        assertThat(trees)
                .hasSize(6)
                .allSatisfy(tree -> assertThat(tree).hasSize(24).isEqualTo(trees.getFirst()));
    }

    @Test
    void chanceComesFromTheSeedAndTheNameOfTheNode() throws IOException {
        Engine engine = open();
        Pipeline pipeline = Pipeline.builder("chance")
                .node("one", "dice", node -> {})
                .node("two", "dice", node -> {})
                .build();
        RunResult result = complete(engine, RunRequest.of(pipeline).withSeed(1));
        String[] numbers = text(result, "one").split(" ");
        assertThat(numbers[0]).as("the context's seed and the injected one").isEqualTo(numbers[1]);
        assertThat(numbers[2]).as("the context's clock is the injected one").isEqualTo("true");
        assertThat(text(result, "two")).isNotEqualTo(text(result, "one"));
        assertThat(text(complete(engine, RunRequest.of(pipeline).withSeed(2)), "one"))
                .isNotEqualTo(text(result, "one"));
    }

    @Test
    void everyDeclaredOutputIsPublishedEvenIfNothingWasWritten() {
        Engine engine = open();
        RunResult result = complete(
                engine,
                Pipeline.builder("blessing")
                        .node("first", "write-text", node -> {})
                        .node("judge", "judge", node -> node.input("text", "first.text"))
                        .build());
        ArtifactRecord blessing = requireNonNull(node(result, "judge").outputs().get("blessing"));
        assertThat(blessing.properties()).containsExactly(Map.entry("blessed", "true"));
        assertThat(engine.artifacts().open(blessing).directory()).isEmptyDirectory();
    }

    @Test
    void anOutputThatIsNotDeclaredIsRefused() {
        Trace.on("first", context -> context.output("model"));
        RunResult result = run(open(), first());
        assertThat(node(result, "first").code()).isEqualTo(RuntimeErrorCode.COMPONENT_FAILED);
        assertThat(message(result, "first"))
                .isEqualTo("write-text failed: IllegalArgumentException: "
                        + "write-text declares no output 'model', only [text]");
    }

    @Test
    void anInputThatIsNotDeclaredIsRefused() {
        Trace.on("first", context -> context.inputs("model"));
        assertThat(message(run(open(), first()), "first")).contains("write-text declares no input 'model', only []");
    }

    @Test
    void anOptionalInputThatIsNotConnectedIsEmpty() {
        List<Artifact> blessings = new ArrayList<>();
        Trace.on("last", context -> blessings.addAll(context.inputs("blessing")));
        complete(open(), DIAMOND);
        assertThat(blessings).isEmpty();
    }

    @Test
    void theContextSaysWhereTheComponentIs() {
        Trace.on(
                "first",
                context -> assertThat(context.pipeline() + "." + context.node()).isEqualTo("diamond.first"));
        complete(open(), DIAMOND);
    }

    @Test
    void theContextClassLoaderIsThatOfTheComponent() {
        Trace.on(
                "first",
                context -> assertThat(Thread.currentThread().getContextClassLoader())
                        .isSameAs(Trace.class.getClassLoader()));
        complete(open(), DIAMOND);
    }

    @Test
    void aBackendIsBuiltWithItsSettingsAndClosedWithTheRun() throws IOException {
        Greeters.closed();
        Pipeline pipeline = Pipeline.builder("greeting")
                .node("greet", "greet", node -> {})
                .node("again", "greet", node -> {})
                .build();
        Engine engine = open(Map.of("backend.greeter", "loud", "greeter.loud.marks", 3));
        assertThat(text(complete(engine, pipeline), "greet")).isEqualTo("ADA!!!");
        assertThat(Greeters.closed()).containsExactly("loud");
    }

    @Test
    void aBackendCanBeHadOutsideARun() throws IOException {
        Greeters.closed();
        Engine engine = open(Map.of("backend.greeter", "loud", "greeter.loud.marks", 2));
        try (Backend<Greeter> backend = engine.backend(Greeter.class)) {
            assertThat(backend.get().greet("ada")).isEqualTo("ADA!!");
            assertThat(Greeters.closed()).isEmpty();
        }
        assertThat(Greeters.closed()).containsExactly("loud");
        assertThatThrownBy(() -> open(Map.of()).backend(Greeter.class))
                .hasMessageContaining("set backend.greeter to one of loud, plain");
    }

    @Test
    void allBackendsOfASlotCanBeHadByName() throws IOException {
        Engine engine = open(Map.of("backend.greeter", "loud", "greeter.loud.marks", 1, "greeter.plain.word", "Hi"));
        RunResult result = complete(
                engine,
                Pipeline.builder("greeting")
                        .node("greet", "greet-all", node -> {})
                        .build());
        assertThat(text(result, "greet")).isEqualTo("{loud=ADA!, plain=Hi Ada}");
    }

    @Test
    void buffersThatAreClosedWithTheComponentAreNoLeak() throws IOException {
        RunResult result = complete(
                open(),
                Pipeline.builder("buffers")
                        .node("first", "buffered", node -> {})
                        .build());
        assertThat(text(result, "first")).isEqualTo("64");
    }

    @Test
    void nothingIsLeftInStaging() {
        complete(open(), DIAMOND);
        assertThat(store().resolve("staging")).isEmptyDirectory();
    }

    @Test
    void eventsComeInAnOrderThatFitsEveryNode() {
        RunResult result = complete(open(Map.of("threads", 4)), DIAMOND);
        assertThat(events.getFirst())
                .isEqualTo(new RunEvent.Started("diamond-1", "diamond", List.of("first", "left", "right", "last")));
        assertThat(events.getLast()).isEqualTo(new RunEvent.Ended(result));
        for (String node : List.of("first", "left", "right", "last")) {
            assertThat(eventsOf(node))
                    .as(node)
                    .containsExactly(
                            new RunEvent.NodeStarted(node, "first time"),
                            new RunEvent.NodeReached(node, Point.WRITTEN),
                            new RunEvent.NodeReached(node, Point.BEFORE_RENAME),
                            new RunEvent.NodeReached(node, Point.RENAMED),
                            new RunEvent.NodeReached(node, Point.COMMITTED),
                            new RunEvent.NodeEnded(node(result, node)));
        }
        assertThat(events.indexOf(new RunEvent.NodeEnded(node(result, "first"))))
                .isLessThan(events.indexOf(new RunEvent.NodeStarted("left", "first time")))
                .isLessThan(events.indexOf(new RunEvent.NodeStarted("right", "first time")));
    }

    @Test
    void progressIsPassedOnAndNotTooOften() {
        Trace.on("first", context -> {
            for (int i = 0; i < 100_000; i++) {
                context.progress(i, 100_000, "rows");
            }
        });
        complete(open(), first());
        assertThat(events(RunEvent.NodeProgressed.class))
                .first()
                .isEqualTo(new RunEvent.NodeProgressed("first", 0, 100_000, "rows"));
        assertThat(events(RunEvent.NodeProgressed.class)).hasSizeLessThan(100);
    }

    @Test
    void theListenerIsCalledByOneThreadAtATime() {
        List<String> overlaps = new ArrayList<>();
        AtomicInteger inside = new AtomicInteger();
        Pipeline.Builder builder = Pipeline.builder("wide");
        for (int i = 0; i < 20; i++) {
            builder.node("node-" + i, "dice", node -> {});
        }
        open(Map.of("threads", 8)).run(RunRequest.of(builder.build()), event -> {
            if (inside.getAndIncrement() > 0) {
                overlaps.add(event.toString());
            }
            Thread.onSpinWait();
            inside.getAndDecrement();
        });
        assertThat(overlaps).isEmpty();
    }

    @Test
    void lineageLeadsFromAFileToTheLastArtifactAndBack() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), "1,2");
        Engine engine = open();
        RunResult result = complete(
                engine,
                Pipeline.builder("lineage")
                        .node("read", "read-files", node -> node.set("files", file.toString()))
                        .node("measure", "measure", node -> node.input("text", "read.text"))
                        .node("join", "join", node -> node.input("texts", "measure.text", "read.text"))
                        .node("apart", "write-text", node -> {})
                        .build());
        ArtifactRecord reference =
                engine.metadata().artifactsAt(file.toString()).getFirst();
        assertThat(reference.state()).isEqualTo(ArtifactState.REFERENCE);
        assertThat(reference.properties()).containsExactly(Map.entry("name", "data.csv"));
        Lineage downstream = engine.metadata().lineage(reference.id(), Lineage.Direction.DOWNSTREAM);
        assertThat(downstream.artifacts())
                .extracting(ArtifactRecord::id)
                .containsExactly(
                        reference.id(),
                        output(result, "read").id(),
                        output(result, "measure").id(),
                        output(result, "join").id());
        assertThat(downstream.executions())
                .extracting(ExecutionRecord::node)
                .containsExactly("read", "measure", "join");
        assertThat(downstream.events())
                .extracting(Event::type, Event::port)
                .contains(tuple(EventType.INPUT, "files"), tuple(EventType.OUTPUT, "text"));
        assertThat(engine.metadata()
                        .lineage(output(result, "join").id(), Lineage.Direction.UPSTREAM)
                        .artifacts())
                .extracting(ArtifactRecord::uri)
                .contains(file.toString());
    }

    @Test
    void provenanceSaysWhatAnExecutionFollowsFrom() {
        Engine engine = open(Map.of("backend.greeter", "plain", "greeter.plain.token", "s3cr3t"));
        RunResult result = complete(
                engine,
                RunRequest.of(Pipeline.builder("greeting")
                                .node("greet", "greet", node -> {})
                                .node("join", "join", node -> node.input("texts", "greet.text"))
                                .build())
                        .withSeed(9));
        Map<String, ExecutionRecord> executions = engine.executions(result.run());
        assertThat(executions.get("greet")).isNotNull().satisfies(execution -> {
            assertThat(execution.state()).isEqualTo(ExecutionState.COMPLETE);
            assertThat(execution.provenance()).isNotNull().satisfies(provenance -> {
                assertThat(provenance.configuration())
                        .containsOnly(
                                Map.entry("backend.greeter", "plain"),
                                Map.entry("greeter.plain.word", "Hello"),
                                Map.entry("greeter.plain.token", "(redacted)"));
                assertThat(provenance.runtime()).contains("Java 25");
                assertThat(engine.metadata()
                                .context(ContextRecord.CODE, provenance.code().hex()))
                        .hasValueSatisfying(code ->
                                assertThat(code.properties()).containsKey("headrace-runtime/target/test-classes"));
            });
        });
        assertThat(executions.get("join"))
                .isNotNull()
                .satisfies(execution -> assertThat(execution.provenance())
                        .isNotNull()
                        .satisfies(provenance -> assertThat(provenance.inputs())
                                .containsOnly(Map.entry(
                                        "texts", List.of(output(result, "greet").fingerprint())))));
    }

    @Test
    void checkingRunsNothing() {
        Engine engine = open();
        engine.check(RunRequest.of(DIAMOND));
        assertThat(Trace.executed()).isEmpty();
        assertThat(engine.metadata().runs()).isEmpty();
        assertFails(
                        CoreErrorCode.INVALID_PIPELINE,
                        () -> engine.check(RunRequest.of(Pipeline.builder("wrong")
                                .node("first", "write-test", node -> {})
                                .build())))
                .contains("did you mean 'write-text'?");
    }

    @Test
    void anEmptyPipelineIsDoneAtOnce() {
        RunResult result = complete(open(), Pipeline.builder("empty").build());
        assertThat(result.nodes()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(RunResult.DONE);
    }

    @Test
    void twoRunsOnOneStoreAtOnceAreSafe() {
        CyclicBarrier together = new CyclicBarrier(2);
        Trace.on("first", context -> together.await(30, TimeUnit.SECONDS));
        Engine one = open();
        Engine other = open();
        Run run = one.start(RunRequest.of(DIAMOND).withCache(CacheMode.IGNORE), RunListener.silent());
        RunResult second = complete(other, RunRequest.of(DIAMOND).withCache(CacheMode.IGNORE));
        RunResult first = run.await();
        assertThat(first.state()).isEqualTo(RunState.COMPLETE);
        assertThat(first.run()).isNotEqualTo(second.run());
        assertThat(output(first, "last").uri()).isEqualTo(output(second, "last").uri());
        assertThat(output(first, "last").id())
                .as("two executions make two records, so that lineage never mixes them")
                .isNotEqualTo(output(second, "last").id());
    }

    @Test
    void aThousandNodesAreNoBurden() {
        // A tree: each node reads from that of half its number.
        Pipeline.Builder builder = Pipeline.builder("thousand").node("node-0", "write-text", node -> {});
        for (int i = 1; i < 1000; i++) {
            String upstream = "node-" + i / 2 + ".text";
            builder.node("node-" + i, "measure", node -> node.input("text", upstream));
        }
        Engine engine = open(Map.of("threads", 4));
        complete(engine, builder.build());
        assertThat(complete(engine, builder.build()).nodes())
                .extracting(NodeResult::state)
                .containsOnly(NodeState.CACHED);
    }

    private List<RunEvent> eventsOf(String node) {
        return events.stream()
                .filter(event -> switch (event) {
                    case RunEvent.NodeStarted started -> started.node().equals(node);
                    case RunEvent.NodeReached reached -> reached.node().equals(node);
                    case RunEvent.NodeEnded ended -> ended.result().node().equals(node);
                    case RunEvent.NodeProgressed progressed -> progressed.node().equals(node);
                    case RunEvent.NodeRetried retried -> retried.node().equals(node);
                    case RunEvent.Started started -> false;
                    case RunEvent.Ended ended -> false;
                })
                .toList();
    }

    private static Map<String, Fingerprint> tree(Path store, RunResult result) throws IOException {
        Map<String, Fingerprint> tree = new TreeMap<>();
        for (NodeResult node : result.nodes()) {
            tree.put(
                    node.node(),
                    Fingerprint.ofTree(store.resolve(output(result, node.node()).uri())));
        }
        return tree;
    }

    private static Pipeline first() {
        return Pipeline.builder("single")
                .node("first", "write-text", node -> {})
                .build();
    }

    private static Pipeline two() {
        return Pipeline.builder("two")
                .node("one", "write-text", node -> {})
                .node("two", "write-text", node -> {})
                .build();
    }
}
