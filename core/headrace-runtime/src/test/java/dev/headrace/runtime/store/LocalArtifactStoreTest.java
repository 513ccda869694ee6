package dev.headrace.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.metadata.ArtifactStore;
import dev.headrace.core.metadata.NewArtifact;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.testkit.ArtifactStoreConformanceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalArtifactStoreTest extends ArtifactStoreConformanceTest {
    private static final ArtifactType TEXT = new ArtifactType("Text");

    @TempDir
    Path directory = Path.of("");

    private LocalArtifactStore store = new LocalArtifactStore(Path.of("replaced before each test"));
    private int staged;

    @BeforeEach
    void openTheStore() {
        store = new LocalArtifactStore(directory.resolve("store"));
    }

    @Override
    protected ArtifactStore store() {
        return store;
    }

    @Override
    protected NewArtifact publish(ArtifactType type, Map<String, String> files, Map<String, String> properties)
            throws IOException {
        return store.publish("text", stage(files), type, properties, () -> {});
    }

    @Override
    protected void lose(NewArtifact artifact) throws IOException {
        Files.move(store.root().resolve(artifact.uri()), directory.resolve("lost"));
    }

    // Publishing

    @Test
    void whatIsPublishedLeavesStagingAndIsNamedByItsFingerprint() throws IOException {
        Path place = stage(Map.of("text", "hello"));
        NewArtifact artifact = store.publish("out", place, TEXT, Map.of("span", "7"), () -> {});
        assertThat(place).doesNotExist();
        assertThat(artifact.port()).isEqualTo("out");
        assertThat(artifact.uri())
                .isEqualTo("artifacts/Text/" + artifact.fingerprint().hex());
        assertThat(store.root().resolve(artifact.uri()).resolve("text")).hasContent("hello");
        assertThat(store.size(artifact.uri())).isEqualTo(5);
    }

    @Test
    void nothingIsVisibleBeforeTheRename() throws IOException {
        Path place = stage(Map.of("text", "hello"));
        assertThatIllegalStateException()
                .isThrownBy(() -> store.publish("text", place, TEXT, Map.of(), () -> {
                    assertThat(store.root().resolve("artifacts/Text")).isEmptyDirectory();
                    assertThat(place.resolve("text")).hasContent("hello");
                    throw new IllegalStateException("killed");
                }));
        assertThat(store.root().resolve("artifacts/Text")).isEmptyDirectory();
    }

    @Test
    void publishedFilesAreReadOnly() throws IOException {
        NewArtifact artifact = publish(TEXT, Map.of("a", "1", "b/c", "2"), Map.of());
        Path place = store.root().resolve(artifact.uri());
        for (String file : List.of("a", "b/c")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(file))))
                    .isEqualTo("r--r--r--");
        }
    }

    @Test
    void equalBytesShareOneDirectory() throws IOException {
        NewArtifact first = publish(TEXT, Map.of("text", "hello"), Map.of());
        Path place = stage(Map.of("text", "hello"));
        NewArtifact second = store.publish("text", place, TEXT, Map.of(), () -> {});
        assertThat(second).isEqualTo(first);
        assertThat(place).doesNotExist();
        assertThat(store.root().resolve("artifacts/Text")).isDirectoryContaining(path -> true);
        assertThat(store.unknown(Set.of())).containsExactly(first.uri());
    }

    @Test
    void threadsThatPublishTheSameBytesAtOnceShareOneDirectory() throws Exception {
        for (int round = 0; round < 50; round++) {
            Map<String, String> files = Map.of("text", "round " + round);
            CyclicBarrier together = new CyclicBarrier(4);
            List<Future<NewArtifact>> published = new ArrayList<>();
            try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < 4; i++) {
                    Path place = stage(files);
                    published.add(executor.submit(
                            () -> store.publish("text", place, TEXT, Map.of(), () -> awaitTogether(together))));
                }
            }
            NewArtifact first = published.getFirst().get();
            for (Future<NewArtifact> artifact : published) {
                assertThat(artifact.get()).isEqualTo(first);
            }
            assertThat(store.root().resolve(first.uri()).resolve("text")).hasContent("round " + round);
        }
        assertThat(store.unknown(Set.of())).hasSize(50);
    }

    @Test
    void anOutputThatIsNotAFileIsRefused() throws IOException {
        Path place = stage(Map.of());
        Files.createSymbolicLink(place.resolve("link"), directory);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> store.publish("text", place, TEXT, Map.of(), () -> {}))
                .withMessageContaining("link in its output 'text', which is neither a file nor a directory")
                .extracting(HeadraceException::code)
                .isEqualTo(RuntimeErrorCode.COMPONENT_FAILED);
    }

    // Staging

    @Test
    void aStagedDirectoryIsEmptyAndItsOwnForEveryAttempt() throws IOException {
        Path first = store.stage("run-1", "node", 3, 1, "text");
        Files.writeString(first.resolve("half"), "half");
        Path second = store.stage("run-1", "node", 3, 2, "text");
        assertThat(second).isEmptyDirectory().isNotEqualTo(first);
        assertThat(store.stage("run-1", "node", 3, 1, "text")).isEqualTo(first).isEmptyDirectory();
        assertThat(store.stage("run-1", "node", 3, 1, "other"))
                .isEmptyDirectory()
                .isNotEqualTo(first);
    }

    @Test
    void stagingIsDiscardedForANodeForARunAndForAll() {
        Path node = store.stage("run-1", "node", 3, 1, "text");
        Path longer = store.stage("run-1", "node-two", 4, 1, "text");
        Path otherRun = store.stage("run-2", "node", 5, 1, "text");
        store.discardStaging("run-1", "node");
        assertThat(node).doesNotExist();
        assertThat(longer).isDirectory();
        store.discardStaging("run-1");
        assertThat(longer).doesNotExist();
        assertThat(otherRun).isDirectory();
        store.discardStaging();
        assertThat(otherRun).doesNotExist();
        store.discardStaging("run-1", "node");
        store.discardStaging("run-1");
    }

    @Test
    void aStoreThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        LocalArtifactStore broken = new LocalArtifactStore(file);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> broken.stage("run-1", "node", 1, 1, "text"))
                .withMessageStartingWith("Cannot make a place for output 'text' of node 'node' in " + file + ": ")
                .extracting(HeadraceException::code)
                .isEqualTo(RuntimeErrorCode.STORE_FAILED);
    }

    // Deleting

    @Test
    void deletedArtifactsAreGoneAndTheirBytesAreCounted() throws IOException {
        NewArtifact kept = publish(TEXT, Map.of("text", "kept"), Map.of());
        NewArtifact deleted = publish(TEXT, Map.of("text", "deleted", "more/text", "1"), Map.of());
        assertThat(store.delete(List.of(deleted.uri(), "artifacts/Text/none"))).isEqualTo(8);
        assertThat(store.root().resolve(deleted.uri())).doesNotExist();
        assertThat(store.root().resolve(kept.uri())).isDirectory();
        assertThat(store.root().resolve("trash")).doesNotExist();
        assertThat(store.size(deleted.uri())).isZero();
        assertThat(publish(TEXT, Map.of("text", "deleted", "more/text", "1"), Map.of()))
                .as("the same bytes can be published again")
                .isEqualTo(deleted);
        assertThat(store.root().resolve(deleted.uri())).isDirectory();
    }

    @Test
    void directoriesThatNoRecordNamesAreListed() throws IOException {
        assertThat(store.unknown(Set.of())).isEmpty();
        NewArtifact known = publish(TEXT, Map.of("text", "known"), Map.of());
        NewArtifact unknown = publish(new ArtifactType("Model"), Map.of("text", "unknown"), Map.of());
        assertThat(store.unknown(Set.of(known.uri()))).containsExactly(unknown.uri());
    }

    // Locks

    @Test
    void aRunIsLockedOnceAndFreeAgainAfterwards() {
        Lock lock = store.tryLockRun("run-1").orElseThrow();
        assertThat(store.tryLockRun("run-1")).isEmpty();
        assertThat(new LocalArtifactStore(store.root()).tryLockRun("run-1")).isEmpty();
        try (Lock other = store.tryLockRun("run-2").orElseThrow()) {
            assertThat(other).isNotNull();
        }
        lock.close();
        store.tryLockRun("run-1").orElseThrow().close();
    }

    @Test
    void theStoreIsSharedByRunsOrHeldByOne() {
        Lock first = store.lockShared();
        Lock second = store.lockShared();
        assertInUse("is in use by a run", () -> store.lockExclusively().close());
        first.close();
        assertInUse("is in use by a run", () -> store.lockExclusively().close());
        second.close();
        try (Lock alone = store.lockExclusively()) {
            assertThat(alone).isNotNull();
            assertInUse("is being cleaned by 'gc'", () -> store.lockShared().close());
            assertInUse("is in use by a run", () -> store.lockExclusively().close());
        }
        store.lockShared().close();
    }

    @Test
    void closingALockTwiceDoesNotFreeThatOfAnother() {
        Lock first = store.lockShared();
        Lock second = store.lockShared();
        first.close();
        first.close();
        assertInUse("is in use by a run", () -> store.lockExclusively().close());
        second.close();
        store.lockExclusively().close();
    }

    @Test
    void aStoreThatIsReachedByALinkIsTheSameStore() throws IOException {
        Files.createDirectories(store.root());
        LocalArtifactStore linked =
                new LocalArtifactStore(Files.createSymbolicLink(directory.resolve("link"), store.root()));
        Lock shared = store.lockShared();
        linked.lockShared().close();
        assertInUse("is in use by a run", () -> linked.lockExclusively().close());
        try (OtherProcess other = OtherProcess.start(store.root(), "exclusively")) {
            assertThat(other.answer()).isEqualTo("STORE_IN_USE");
        }
        shared.close();
    }

    @Test
    void locksOfAnotherProcessHoldHere() throws Exception {
        try (OtherProcess other = OtherProcess.start(store.root(), "run-1")) {
            assertThat(other.answer()).isEqualTo("locked");
            assertThat(store.tryLockRun("run-1")).isEmpty();
            store.tryLockRun("run-2").orElseThrow().close();
        }
        try (OtherProcess other = OtherProcess.start(store.root(), "shared")) {
            assertThat(other.answer()).isEqualTo("locked");
            store.lockShared().close();
            assertInUse("is in use by a run", () -> store.lockExclusively().close());
            other.kill();
            assertThat(Optional.of(store.lockExclusively()))
                    .as("a lock dies with its process")
                    .hasValueSatisfying(Lock::close);
        }
        try (OtherProcess other = OtherProcess.start(store.root(), "exclusively")) {
            assertThat(other.answer()).isEqualTo("locked");
            assertInUse("is being cleaned by 'gc'", () -> store.lockShared().close());
        }
    }

    @Test
    void locksThatAreHeldHereHoldForAnotherProcess() throws Exception {
        try (Lock run = store.tryLockRun("run-1").orElseThrow();
                OtherProcess other = OtherProcess.start(store.root(), "run-1")) {
            assertThat(run).isNotNull();
            assertThat(other.answer()).isEqualTo("not locked");
        }
        try (Lock shared = store.lockShared();
                OtherProcess other = OtherProcess.start(store.root(), "shared")) {
            assertThat(shared).isNotNull();
            assertThat(other.answer()).isEqualTo("locked");
        }
    }

    private Path stage(Map<String, String> files) throws IOException {
        Path place = store.stage("run-1", "node", staged++, 1, "text");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = place.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return place;
    }

    private static void awaitTogether(CyclicBarrier together) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            failure.set(e);
        }
        assertThat(failure).hasValue(null);
    }

    private static void assertInUse(String message, Runnable lock) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(lock::run)
                .withMessageContaining(message)
                .extracting(HeadraceException::code)
                .isEqualTo(RuntimeErrorCode.STORE_IN_USE);
    }
}
