package dev.headrace.runtime.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.Seed;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.testplugin.PluginJar;
import dev.headrace.runtime.testplugin.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CacheTest extends EngineFixture {
    @Test
    void theFirstTimeEverythingIsExecutedAndTheSecondTimeNothing() throws IOException {
        Engine engine = open();
        RunResult first = complete(engine, texts("ab", ","));
        assertThat(first.nodes()).extracting(NodeResult::message).containsOnly("first time");
        assertThat(Trace.executed()).containsExactly("write", "measure", "join");
        RunResult second = complete(engine, texts("ab", ","));
        assertThat(Trace.executed()).isEmpty();
        assertThat(second.nodes()).extracting(NodeResult::state).containsOnly(NodeState.CACHED);
        assertThat(second.nodes()).extracting(NodeResult::message).containsOnly("nothing changed since " + first.run());
        assertThat(output(second, "join")).isEqualTo(output(first, "join"));
        assertThat(text(second, "join")).isEqualTo("2,ab");
    }

    @Test
    void aHitIsRecordedAsAnExecutionWithTheSameOutputs() {
        Engine engine = open();
        RunResult first = complete(engine, texts("ab", ","));
        RunResult second = complete(engine, texts("ab", ","));
        ExecutionRecord hit = requireNonNull(engine.executions(second.run()).get("measure"));
        assertThat(hit.state()).isEqualTo(ExecutionState.CACHED);
        assertThat(engine.metadata().outputs(hit.id())).containsEntry(TEXT, output(first, "measure"));
        assertThat(events(RunEvent.NodeStarted.class))
                .as("only what is executed is started")
                .hasSize(3);
    }

    @Test
    void anotherEngineOnTheStoreHitsToo() {
        complete(open(), texts("ab", ","));
        Trace.executed();
        complete(open(), texts("ab", ","));
        assertThat(Trace.executed()).isEmpty();
    }

    @Test
    void anotherPipelineHitsTooWhereItsNodesAreTheSame() {
        Engine engine = open();
        complete(engine, texts("ab", ","));
        Trace.executed();
        Pipeline other = Pipeline.builder("other")
                .node("write", "write-text", node -> node.set("text", "ab"))
                .node("renamed", "measure", node -> node.input("text", "write.text"))
                .build();
        RunResult result = complete(engine, other);
        assertThat(message(result, "write")).isEqualTo("nothing changed since texts-1");
        assertThat(message(result, "renamed"))
                .as("the seed follows from the node's name, so another name is another execution")
                .isEqualTo("first time");
    }

    @Test
    void aChangedSettingMissesAndTheReasonNamesKeyAndBothValues() {
        Engine engine = open();
        complete(engine, texts("ab", ","));
        RunResult result = complete(engine, texts("ab", ";"));
        assertThat(message(result, "join")).isEqualTo("setting separator was ',', is ';'");
        assertThat(node(result, "measure").state()).isEqualTo(NodeState.CACHED);
    }

    @Test
    void severalChangesAreAllNamed() {
        Engine engine = open();
        complete(engine, write("ab", 1));
        RunResult result = complete(engine, RunRequest.of(write("abc", 2)).withSeed(4));
        long before = new Seed(0).derive("write").value();
        long now = new Seed(4).derive("write").value();
        assertThat(message(result, "write"))
                .isEqualTo("setting size was '1', is '2'; setting text was 'ab', is 'abc'; seed was " + before + ", is "
                        + now);
    }

    @Test
    void goingBackToAnEarlierSettingHitsTheEarlierExecution() {
        Engine engine = open();
        complete(engine, texts("ab", ","));
        complete(engine, texts("ab", ";"));
        assertThat(message(complete(engine, texts("ab", ",")), "join")).isEqualTo("nothing changed since texts-1");
    }

    @Test
    void aChangedInputMissesAndTheReasonNamesTheInput() {
        Engine engine = open();
        complete(engine, texts("ab", ","));
        RunResult result = complete(engine, texts("abc", ","));
        assertThat(message(result, "write")).isEqualTo("setting text was 'ab', is 'abc'");
        assertThat(message(result, "measure")).isEqualTo("input text changed");
        assertThat(message(result, "join")).isEqualTo("input texts changed");
    }

    @Test
    void equalOutputsOfAChangedNodeStopTheChangeThere() {
        Engine engine = open();
        complete(engine, texts("ab", ","));
        Trace.executed();
        RunResult result = complete(engine, texts("cd", ","));
        assertThat(node(result, "measure").state()).isEqualTo(NodeState.COMPLETE);
        assertThat(output(result, "measure").fingerprint())
                .isEqualTo(output(complete(engine, texts("ab", ",")), "measure").fingerprint());
        Pipeline chain = Pipeline.builder("chain")
                .parameter("text", "ab")
                .node("write", "write-text", node -> node.setFromParameter("text", "text"))
                .node("measure", "measure", node -> node.input("text", "write.text"))
                .node("last", "measure", node -> node.input("text", "measure.text"))
                .build();
        complete(engine, chain);
        Trace.executed();
        RunResult cutOff = complete(engine, RunRequest.of(chain).withParameter("text", "xy"));
        assertThat(Trace.executed()).containsExactly("write", "measure");
        assertThat(node(cutOff, "last").state()).isEqualTo(NodeState.CACHED);
    }

    @Test
    void aChangedFileMissesAndTheReasonNamesTheKey() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), "1,2");
        Engine engine = open();
        complete(engine, read(file.toString()));
        Files.writeString(file, "1,3");
        RunResult result = complete(engine, read(file.toString()));
        assertThat(message(result, "read")).isEqualTo("files of files changed");
        assertThat(text(result, "read")).isEqualTo("1,3");
    }

    @Test
    void aFileThatWasOnlyTouchedHits() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), "1,2");
        Engine engine = open();
        complete(engine, read(file.toString()));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
        assertThat(node(complete(engine, read(file.toString())), "read").state())
                .isEqualTo(NodeState.CACHED);
    }

    @Test
    void aFileThatWasMovedHitsSinceItsBytesCount() throws IOException {
        Path file = Files.writeString(directory.resolve("data.csv"), "1,2");
        Engine engine = open();
        complete(engine, read(file.toString()));
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Files.move(file, elsewhere.resolve("data.csv"));
        assertThat(node(complete(engine, read(elsewhere + "/*.csv")), "read").state())
                .isEqualTo(NodeState.CACHED);
    }

    @Test
    void aFileMoreInADirectoryMisses() throws IOException {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("1.csv"), "1");
        Engine engine = open();
        complete(engine, read(data.toString()));
        Files.writeString(data.resolve("2.csv"), "2");
        RunResult result = complete(engine, read(data.toString()));
        assertThat(message(result, "read")).isEqualTo("files of files changed");
        assertThat(text(result, "read")).isEqualTo("12");
    }

    @Test
    void anotherSeedMissesAndTheReasonSaysSo() {
        Engine engine = open();
        complete(engine, RunRequest.of(write("ab", 1)).withSeed(1));
        RunResult result = complete(engine, RunRequest.of(write("ab", 1)).withSeed(2));
        assertThat(message(result, "write")).startsWith("seed was ").contains(", is ");
    }

    @Test
    void theSeedOfTheSettingsCountsWhereTheRequestGivesNone() {
        complete(open(Map.of("seed", 1)), write("ab", 1));
        RunResult same =
                complete(open(Map.of("seed", 2)), RunRequest.of(write("ab", 1)).withSeed(1));
        assertThat(node(same, "write").state()).isEqualTo(NodeState.CACHED);
        assertThat(message(complete(open(Map.of("seed", 2)), write("ab", 1)), "write"))
                .startsWith("seed was ");
    }

    @Test
    void aChangedSettingOfTheBackendMissesAndTheReasonNamesIt() throws IOException {
        complete(open(Map.of("backend.greeter", "plain")), greet("greet"));
        RunResult word = complete(open(Map.of("backend.greeter", "plain", "greeter.plain.word", "Hi")), greet("greet"));
        assertThat(message(word, "node")).isEqualTo("setting greeter.plain.word was 'Hello', is 'Hi'");
        RunResult backend = complete(open(Map.of("backend.greeter", "loud", "greeter.loud.marks", 1)), greet("greet"));
        assertThat(message(backend, "node"))
                .isEqualTo("setting backend.greeter was 'plain', is 'loud'; "
                        + "setting greeter.loud.marks was not set, is '1'; "
                        + "setting greeter.plain.word was 'Hi', is not set");
        assertThat(text(backend, "node")).isEqualTo("ADA!");
    }

    @Test
    void aChangedSettingOfABackendThatTheNodeDoesNotUseHits() {
        complete(open(Map.of("backend.greeter", "plain", "greeter.loud.marks", 1)), greet("greet"));
        RunResult result = complete(open(Map.of("backend.greeter", "plain", "greeter.loud.marks", 2)), greet("greet"));
        assertThat(node(result, "node").state()).isEqualTo(NodeState.CACHED);
    }

    @Test
    void aNodeThatHasAllBackendsByNameFollowsFromTheSettingsOfAll() throws IOException {
        complete(open(Map.of("backend.greeter", "plain", "greeter.loud.marks", 1)), greet("greet-all"));
        RunResult result =
                complete(open(Map.of("backend.greeter", "plain", "greeter.loud.marks", 2)), greet("greet-all"));
        assertThat(message(result, "node")).isEqualTo("setting greeter.loud.marks was '1', is '2'");
        assertThat(text(result, "node")).isEqualTo("{loud=ADA!!, plain=Hello Ada}");
    }

    @Test
    void aNodeThatHasAllBackendsByNameNeedsNoneToBeChosen() throws IOException {
        RunResult result = complete(open(Map.of("greeter.loud.marks", 1)), greet("greet-all"));
        assertThat(text(result, "node")).isEqualTo("{loud=ADA!, plain=Hello Ada}");
    }

    @Test
    void withoutTheCacheEverythingIsExecutedAndCanBeUsedLater() {
        Engine engine = open();
        complete(engine, texts("ab", ","));
        Trace.executed();
        RunResult ignored = complete(engine, RunRequest.of(texts("ab", ",")).withCache(CacheMode.IGNORE));
        assertThat(Trace.executed()).hasSize(3);
        assertThat(ignored.nodes()).extracting(NodeResult::message).containsOnly("the cache is off");
        RunResult later = complete(engine, texts("ab", ","));
        assertThat(later.nodes()).extracting(NodeResult::message).containsOnly("nothing changed since texts-2");
    }

    @Test
    void anArtifactThatIsGoneFromTheDiskIsMadeAgain() throws IOException {
        Engine engine = open();
        RunResult first = complete(engine, texts("ab", ","));
        Path lost = store().resolve(output(first, "measure").uri());
        Files.move(lost, directory.resolve("lost"), StandardCopyOption.ATOMIC_MOVE);
        RunResult second = complete(engine, texts("ab", ","));
        long execution = engine.executions(first.run()).values().stream()
                .filter(record -> record.node().equals("measure"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(message(second, "measure"))
                .isEqualTo("what execution " + execution + " made is not in the store any more");
        assertThat(node(second, "join").state()).isEqualTo(NodeState.CACHED);
        assertThat(text(second, "measure")).isEqualTo("2");
    }

    @Test
    void whatWasCollectedAsGarbageIsMadeAgain() {
        Engine engine = open();
        complete(engine, write("ab", 1));
        complete(engine, write("abc", 1));
        engine.collectGarbage(1);
        RunResult result = complete(engine, write("ab", 1));
        assertThat(message(result, "write")).isEqualTo("setting text was 'abc', is 'ab'");
        engine.collectGarbage(0);
        assertThat(message(complete(engine, write("ab", 1)), "write"))
                .isEqualTo("what it made before is not in the store any more");
    }

    @Test
    void aNodeThatReadsMetadataIsNeverCached() throws IOException {
        Engine engine = open();
        Pipeline count = Pipeline.builder("count")
                .node("count", "count-texts", node -> {})
                .build();
        assertThat(text(complete(engine, count), "count")).isEqualTo("0");
        RunResult second = complete(engine, count);
        assertThat(message(second, "count")).isEqualTo("it reads metadata, which change");
        assertThat(text(second, "count")).isEqualTo("1");
    }

    @Test
    void aFailedExecutionIsNoHit() {
        Engine engine = open();
        Trace.on("write", context -> {
            throw new IllegalStateException("once");
        });
        run(engine, write("ab", 1));
        Trace.reset();
        assertThat(node(complete(engine, write("ab", 1)), "write").state()).isEqualTo(NodeState.COMPLETE);
    }

    @Test
    void anotherVersionOfTheCodeMissesAndTheReasonNamesTheJar() throws IOException {
        Path jar = directory.resolve("plugins").resolve("shout.jar");
        PluginJar.of("shout", "\"one\"").writeTo(jar);
        complete(open(), single("shout"));
        assertThat(node(complete(open(), single("shout")), "node").state()).isEqualTo(NodeState.CACHED);
        PluginJar.of("shout", "\"two\"").writeTo(jar);
        RunResult result = complete(open(), single("shout"));
        assertThat(message(result, "node")).isEqualTo("code changed: shout.jar");
        assertThat(text(result, "node")).isEqualTo("two");
        try (Stream<Path> files = Files.list(jar.getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theReasonsOfAMissAreInTheRecords() {
        Engine engine = open();
        complete(engine, write("ab", 1));
        RunResult result = complete(engine, write("abc", 1));
        assertThat(Optional.ofNullable(engine.executions(result.run()).get("write")))
                .hasValueSatisfying(
                        record -> assertThat(record.message()).isEqualTo("setting text was 'ab', is 'abc'"));
    }

    private static Pipeline single(String component) {
        return Pipeline.builder("single").node("node", component, node -> {}).build();
    }

    private static Pipeline greet(String component) {
        return single(component);
    }

    private static Pipeline write(String text, int size) {
        return Pipeline.builder("write")
                .node("write", "write-text", node -> node.set("text", text).set("size", size))
                .build();
    }

    private static Pipeline read(String files) {
        return Pipeline.builder("read")
                .node("read", "read-files", node -> node.set("files", files))
                .build();
    }

    private static Pipeline texts(String text, String separator) {
        return Pipeline.builder("texts")
                .node("write", "write-text", node -> node.set("text", text))
                .node("measure", "measure", node -> node.input("text", "write.text"))
                .node(
                        "join",
                        "join",
                        node -> node.input("texts", "measure.text", "write.text")
                                .set("separator", separator))
                .build();
    }

    @Test
    void aDamagedArtifactIsNotServedAndIsReplaced() throws IOException {
        Engine engine = open();
        RunResult first = complete(engine, texts("ab", ","));
        Path file = store().resolve(output(first, "write").uri()).resolve("text");
        Files.delete(file);
        Files.writeString(file, "damaged");
        Trace.executed();

        RunResult second = complete(engine, texts("ab", ","));

        assertThat(Trace.executed()).containsExactly("write");
        assertThat(message(second, "write")).contains("not in the store any more");
        assertThat(file).hasContent("ab");
        assertThat(text(second, "join")).isEqualTo("2,ab");
    }

    @Test
    void aComponentThatWritesIntoItsInputFailsAndWhatItDamagedIsMadeAgain() throws IOException {
        Engine engine = open();
        Trace.on("measure", context -> {
            Path file = context.input("text").directory().resolve("text");
            Files.delete(file);
            Files.writeString(file, "changed");
        });
        RunResult failed = run(engine, texts("ab", ","));
        NodeResult measure = failed.node("measure").orElseThrow();
        assertThat(measure.code()).isEqualTo(RuntimeErrorCode.COMPONENT_FAILED);
        assertThat(measure.message()).contains("changed the files of its input 'text'");
        Trace.reset();

        assertThat(text(complete(engine, texts("ab", ",")), "join")).isEqualTo("2,ab");
    }

    @Test
    void aFileMissingFromAnArtifactIsNoticedAndRestored() throws IOException {
        Engine engine = open();
        RunResult first = complete(engine, texts("ab", ","));
        Path file = store().resolve(output(first, "write").uri()).resolve("text");
        Files.delete(file);

        complete(engine, texts("ab", ","));

        assertThat(file).hasContent("ab");
    }

    @Test
    void aCopiedStoreWhoseTimesAreNewStillHits() throws IOException {
        Engine engine = open();
        RunResult first = complete(engine, texts("ab", ","));
        Files.setLastModifiedTime(
                store().resolve(output(first, "write").uri()).resolve("text"),
                FileTime.from(Instant.parse("2026-03-01T00:00:00Z")));
        Trace.executed();

        complete(engine, texts("ab", ","));

        assertThat(Trace.executed()).isEmpty();
    }
}
