package dev.headrace.testkit;

import static dev.headrace.core.CoreErrorCode.METADATA_CONFLICT;
import static dev.headrace.core.CoreErrorCode.METADATA_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.artifact.Provenance;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ArtifactState;
import dev.headrace.core.metadata.ContextRecord;
import dev.headrace.core.metadata.Event;
import dev.headrace.core.metadata.EventType;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.Lineage;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.core.metadata.NewExecution;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [MetadataStore] promises. A store's own test extends this class and says how to open the store; what
/// the store cannot do, it says by a flag.
public abstract class MetadataStoreConformanceTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final int THREADS = 8;

    private final Deque<MetadataStore> opened = new ArrayDeque<>();
    private @Nullable MetadataStore current;

    /// For the store's own test.
    protected MetadataStoreConformanceTest() {}

    /// Opens the store: empty at the first call in a test, the same storage at every further call in that test. The
    /// kit closes what it opened.
    ///
    /// @return an open store
    protected abstract MetadataStore newStore();

    /// Whether a store that is opened again has what was written before.
    ///
    /// @return true unless the storage dies with the store
    protected boolean survivesReopening() {
        return true;
    }

    @BeforeEach
    final void openTheStore() {
        current = open();
    }

    @AfterEach
    final void closeTheStores() {
        opened.forEach(MetadataStore::close);
    }

    // Runs

    @Test
    void runsAreNumberedPerPipeline() {
        assertThat(store().beginRun("taxi", Map.of(), at(0)).name()).isEqualTo("taxi-1");
        assertThat(store().beginRun("shoes", Map.of(), at(1)).name()).isEqualTo("shoes-1");
        assertThat(store().beginRun("taxi", Map.of(), at(2)).name()).isEqualTo("taxi-2");
        assertThat(store().beginRun("taxi-2", Map.of(), at(3)).name()).isEqualTo("taxi-2-1");
        assertThat(store().beginRun("taxi", Map.of(), at(4)).name()).isEqualTo("taxi-3");
    }

    @Test
    void aRunKeepsWhatItWasStartedWith() {
        RunRecord begun = store().beginRun("taxi", Map.of("seed", "42", "pipeline", "{\"nodes\": []}"), at(0));

        assertThat(begun)
                .isEqualTo(new RunRecord(
                        "taxi-1",
                        "taxi",
                        RunState.RUNNING,
                        Map.of("seed", "42", "pipeline", "{\"nodes\": []}"),
                        at(0),
                        null));
        assertThat(store().run("taxi-1")).contains(begun);
    }

    @Test
    void anUnknownRunIsEmptyWhereItIsAskedForByName() {
        assertThat(store().run("taxi-1")).isEmpty();
        assertThat(store().runs()).isEmpty();
    }

    @Test
    void runsAreListedNewestFirst() {
        store().beginRun("taxi", Map.of("n", "1"), at(0));
        store().beginRun("shoes", Map.of(), at(1));
        store().beginRun("taxi", Map.of("n", "2", "m", "3"), at(2));

        assertThat(store().runs())
                .extracting(RunRecord::name, RunRecord::properties)
                .containsExactly(
                        tuple("taxi-2", Map.of("m", "3", "n", "2")),
                        tuple("shoes-1", Map.of()),
                        tuple("taxi-1", Map.of("n", "1")));
    }

    @Test
    void aRunThatEndedHasItsStateAndItsEnd() {
        store().beginRun("taxi", Map.of("seed", "1"), at(0));

        store().endRun("taxi-1", RunState.FAILED, at(9));

        assertThat(store().run("taxi-1"))
                .contains(new RunRecord("taxi-1", "taxi", RunState.FAILED, Map.of("seed", "1"), at(0), at(9)));
    }

    @Test
    void aRunThatEndedOrCrashedIsResumedUnderItsName() {
        RunRecord begun = store().beginRun("taxi", Map.of("seed", "1"), at(0));
        store().endRun("taxi-1", RunState.CANCELED, at(9));

        assertThat(store().resumeRun("taxi-1")).isEqualTo(begun);
        assertThat(store().run("taxi-1")).contains(begun);
        assertThat(store().resumeRun("taxi-1")).isEqualTo(begun);
        store().endRun("taxi-1", RunState.COMPLETE, at(20));

        assertThat(store().runs())
                .containsExactly(
                        new RunRecord("taxi-1", "taxi", RunState.COMPLETE, Map.of("seed", "1"), at(0), at(20)));
    }

    @Test
    void aRunDoesNotEndRunning() {
        store().beginRun("taxi", Map.of(), at(0));

        assertThatIllegalArgumentException().isThrownBy(() -> store().endRun("taxi-1", RunState.RUNNING, at(1)));
        assertThat(store().run("taxi-1")).map(RunRecord::endedAt).isEmpty();
    }

    @Test
    void whatIsAskedOfAnUnknownRunIsNotFound() {
        assertRefused(METADATA_NOT_FOUND, "taxi-7", () -> store().resumeRun("taxi-7"));
        assertRefused(METADATA_NOT_FOUND, "taxi-7", () -> store().endRun("taxi-7", RunState.FAILED, at(0)));
        assertRefused(METADATA_NOT_FOUND, "taxi-7", () -> store().executions("taxi-7"));
        assertRefused(METADATA_NOT_FOUND, "taxi-7", () -> store().artifactsOf(List.of("taxi-7")));
        assertRefused(METADATA_NOT_FOUND, "taxi-7", () -> begin("taxi-7", "trainer", "a"));
        assertRefused(METADATA_NOT_FOUND, "taxi-7", () -> store().record(List.of(skipped("taxi-7", "trainer"))));
    }

    // Executions

    @Test
    void anExecutionThatBeginsIsRunning() {
        run("taxi");
        NewExecution execution = new NewExecution(
                "taxi-1", "trainer", "linear-trainer", provenance("a"), "inputs changed", at(5), Map.of(), List.of());

        ExecutionRecord begun = store().begin(execution);

        assertThat(begun)
                .isEqualTo(new ExecutionRecord(
                        begun.id(),
                        "taxi-1",
                        "trainer",
                        "linear-trainer",
                        ExecutionState.RUNNING,
                        provenance("a"),
                        "inputs changed",
                        at(5),
                        null));
        assertThat(store().execution(begun.id())).contains(begun);
        assertThat(store().executions("taxi-1")).containsExactly(begun);
        assertThat(store().runningExecutions()).containsExactly(begun);
        assertThat(store().outputs(begun.id())).isEmpty();
    }

    @Test
    void provenanceComesBackWhole() {
        run("taxi");
        Provenance provenance = new Provenance(
                "linear-trainer",
                Map.of("l2", "0.1", "name", "späte \"Rosen\"", "empty", ""),
                Map.of("examples", List.of(Fingerprint.ofText("one"), Fingerprint.ofText("two")), "none", List.of()),
                Map.of("vocabulary", List.of(Fingerprint.ofText("words"))),
                Long.MIN_VALUE,
                Fingerprint.ofText("jars"),
                "25.0.1 Linux amd64");

        long id = begin("taxi-1", "trainer", provenance, Map.of(), List.of()).id();

        assertThat(store().execution(id)).map(ExecutionRecord::provenance).contains(provenance);
        complete(id);
        assertThat(store().newestComplete(provenance.key()))
                .map(ExecutionRecord::id)
                .contains(id);
    }

    @Test
    void anExecutionThatCompletesHasItsOutputs() {
        run("taxi");
        long id = begin("taxi-1", "trainer", "a").id();

        List<ArtifactRecord> artifacts = store().complete(
                        id,
                        List.of(
                                new NewArtifact(
                                        "model",
                                        new ArtifactType(ArtifactType.MODEL),
                                        "Model/abc",
                                        Fingerprint.ofText("m"),
                                        Map.of("rows", "17")),
                                output("evaluation", ArtifactType.MODEL_EVALUATION, "e")),
                        at(7));

        assertThat(artifacts).hasSize(2).doesNotHaveDuplicates();
        assertThat(artifacts.getFirst())
                .isEqualTo(new ArtifactRecord(
                        artifacts.getFirst().id(),
                        new ArtifactType(ArtifactType.MODEL),
                        "Model/abc",
                        Fingerprint.ofText("m"),
                        Map.of("rows", "17"),
                        ArtifactState.LIVE,
                        at(7)));
        assertThat(store().outputs(id))
                .containsExactly(
                        Map.entry("evaluation", artifacts.getLast()), Map.entry("model", artifacts.getFirst()));
        assertThat(store().artifact(artifacts.getFirst().id())).contains(artifacts.getFirst());
        assertThat(store().runningExecutions()).isEmpty();
        assertThat(store().execution(id)).hasValueSatisfying(execution -> {
            assertThat(execution.state()).isEqualTo(ExecutionState.COMPLETE);
            assertThat(execution.startedAt()).isEqualTo(at(0));
            assertThat(execution.endedAt()).isEqualTo(at(7));
        });
    }

    @Test
    void anExecutionMayCompleteWithoutOutputs() {
        run("taxi");
        long id = begin("taxi-1", "pusher", "a").id();

        assertThat(store().complete(id, List.of(), at(1))).isEmpty();

        assertThat(store().outputs(id)).isEmpty();
        assertThat(store().newestComplete(provenance("a").key()))
                .map(ExecutionRecord::id)
                .contains(id);
    }

    @Test
    void anExecutionThatFailsSaysWhy() {
        run("taxi");
        long failed = begin("taxi-1", "trainer", "a").id();
        long canceled = begin("taxi-1", "evaluator", "b").id();

        store().fail(failed, ExecutionState.FAILED, "no rows in span 41", at(3));
        store().fail(canceled, ExecutionState.CANCELED, "", at(4));

        assertThat(store().executions("taxi-1"))
                .extracting(ExecutionRecord::state, ExecutionRecord::message, ExecutionRecord::endedAt)
                .containsExactly(
                        tuple(ExecutionState.FAILED, "no rows in span 41", at(3)),
                        tuple(ExecutionState.CANCELED, "", at(4)));
        assertThat(store().runningExecutions()).isEmpty();
    }

    @Test
    void anExecutionFailsOnlyAsFailedOrCanceled() {
        run("taxi");
        long id = begin("taxi-1", "trainer", "a").id();

        for (ExecutionState state : List.of(
                ExecutionState.RUNNING, ExecutionState.COMPLETE, ExecutionState.CACHED, ExecutionState.SKIPPED)) {
            assertThatIllegalArgumentException().isThrownBy(() -> store().fail(id, state, "", at(1)));
        }
        assertThat(store().runningExecutions()).hasSize(1);
    }

    @Test
    void anExecutionEndsOnce() {
        run("taxi");
        long complete = begin("taxi-1", "trainer", "a").id();
        complete(complete, output("model", ArtifactType.MODEL, "m"));
        long failed = begin("taxi-1", "evaluator", "b").id();
        store().fail(failed, ExecutionState.FAILED, "first", at(1));
        long skipped =
                store().record(List.of(skipped("taxi-1", "pusher"))).getFirst().id();
        List<ExecutionRecord> before = store().executions("taxi-1");

        for (long id : List.of(complete, failed, skipped)) {
            assertRefused(
                    METADATA_CONFLICT,
                    String.valueOf(id),
                    () -> complete(id, output("model", ArtifactType.MODEL, "again")));
            assertRefused(
                    METADATA_CONFLICT,
                    String.valueOf(id),
                    () -> store().fail(id, ExecutionState.FAILED, "again", at(9)));
        }

        assertThat(store().executions("taxi-1")).isEqualTo(before);
        assertThat(store().artifacts(Optional.empty())).hasSize(1);
    }

    @Test
    void whatIsAskedOfAnUnknownExecutionIsNotFound() {
        run("taxi");

        assertThat(store().execution(4711)).isEmpty();
        assertRefused(METADATA_NOT_FOUND, "4711", () -> complete(4711));
        assertRefused(METADATA_NOT_FOUND, "4711", () -> store().fail(4711, ExecutionState.FAILED, "", at(0)));
        assertRefused(METADATA_NOT_FOUND, "4711", () -> store().outputs(4711));
        assertRefused(METADATA_NOT_FOUND, "4711", () -> store().record(List.of(cached("taxi-1", "trainer", 4711))));
    }

    @Test
    void completingIsAllOrNothing() {
        run("taxi");
        long id = begin("taxi-1", "trainer", "a").id();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete(
                        id,
                        output("model", ArtifactType.MODEL, "m"),
                        output("twice", ArtifactType.MODEL, "n"),
                        output("twice", ArtifactType.MODEL, "o")));

        assertThat(store().artifacts(Optional.empty())).isEmpty();
        assertThat(store().outputs(id)).isEmpty();
        assertThat(store().runningExecutions()).hasSize(1);
        assertThat(complete(id, output("model", ArtifactType.MODEL, "m"))).hasSize(1);
    }

    @Test
    void beginningIsAllOrNothing() {
        run("taxi");

        assertRefused(
                METADATA_NOT_FOUND,
                "4711",
                () -> begin(
                        "taxi-1",
                        "trainer",
                        provenance("a"),
                        Map.of("examples", List.of(4711L)),
                        List.of(file("rows", "/data/rows.csv", "1"))));

        assertThat(store().executions("taxi-1")).isEmpty();
        assertThat(store().artifacts(Optional.empty())).isEmpty();
    }

    @Test
    void executionsAreListedByRunInOrder() {
        run("taxi");
        run("taxi");
        long first = begin("taxi-1", "gen", "a").id();
        long other = begin("taxi-2", "gen", "a").id();
        store().fail(first, ExecutionState.FAILED, "died", at(1));
        long again = begin("taxi-1", "gen", "a").id();

        assertThat(store().executions("taxi-1")).extracting(ExecutionRecord::id).containsExactly(first, again);
        assertThat(store().executions("taxi-2")).extracting(ExecutionRecord::id).containsExactly(other);
        assertThat(store().runningExecutions()).extracting(ExecutionRecord::id).containsExactly(other, again);
    }

    @Test
    void aRunWithoutExecutionsHasNone() {
        run("taxi");

        assertThat(store().executions("taxi-1")).isEmpty();
        assertThat(store().artifactsOf(List.of("taxi-1"))).isEmpty();
    }

    // What needed no work

    @Test
    void aCachedExecutionUsesTheOutputsOfTheOneItRepeats() {
        run("taxi");
        run("taxi");
        long complete = begin("taxi-1", "trainer", "a").id();
        List<ArtifactRecord> outputs = complete(
                complete,
                output("model", ArtifactType.MODEL, "m"),
                output("report", ArtifactType.MODEL_EVALUATION, "e"));

        List<ExecutionRecord> records = store().record(List.of(cached("taxi-2", "trainer", complete)));

        ExecutionRecord cached = records.getFirst();
        assertThat(records)
                .containsExactly(new ExecutionRecord(
                        cached.id(),
                        "taxi-2",
                        "trainer",
                        "linear-trainer",
                        ExecutionState.CACHED,
                        provenance("a"),
                        "from the cache",
                        at(2),
                        at(2)));
        assertThat(cached.id()).isNotEqualTo(complete);
        assertThat(store().execution(cached.id())).contains(cached);
        assertThat(store().outputs(cached.id()))
                .containsExactly(Map.entry("model", outputs.getFirst()), Map.entry("report", outputs.getLast()));
        assertThat(store().artifacts(Optional.empty())).hasSize(2);
    }

    @Test
    void aSkippedExecutionHasNoOutputsAndMayHaveNoProvenance() {
        run("taxi");

        ExecutionRecord skipped =
                store().record(List.of(skipped("taxi-1", "pusher"))).getFirst();

        assertThat(skipped)
                .isEqualTo(new ExecutionRecord(
                        skipped.id(),
                        "taxi-1",
                        "pusher",
                        "file-pusher",
                        ExecutionState.SKIPPED,
                        null,
                        "not blessed",
                        at(2),
                        at(2)));
        assertThat(store().executions("taxi-1")).containsExactly(skipped);
        assertThat(store().outputs(skipped.id())).isEmpty();
        assertThat(store().runningExecutions()).isEmpty();
    }

    @Test
    void whatNeededNoWorkIsRecordedInOrder() {
        run("taxi");
        long complete = begin("taxi-1", "trainer", "a").id();
        complete(complete, output("model", ArtifactType.MODEL, "m"));

        List<ExecutionRecord> records = store().record(List.of(
                skipped("taxi-1", "z"),
                cached("taxi-1", "trainer", complete),
                skipped("taxi-1", "a"),
                cached("taxi-1", "trainer-2", complete)));

        assertThat(records).extracting(ExecutionRecord::node).containsExactly("z", "trainer", "a", "trainer-2");
        assertThat(store().executions("taxi-1").subList(1, 5)).isEqualTo(records);
        assertThat(store().record(List.of())).isEmpty();
    }

    @Test
    void recordingIsAllOrNothing() {
        run("taxi");

        assertRefused(
                METADATA_NOT_FOUND,
                "4711",
                () -> store().record(List.of(skipped("taxi-1", "pusher"), cached("taxi-1", "trainer", 4711))));

        assertThat(store().executions("taxi-1")).isEmpty();
    }

    @Test
    void onlyACompleteExecutionIsRepeated() {
        run("taxi");
        long running = begin("taxi-1", "gen", "a").id();
        long failed = begin("taxi-1", "trainer", "b").id();
        store().fail(failed, ExecutionState.FAILED, "", at(1));
        long complete = begin("taxi-1", "trainer", "b").id();
        complete(complete);
        long cached = store().record(List.of(cached("taxi-1", "trainer", complete)))
                .getFirst()
                .id();

        for (long id : List.of(running, failed, cached)) {
            assertRefused(
                    METADATA_CONFLICT,
                    String.valueOf(id),
                    () -> store().record(List.of(cached("taxi-1", "trainer", id))));
        }
        assertThat(store().executions("taxi-1")).hasSize(4);
    }

    // The cache

    @Test
    void theNewestCompleteExecutionOfAKeyIsFound() {
        run("taxi");
        assertThat(store().newestComplete(provenance("a").key())).isEmpty();
        long first = begin("taxi-1", "trainer", "a").id();
        complete(first, output("model", ArtifactType.MODEL, "m"));
        long other = begin("taxi-1", "trainer", "b").id();
        complete(other, output("model", ArtifactType.MODEL, "n"));

        assertThat(store().newestComplete(provenance("a").key())).isEqualTo(store().execution(first));

        long second = begin("taxi-1", "trainer", "a").id();
        complete(second, output("model", ArtifactType.MODEL, "m"));

        assertThat(store().newestComplete(provenance("a").key())).isEqualTo(store().execution(second));
        assertThat(store().newestComplete(provenance("b").key())).isEqualTo(store().execution(other));
    }

    @Test
    void theCacheIgnoresWhatDidNotComplete() {
        run("taxi");
        begin("taxi-1", "trainer", "a");
        long failed = begin("taxi-1", "trainer", "a").id();
        store().fail(failed, ExecutionState.FAILED, "", at(1));
        long canceled = begin("taxi-1", "trainer", "a").id();
        store().fail(canceled, ExecutionState.CANCELED, "", at(1));

        assertThat(store().newestComplete(provenance("a").key())).isEmpty();
    }

    @Test
    void theCacheIgnoresCachedExecutions() {
        run("taxi");
        long complete = begin("taxi-1", "trainer", "a").id();
        complete(complete, output("model", ArtifactType.MODEL, "m"));
        store().record(List.of(cached("taxi-1", "trainer", complete)));

        assertThat(store().newestComplete(provenance("a").key()))
                .map(ExecutionRecord::id)
                .contains(complete);
    }

    @Test
    void theCacheIgnoresExecutionsWithADeletedOutput() {
        run("taxi");
        long older = begin("taxi-1", "trainer", "a").id();
        complete(older, output("model", ArtifactType.MODEL, "m"));
        long newer = begin("taxi-1", "trainer", "a").id();
        List<ArtifactRecord> outputs = complete(
                newer, output("model", ArtifactType.MODEL, "m"), output("report", ArtifactType.MODEL_EVALUATION, "e"));

        store().markDeleted(List.of(outputs.getLast().id()));

        assertThat(store().newestComplete(provenance("a").key()))
                .map(ExecutionRecord::id)
                .contains(older);

        store().markDeleted(store().outputs(older).values().stream()
                .map(ArtifactRecord::id)
                .toList());

        assertThat(store().newestComplete(provenance("a").key())).isEmpty();
    }

    @Test
    void theNewestExecutionOfANodeIsCompleteOrCachedInAnyRun() {
        run("taxi");
        run("shoes");
        assertThat(store().newestOf("taxi", "trainer")).isEmpty();
        long complete = begin("taxi-1", "trainer", "a").id();
        complete(complete, output("model", ArtifactType.MODEL, "m"));
        assertThat(store().newestOf("taxi", "trainer")).isEqualTo(store().execution(complete));
        run("taxi");
        long cached = store().record(List.of(cached("taxi-2", "trainer", complete)))
                .getFirst()
                .id();
        complete(begin("taxi-2", "evaluator", "b").id());
        complete(begin("shoes-1", "trainer", "c").id());
        long failed = begin("taxi-2", "trainer", "d").id();
        store().fail(failed, ExecutionState.FAILED, "", at(1));
        begin("taxi-2", "trainer", "e");
        store().record(List.of(skipped("taxi-2", "trainer")));

        assertThat(store().newestOf("taxi", "trainer")).isEqualTo(store().execution(cached));
        assertThat(store().newestOf("taxi", "pusher")).isEmpty();
        assertThat(store().newestOf("boots", "trainer")).isEmpty();
    }

    @Test
    void theNewestExecutionOfANodeIsFoundWithItsOutputsDeleted() {
        run("taxi");
        long complete = begin("taxi-1", "trainer", "a").id();
        long model = complete(complete, output("model", ArtifactType.MODEL, "m"))
                .getFirst()
                .id();

        store().markDeleted(List.of(model));

        assertThat(store().newestOf("taxi", "trainer")).map(ExecutionRecord::id).contains(complete);
        assertThat(store().outputs(complete).values())
                .extracting(ArtifactRecord::state)
                .containsExactly(ArtifactState.DELETED);
    }

    // Artifacts

    @Test
    void executionsThatWriteEqualBytesMakeTwoRecordsAtOnePlace() {
        run("taxi");
        ArtifactRecord first = complete(begin("taxi-1", "a", "a").id(), output("model", ArtifactType.MODEL, "m"))
                .getFirst();
        ArtifactRecord second = complete(begin("taxi-1", "b", "b").id(), output("model", ArtifactType.MODEL, "m"))
                .getFirst();

        assertThat(first.id()).isLessThan(second.id());
        assertThat(first.uri()).isEqualTo(second.uri());
        assertThat(store().artifactsAt(first.uri())).containsExactly(first, second);
        assertThat(store().artifactsAt("Model/nowhere")).isEmpty();
    }

    @Test
    void equalFilesShareOneRecord() {
        run("taxi");
        NewArtifact rows = file("rows", "/data/rows.csv", "1");
        long first =
                begin("taxi-1", "gen", provenance("a"), Map.of(), List.of(rows)).id();
        long second = begin(
                        "taxi-1",
                        "other",
                        provenance("b"),
                        Map.of(),
                        List.of(file("table", "/data/rows.csv", "1"), file("again", "/data/rows.csv", "1")))
                .id();
        begin("taxi-1", "gen", provenance("c"), Map.of(), List.of(file("rows", "/data/rows.csv", "2")));
        begin("taxi-1", "gen", provenance("d"), Map.of(), List.of(file("rows", "/data/more.csv", "1")));

        List<ArtifactRecord> same = store().artifactsAt("/data/rows.csv");
        assertThat(same)
                .extracting(ArtifactRecord::fingerprint)
                .containsExactly(Fingerprint.ofText("1"), Fingerprint.ofText("2"));
        assertThat(store().artifactsAt("/data/more.csv")).hasSize(1);
        assertThat(store().artifacts(Optional.empty()))
                .hasSize(3)
                .allSatisfy(artifact -> assertThat(artifact.state()).isEqualTo(ArtifactState.REFERENCE));
        assertThat(same.getFirst().createdAt()).isEqualTo(at(0));
        assertThat(store().lineage(same.getFirst().id(), Lineage.Direction.DOWNSTREAM)
                        .executions())
                .extracting(ExecutionRecord::id)
                .containsExactly(first, second);
    }

    @Test
    void aFileThatIsReadIsNotTakenForAnOutputAtTheSamePlace() {
        run("taxi");
        ArtifactRecord written = complete(begin("taxi-1", "gen", "a").id(), output("rows", ArtifactType.FILE, "1"))
                .getFirst();
        begin("taxi-1", "b", provenance("b"), Map.of(), List.of(file("rows", written.uri(), "1")));

        assertThat(store().artifactsAt(written.uri()))
                .extracting(ArtifactRecord::state)
                .containsExactly(ArtifactState.LIVE, ArtifactState.REFERENCE);
    }

    @Test
    void artifactsAreListedByType() {
        run("taxi");
        long id = begin("taxi-1", "trainer", provenance("a"), Map.of(), List.of(file("rows", "/rows.csv", "1")))
                .id();
        List<ArtifactRecord> outputs = complete(
                id, output("model", ArtifactType.MODEL, "m"), output("report", ArtifactType.MODEL_EVALUATION, "e"));

        assertThat(store().artifacts(Optional.of(ArtifactType.MODEL))).containsExactly(outputs.getFirst());
        assertThat(store().artifacts(Optional.of("Unheard"))).isEmpty();
        assertThat(store().artifacts(Optional.empty()))
                .hasSize(3)
                .endsWith(outputs.getFirst(), outputs.getLast())
                .isSortedAccordingTo(Comparator.comparingLong(ArtifactRecord::id));
    }

    @Test
    void theArtifactsOfRunsAreThoseReadWrittenAndUsedFromTheCache() {
        run("taxi");
        run("taxi");
        run("taxi");
        long gen = begin("taxi-1", "gen", provenance("a"), Map.of(), List.of(file("rows", "/rows.csv", "1")))
                .id();
        long examples = complete(gen, output("examples", ArtifactType.EXAMPLES, "x"))
                .getFirst()
                .id();
        long file = store().artifactsAt("/rows.csv").getFirst().id();
        long trainer = begin("taxi-2", "trainer", provenance("b"), Map.of("examples", List.of(examples)), List.of())
                .id();
        long model = complete(trainer, output("model", ArtifactType.MODEL, "m"))
                .getFirst()
                .id();
        store().record(List.of(cached("taxi-3", "trainer", trainer)));

        assertThat(store().artifactsOf(List.of("taxi-1"))).containsExactlyInAnyOrder(file, examples);
        assertThat(store().artifactsOf(List.of("taxi-2"))).containsExactlyInAnyOrder(examples, model);
        assertThat(store().artifactsOf(List.of("taxi-3"))).containsExactlyInAnyOrder(model);
        assertThat(store().artifactsOf(List.of("taxi-1", "taxi-3", "taxi-1")))
                .containsExactlyInAnyOrder(file, examples, model);
        assertThat(store().artifactsOf(List.of())).isEmpty();
    }

    @Test
    void markingDeletedChangesTheStateAlone() {
        run("taxi");
        List<ArtifactRecord> outputs = complete(
                begin("taxi-1", "trainer", "a").id(),
                output("model", ArtifactType.MODEL, "m"),
                output("report", ArtifactType.MODEL_EVALUATION, "e"));
        ArtifactRecord model = outputs.getFirst();

        store().markDeleted(List.of(model.id()));
        store().markDeleted(List.of(model.id(), model.id()));
        store().markDeleted(List.of());

        assertThat(store().artifact(model.id()))
                .contains(new ArtifactRecord(
                        model.id(),
                        model.type(),
                        model.uri(),
                        model.fingerprint(),
                        model.properties(),
                        ArtifactState.DELETED,
                        model.createdAt()));
        assertThat(store().artifact(outputs.getLast().id())).contains(outputs.getLast());
    }

    @Test
    void markingAnUnknownArtifactDeletedChangesNothing() {
        run("taxi");
        ArtifactRecord model = complete(begin("taxi-1", "trainer", "a").id(), output("model", ArtifactType.MODEL, "m"))
                .getFirst();

        assertRefused(METADATA_NOT_FOUND, "4711", () -> store().markDeleted(List.of(model.id(), 4711L)));

        assertThat(store().artifact(model.id())).contains(model);
    }

    @Test
    void whatIsAskedOfAnUnknownArtifactIsNotFound() {
        assertThat(store().artifact(4711)).isEmpty();
        for (Lineage.Direction direction : Lineage.Direction.values()) {
            assertRefused(METADATA_NOT_FOUND, "4711", () -> store().lineage(4711, direction));
        }
    }

    // Lineage

    @Test
    void lineageOfALonelyArtifactIsItsExecution() {
        run("taxi");
        long id = begin("taxi-1", "gen", "a").id();
        ArtifactRecord artifact = complete(
                        id, output("examples", ArtifactType.EXAMPLES, "x"), output("schema", ArtifactType.SCHEMA, "s"))
                .getFirst();

        assertThat(store().lineage(artifact.id(), Lineage.Direction.DOWNSTREAM))
                .isEqualTo(new Lineage(List.of(artifact), List.of(), List.of()));
        assertThat(store().lineage(artifact.id(), Lineage.Direction.UPSTREAM))
                .isEqualTo(new Lineage(
                        List.of(artifact),
                        List.of(store().execution(id).orElseThrow()),
                        List.of(new Event(id, artifact.id(), EventType.OUTPUT, "examples", 0))));
    }

    @Test
    void lineageWalksADiamondOnce() {
        run("taxi");
        long gen = begin("taxi-1", "gen", provenance("a"), Map.of(), List.of(file("rows", "/rows.csv", "1")))
                .id();
        long examples = complete(gen, output("examples", ArtifactType.EXAMPLES, "x"))
                .getFirst()
                .id();
        long file = store().artifactsAt("/rows.csv").getFirst().id();
        long left = begin("taxi-1", "left", provenance("b"), Map.of("examples", List.of(examples)), List.of())
                .id();
        long statistics = complete(left, output("out", ArtifactType.EXAMPLE_STATISTICS, "s"))
                .getFirst()
                .id();
        long right = begin("taxi-1", "right", provenance("c"), Map.of("examples", List.of(examples)), List.of())
                .id();
        long schema = complete(right, output("out", ArtifactType.SCHEMA, "c"))
                .getFirst()
                .id();
        long join = begin(
                        "taxi-1",
                        "join",
                        provenance("d"),
                        Map.of("statistics", List.of(statistics), "both", List.of(schema, examples)),
                        List.of())
                .id();
        long anomalies = complete(join, output("out", ArtifactType.EXAMPLE_ANOMALIES, "y"))
                .getFirst()
                .id();
        complete(begin("taxi-1", "unrelated", "e").id(), output("out", ArtifactType.MODEL, "z"));

        Lineage upstream = store().lineage(anomalies, Lineage.Direction.UPSTREAM);
        Lineage downstream = store().lineage(file, Lineage.Direction.DOWNSTREAM);

        assertThat(upstream).isEqualTo(downstream);
        assertThat(upstream.artifacts())
                .extracting(ArtifactRecord::id)
                .containsExactlyElementsOf(new TreeSet<>(Set.of(file, examples, statistics, schema, anomalies)));
        assertThat(upstream.executions()).extracting(ExecutionRecord::id).containsExactly(gen, left, right, join);
        assertThat(upstream.events())
                .containsExactlyInAnyOrder(
                        new Event(gen, file, EventType.INPUT, "rows", 0),
                        new Event(gen, examples, EventType.OUTPUT, "examples", 0),
                        new Event(left, examples, EventType.INPUT, "examples", 0),
                        new Event(left, statistics, EventType.OUTPUT, "out", 0),
                        new Event(right, examples, EventType.INPUT, "examples", 0),
                        new Event(right, schema, EventType.OUTPUT, "out", 0),
                        new Event(join, statistics, EventType.INPUT, "statistics", 0),
                        new Event(join, schema, EventType.INPUT, "both", 0),
                        new Event(join, examples, EventType.INPUT, "both", 1),
                        new Event(join, anomalies, EventType.OUTPUT, "out", 0))
                .isSortedAccordingTo(Comparator.comparingLong(Event::execution).thenComparingLong(Event::artifact));
    }

    @Test
    void lineageLeavesSiblingsOut() {
        run("taxi");
        long gen = begin("taxi-1", "gen", "a").id();
        List<ArtifactRecord> pair =
                complete(gen, output("one", ArtifactType.EXAMPLES, "1"), output("two", ArtifactType.EXAMPLES, "2"));
        long trainer = begin(
                        "taxi-1",
                        "trainer",
                        provenance("b"),
                        Map.of("one", List.of(pair.getFirst().id())),
                        List.of())
                .id();
        ArtifactRecord model =
                complete(trainer, output("model", ArtifactType.MODEL, "m")).getFirst();

        assertThat(store().lineage(model.id(), Lineage.Direction.UPSTREAM).artifacts())
                .containsExactlyInAnyOrder(pair.getFirst(), model);
        assertThat(store().lineage(pair.getLast().id(), Lineage.Direction.DOWNSTREAM)
                        .artifacts())
                .containsExactly(pair.getLast());
    }

    @Test
    void lineageIncludesExecutionsThatReadAndFailed() {
        run("taxi");
        ArtifactRecord examples = complete(
                        begin("taxi-1", "gen", "a").id(), output("examples", ArtifactType.EXAMPLES, "x"))
                .getFirst();
        long failed = begin("taxi-1", "trainer", provenance("b"), Map.of("examples", List.of(examples.id())), List.of())
                .id();
        store().fail(failed, ExecutionState.FAILED, "no rows", at(1));

        assertThat(store().lineage(examples.id(), Lineage.Direction.DOWNSTREAM).executions())
                .extracting(ExecutionRecord::id)
                .containsExactly(failed);
    }

    @Test
    void equalBytesFromDifferentSourcesHaveSeparateLineage() {
        run("taxi");
        long first = begin("taxi-1", "gen", provenance("a"), Map.of(), List.of(file("rows", "/a.csv", "1")))
                .id();
        long second = begin("taxi-1", "gen", provenance("b"), Map.of(), List.of(file("rows", "/b.csv", "2")))
                .id();
        ArtifactRecord one = complete(first, output("examples", ArtifactType.EXAMPLES, "same"))
                .getFirst();
        ArtifactRecord two = complete(second, output("examples", ArtifactType.EXAMPLES, "same"))
                .getFirst();

        assertThat(store().lineage(one.id(), Lineage.Direction.UPSTREAM).artifacts())
                .extracting(ArtifactRecord::uri)
                .containsExactlyInAnyOrder("/a.csv", one.uri());
        assertThat(store().lineage(two.id(), Lineage.Direction.UPSTREAM).artifacts())
                .extracting(ArtifactRecord::uri)
                .containsExactlyInAnyOrder("/b.csv", two.uri());
    }

    @Test
    void lineageTellsWhichModelsSawAFileAlsoThroughTheCache() {
        run("taxi");
        run("taxi");
        long gen = begin("taxi-1", "gen", provenance("gen"), Map.of(), List.of(file("rows", "/rows.csv", "1")))
                .id();
        long examples = complete(gen, output("examples", ArtifactType.EXAMPLES, "x"))
                .getFirst()
                .id();
        long first = begin("taxi-1", "trainer", provenance("a"), Map.of("examples", List.of(examples)), List.of())
                .id();
        long firstModel = complete(first, output("model", ArtifactType.MODEL, "m"))
                .getFirst()
                .id();
        long file = store().artifactsAt("/rows.csv").getFirst().id();
        long cachedGen = store().record(List.of(new MetadataStore.Unneeded(
                        new NewExecution(
                                "taxi-2",
                                "gen",
                                "csv-example-gen",
                                provenance("gen"),
                                "from the cache",
                                at(3),
                                Map.of(),
                                List.of(file("rows", "/rows.csv", "1"))),
                        OptionalLong.of(gen))))
                .getFirst()
                .id();
        ArtifactRecord reused = store().outputs(cachedGen).values().iterator().next();
        long second = begin("taxi-2", "trainer", provenance("b"), Map.of("examples", List.of(reused.id())), List.of())
                .id();
        long secondModel = complete(second, output("model", ArtifactType.MODEL, "n"))
                .getFirst()
                .id();
        complete(begin("taxi-2", "other", "c").id(), output("model", ArtifactType.MODEL, "o"));

        Lineage lineage = store().lineage(file, Lineage.Direction.DOWNSTREAM);

        assertThat(lineage.artifacts())
                .filteredOn(artifact -> artifact.type().name().equals(ArtifactType.MODEL))
                .extracting(ArtifactRecord::id)
                .containsExactly(firstModel, secondModel);
        assertThat(lineage.executions())
                .extracting(ExecutionRecord::id)
                .containsExactlyElementsOf(new TreeSet<>(Set.of(gen, first, cachedGen, second)));
        assertThat(store().lineage(secondModel, Lineage.Direction.UPSTREAM).executions())
                .extracting(ExecutionRecord::id)
                .containsExactlyElementsOf(new TreeSet<>(Set.of(gen, cachedGen, second)));
    }

    @Test
    void lineageEndsWhereTheCacheClosesACircle() {
        run("labels");
        long first = begin("labels-1", "label", "a").id();
        long labels = complete(first, output("labels", ArtifactType.LABEL_SET, "l"))
                .getFirst()
                .id();
        long train = begin("labels-1", "train", provenance("b"), Map.of("labels", List.of(labels)), List.of())
                .id();
        long model = complete(train, output("model", ArtifactType.MODEL, "m"))
                .getFirst()
                .id();
        store().record(List.of(new MetadataStore.Unneeded(
                new NewExecution(
                        "labels-1",
                        "label",
                        "labeler",
                        provenance("a"),
                        "from the cache",
                        at(3),
                        Map.of("model", List.of(model)),
                        List.of()),
                OptionalLong.of(first))));

        for (Lineage.Direction direction : Lineage.Direction.values()) {
            assertThat(store().lineage(model, direction).artifacts())
                    .extracting(ArtifactRecord::id)
                    .containsExactly(labels, model);
        }
    }

    // Contexts

    @Test
    void aContextIsPutOnce() {
        ContextRecord put = store().putContext(ContextRecord.CODE, "abc", Map.of("a.jar", "123"));

        assertThat(put).isEqualTo(new ContextRecord(put.id(), ContextRecord.CODE, "abc", Map.of("a.jar", "123")));
        assertThat(store().putContext(ContextRecord.CODE, "abc", Map.of("b.jar", "456")))
                .isEqualTo(put);
        assertThat(store().context(ContextRecord.CODE, "abc")).contains(put);
        assertThat(store().context(ContextRecord.CODE, "other")).isEmpty();
        assertThat(store().putContext("experiment", "abc", Map.of()).id()).isNotEqualTo(put.id());
    }

    @Test
    void pipelinesRunsAndNodesAreContexts() {
        store().beginRun("taxi", Map.of("seed", "42"), at(0));
        begin("taxi-1", "trainer", "a");

        assertThat(store().context(ContextRecord.PIPELINE, "taxi")).isPresent();
        assertThat(store().context(ContextRecord.PIPELINE_RUN, "taxi-1"))
                .map(ContextRecord::properties)
                .contains(Map.of("seed", "42"));
        assertThat(store().context(ContextRecord.NODE, "taxi.trainer")).isPresent();
        assertThat(store().context(ContextRecord.NODE, "taxi.evaluator")).isEmpty();
    }

    @Test
    void aContextThatWasPutBeforeItsRunsIsKept() {
        ContextRecord pipeline = store().putContext(ContextRecord.PIPELINE, "taxi", Map.of("owner", "me"));

        run("taxi");

        assertThat(store().context(ContextRecord.PIPELINE, "taxi")).contains(pipeline);
    }

    // Values

    @Test
    void timesAreKeptToTheMillisecond() {
        Instant fine = Instant.parse("2026-03-01T10:00:00.123999999Z");
        Instant kept = Instant.parse("2026-03-01T10:00:00.123Z");
        RunRecord run = store().beginRun("taxi", Map.of(), fine);
        ExecutionRecord begun = store().begin(new NewExecution(
                "taxi-1", "trainer", "linear-trainer", provenance("a"), "", fine, Map.of(), List.of()));
        ArtifactRecord artifact = store().complete(begun.id(), List.of(output("model", ArtifactType.MODEL, "m")), fine)
                .getFirst();
        store().endRun("taxi-1", RunState.COMPLETE, fine);

        assertThat(run.startedAt()).isEqualTo(kept);
        assertThat(begun.startedAt()).isEqualTo(kept);
        assertThat(artifact.createdAt()).isEqualTo(kept);
        assertThat(store().run("taxi-1")).hasValueSatisfying(ended -> {
            assertThat(ended.startedAt()).isEqualTo(kept);
            assertThat(ended.endedAt()).isEqualTo(kept);
        });
        assertThat(store().execution(begun.id())).hasValueSatisfying(ended -> {
            assertThat(ended.startedAt()).isEqualTo(kept);
            assertThat(ended.endedAt()).isEqualTo(kept);
        });
        assertThat(store().artifact(artifact.id())).contains(artifact);
    }

    @Test
    void timesBeforeTheEpochAreKept() {
        Instant early = Instant.parse("1969-07-20T20:17:40.001Z");

        store().beginRun("moon", Map.of(), early);

        assertThat(store().run("moon-1")).map(RunRecord::startedAt).contains(early);
    }

    @Test
    void oddTextComesBackAsItWas() {
        String odd =
                "Ünïcödé 漢字 🚕 e\u0301 \u202Eright-to-left' OR 1=1; DROP TABLE artifact; -- \"q\" \\ \t\r\n %s ? :x $1";
        Map<String, String> properties = Map.of(
                odd, odd, "", "an empty name", "empty", "", "Case", "1", "case", "2", "long", "x".repeat(100_000));
        run("taxi");
        store().beginRun("taxi", properties, at(0));
        ContextRecord context = store().putContext(odd, odd, properties);
        ExecutionRecord begun =
                store().begin(new NewExecution("taxi-1", odd, odd, provenance(odd), odd, at(0), Map.of(), List.of()));
        ArtifactRecord artifact = store().complete(
                        begun.id(),
                        List.of(new NewArtifact(
                                odd, new ArtifactType("Model"), odd, Fingerprint.ofText(odd), properties)),
                        at(1))
                .getFirst();
        long failed = begin("taxi-1", "other", "b").id();
        store().fail(failed, ExecutionState.FAILED, odd, at(1));

        assertThat(store().run("taxi-2")).map(RunRecord::properties).contains(properties);
        assertThat(store().context(odd, odd)).contains(context);
        assertThat(context.properties()).isEqualTo(properties);
        assertThat(begun.node()).isEqualTo(odd);
        assertThat(store().execution(begun.id())).hasValueSatisfying(execution -> {
            assertThat(execution.node()).isEqualTo(odd);
            assertThat(execution.component()).isEqualTo(odd);
            assertThat(execution.message()).isEqualTo(odd);
            assertThat(execution.provenance()).isEqualTo(provenance(odd));
        });
        assertThat(store().outputs(begun.id())).containsExactly(Map.entry(odd, artifact));
        assertThat(artifact.properties()).isEqualTo(properties);
        assertThat(store().artifactsAt(odd)).containsExactly(artifact);
        assertThat(store().artifacts(Optional.empty())).containsExactly(artifact);
        assertThat(store().execution(failed)).map(ExecutionRecord::message).contains(odd);
    }

    // Storage

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        assumeTrue(survivesReopening(), "the store does not survive reopening");
        RunRecord run = store().beginRun("taxi", Map.of("seed", "42"), at(0));
        long gen = begin("taxi-1", "gen", provenance("a"), Map.of(), List.of(file("rows", "/rows.csv", "1")))
                .id();
        ArtifactRecord examples =
                complete(gen, output("examples", ArtifactType.EXAMPLES, "x")).getFirst();
        ExecutionRecord running =
                begin("taxi-1", "trainer", provenance("b"), Map.of("examples", List.of(examples.id())), List.of());
        ContextRecord code = store().putContext(ContextRecord.CODE, "abc", Map.of("a.jar", "1"));
        List<ExecutionRecord> executions = store().executions("taxi-1");
        Lineage lineage = store().lineage(examples.id(), Lineage.Direction.UPSTREAM);
        store().close();

        current = open();

        assertThat(store().run("taxi-1")).contains(run);
        assertThat(store().executions("taxi-1")).isEqualTo(executions);
        assertThat(store().runningExecutions()).containsExactly(running);
        assertThat(store().outputs(gen)).containsExactly(Map.entry("examples", examples));
        assertThat(store().lineage(examples.id(), Lineage.Direction.UPSTREAM)).isEqualTo(lineage);
        assertThat(store().context(ContextRecord.CODE, "abc")).contains(code);
        assertThat(store().newestComplete(provenance("a").key()))
                .map(ExecutionRecord::id)
                .contains(gen);
        complete(running.id(), output("model", ArtifactType.MODEL, "m"));
        assertThat(store().beginRun("taxi", Map.of(), at(9)).name()).isEqualTo("taxi-2");
    }

    @Test
    void twoThatOpenOneStoreSeeEachOther() {
        assumeTrue(survivesReopening(), "the store does not survive reopening");
        MetadataStore other = open();

        run("taxi");
        assertThat(other.beginRun("taxi", Map.of(), at(1)).name()).isEqualTo("taxi-2");
        long id = begin("taxi-2", "trainer", "a").id();
        other.complete(id, List.of(output("model", ArtifactType.MODEL, "m")), at(2));

        assertThat(store().outputs(id)).containsOnlyKeys("model");
        assertRefused(METADATA_CONFLICT, String.valueOf(id), () -> complete(id));
    }

    @Test
    void closingTwiceDoesNoHarm() {
        store().close();

        assertThatCode(store()::close).doesNotThrowAnyException();
    }

    // Concurrency

    @Test
    void runsThatBeginAtOnceHaveTheirOwnNames() throws Exception {
        int each = 10;

        List<List<String>> names = atOnce(thread -> IntStream.range(0, each)
                .mapToObj(i -> storeOf(thread)
                        .beginRun("taxi", Map.of("by", thread + "/" + i), at(i))
                        .name())
                .toList());

        assertThat(names.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, THREADS * each)
                        .mapToObj(number -> "taxi-" + number)
                        .toList());
        assertThat(store().runs()).hasSize(THREADS * each);
    }

    @Test
    void executionsThatRunAtOnceLoseNothing() throws Exception {
        int each = 25;
        run("taxi");

        List<List<Long>> ids = atOnce(thread -> {
            List<Long> done = new ArrayList<>();
            MetadataStore mine = storeOf(thread);
            for (int i = 0; i < each; i++) {
                String variant = thread + "/" + i;
                long id = mine.begin(new NewExecution(
                                "taxi-1",
                                "node-" + i,
                                "linear-trainer",
                                provenance(variant),
                                "",
                                at(i),
                                Map.of(),
                                List.of(file("rows", "/rows-" + i + ".csv", "1"))))
                        .id();
                mine.complete(
                        id,
                        List.of(
                                output("model", ArtifactType.MODEL, variant),
                                output("report", ArtifactType.MODEL_EVALUATION, "same")),
                        at(i + 1));
                mine.putContext(ContextRecord.CODE, "jars-" + i, Map.of("by", variant));
                done.add(id);
            }
            return done;
        });

        assertThat(ids.stream().flatMap(List::stream)).hasSize(THREADS * each).doesNotHaveDuplicates();
        assertThat(store().executions("taxi-1"))
                .hasSize(THREADS * each)
                .allSatisfy(execution -> assertThat(execution.state()).isEqualTo(ExecutionState.COMPLETE));
        assertThat(store().runningExecutions()).isEmpty();
        assertThat(store().artifacts(Optional.of(ArtifactType.MODEL))).hasSize(THREADS * each);
        assertThat(store().artifacts(Optional.of(ArtifactType.MODEL_EVALUATION)))
                .hasSize(THREADS * each);
        assertThat(store().artifacts(Optional.of(ArtifactType.FILE))).hasSize(each);
        for (int thread = 0; thread < THREADS; thread++) {
            for (int i = 0; i < each; i++) {
                long id = ids.get(thread).get(i);
                assertThat(store().outputs(id).get("model"))
                        .extracting(ArtifactRecord::fingerprint)
                        .isEqualTo(Fingerprint.ofText(thread + "/" + i));
            }
        }
    }

    @Test
    void ofManyThatEndOneExecutionOneWins() throws Exception {
        run("taxi");
        List<Long> ids = IntStream.range(0, 50)
                .mapToObj(i -> begin("taxi-1", "node-" + i, "a").id())
                .toList();

        List<Set<Long>> won = atOnce(thread -> {
            Set<Long> mine = new TreeSet<>();
            for (long id : ids) {
                try {
                    storeOf(thread)
                            .complete(id, List.of(output("model", ArtifactType.MODEL, String.valueOf(thread))), at(1));
                    mine.add(id);
                } catch (HeadraceException e) {
                    assertThat(e.code()).isEqualTo(METADATA_CONFLICT);
                }
            }
            return mine;
        });

        assertThat(won.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(ids);
        for (int thread = 0; thread < THREADS; thread++) {
            for (long id : won.get(thread)) {
                assertThat(store().outputs(id).get("model"))
                        .extracting(ArtifactRecord::fingerprint)
                        .isEqualTo(Fingerprint.ofText(String.valueOf(thread)));
            }
        }
        assertThat(store().artifacts(Optional.empty())).hasSize(ids.size());
    }

    private interface OfThread<T> {
        T of(int thread) throws Exception;
    }

    private <T> List<T> atOnce(OfThread<T> work) throws Exception {
        if (survivesReopening()) {
            storeOf(1);
        }
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<T>> tasks = IntStream.range(0, THREADS)
                    .mapToObj(thread -> (Callable<T>) () -> {
                        start.await();
                        return work.of(thread);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }

    /// Half of the threads work through a second store on the same storage, as a second process would.
    private MetadataStore storeOf(int thread) {
        if (thread % 2 == 0 || !survivesReopening()) {
            return store();
        }
        synchronized (opened) {
            return opened.size() > 1 ? opened.getFirst() : open();
        }
    }

    private MetadataStore open() {
        MetadataStore store = newStore();
        opened.push(store);
        return store;
    }

    private MetadataStore store() {
        if (current == null) {
            throw new IllegalStateException("the store was not opened");
        }
        return current;
    }

    private void run(String pipeline) {
        store().beginRun(pipeline, Map.of(), at(0));
    }

    private ExecutionRecord begin(String run, String node, String variant) {
        return begin(run, node, provenance(variant), Map.of(), List.of());
    }

    private ExecutionRecord begin(
            String run, String node, Provenance provenance, Map<String, List<Long>> inputs, List<NewArtifact> files) {
        return store().begin(new NewExecution(run, node, "linear-trainer", provenance, "", at(0), inputs, files));
    }

    private List<ArtifactRecord> complete(long execution, NewArtifact... outputs) {
        return store().complete(execution, List.of(outputs), at(1));
    }

    private static MetadataStore.Unneeded cached(String run, String node, long repeats) {
        return new MetadataStore.Unneeded(
                new NewExecution(
                        run, node, "linear-trainer", provenance("a"), "from the cache", at(2), Map.of(), List.of()),
                OptionalLong.of(repeats));
    }

    private static MetadataStore.Unneeded skipped(String run, String node) {
        return new MetadataStore.Unneeded(
                new NewExecution(run, node, "file-pusher", null, "not blessed", at(2), Map.of(), List.of()),
                OptionalLong.empty());
    }

    private static Provenance provenance(String variant) {
        return new Provenance(
                "linear-trainer",
                Map.of("variant", variant),
                Map.of(),
                Map.of(),
                42,
                Fingerprint.ofText("jars"),
                "Java 25");
    }

    private static NewArtifact output(String port, String type, String bytes) {
        Fingerprint fingerprint = Fingerprint.ofText(bytes);
        return new NewArtifact(port, new ArtifactType(type), type + "/" + fingerprint.brief(), fingerprint, Map.of());
    }

    private static NewArtifact file(String key, String path, String bytes) {
        return new NewArtifact(key, new ArtifactType(ArtifactType.FILE), path, Fingerprint.ofText(bytes), Map.of());
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static void assertRefused(CoreErrorCode code, String named, ThrowingCallable call) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(call)
                .withMessageContaining(named)
                .satisfies(thrown -> assertThat(thrown.code()).isEqualTo(code));
    }
}
