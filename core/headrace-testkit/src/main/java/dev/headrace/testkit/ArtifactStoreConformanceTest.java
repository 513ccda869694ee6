package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ArtifactState;
import dev.headrace.core.metadata.ArtifactStore;
import dev.headrace.core.metadata.NewArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [ArtifactStore] promises. A store's own test extends this class and says how to publish, which is not
/// part of the interface, and how to lose what was published.
public abstract class ArtifactStoreConformanceTest {
    private static final String TYPE = ArtifactType.EXAMPLES;
    private static final int THREADS = 4;

    @TempDir
    Path outside = Path.of("");

    /// For the store's own test.
    protected ArtifactStoreConformanceTest() {}

    /// The store: empty at the start of each test, and the same one within it.
    ///
    /// @return an open store
    protected abstract ArtifactStore store();

    /// Publishes files.
    ///
    /// @param type what kind of thing they are
    /// @param files texts by path relative to the artifact's directory
    /// @param properties small facts beside the bytes
    /// @return what the engine would record
    /// @throws IOException if the files cannot be written
    protected abstract NewArtifact publish(ArtifactType type, Map<String, String> files, Map<String, String> properties)
            throws IOException;

    /// Takes the files of an artifact away behind the store's back.
    ///
    /// @param artifact what [#publish] returned
    /// @throws IOException if they cannot be deleted
    protected abstract void lose(NewArtifact artifact) throws IOException;

    @Test
    final void whatWasPublishedIsThereAndOpens() throws IOException {
        NewArtifact published =
                publish(new ArtifactType(TYPE), Map.of("train/part-0", "1,2", "eval/part-0", "3"), Map.of("span", "7"));
        ArtifactRecord record = record(published, ArtifactState.LIVE);
        assertThat(store().contains(record)).isTrue();
        Artifact artifact = store().open(record);
        assertThat(artifact.type()).isEqualTo(new ArtifactType(TYPE));
        assertThat(artifact.properties()).containsExactly(Map.entry("span", "7"));
        assertThat(artifact.fingerprint()).isEqualTo(published.fingerprint());
        assertThat(artifact.directory().isAbsolute()).isTrue();
        assertThat(artifact.directory().resolve("train/part-0")).hasContent("1,2");
        assertThat(artifact.directory().resolve("eval/part-0")).hasContent("3");
    }

    @Test
    final void theFingerprintIsThatOfTheTypeThePropertiesAndTheBytes() throws IOException {
        Map<String, String> properties = Map.of("blessed", "true", "span", "7");
        NewArtifact published = publish(new ArtifactType(TYPE), Map.of("a/b", "text"), properties);
        Path directory = store().open(record(published, ArtifactState.LIVE)).directory();
        assertThat(published.fingerprint())
                .isEqualTo(Artifact.fingerprint(
                        new ArtifactType(TYPE), Fingerprint.ofTree(directory), published.properties()))
                .isEqualTo(publish(new ArtifactType(TYPE), Map.of("a/b", "text"), properties)
                        .fingerprint())
                .isNotEqualTo(publish(new ArtifactType(TYPE), Map.of("a/b", "text"), Map.of())
                        .fingerprint())
                .isNotEqualTo(publish(new ArtifactType(TYPE), Map.of("a/b", "texts"), properties)
                        .fingerprint())
                .isNotEqualTo(publish(new ArtifactType("Other"), Map.of("a/b", "text"), properties)
                        .fingerprint());
    }

    @Test
    final void anArtifactWithoutFilesCanBePublished() throws IOException {
        ArtifactRecord record = record(publish(new ArtifactType(TYPE), Map.of(), Map.of()), ArtifactState.LIVE);
        assertThat(store().contains(record)).isTrue();
        assertThat(store().open(record).directory()).isEmptyDirectory();
    }

    @Test
    final void lostFilesAreMissedAndTheirPlaceIsNamed() throws IOException {
        NewArtifact published = publish(new ArtifactType(TYPE), Map.of("part-0", "1"), Map.of());
        lose(published);
        assertMissing(record(published, ArtifactState.LIVE));
    }

    @Test
    final void aDeletedArtifactIsNotThereEvenIfItsFilesAre() throws IOException {
        NewArtifact published = publish(new ArtifactType(TYPE), Map.of("part-0", "1"), Map.of());
        assertMissing(record(published, ArtifactState.DELETED));
    }

    @Test
    final void aReferenceIsTheFileOutsideTheStore() throws IOException {
        Path file = Files.writeString(outside.resolve("data.csv"), "1,2");
        ArtifactRecord record = reference(file);
        assertThat(store().contains(record)).isTrue();
        assertThat(store().open(record).directory()).isEqualTo(file).hasContent("1,2");
    }

    @Test
    final void aReferenceToAFileThatIsGoneIsMissing() {
        assertMissing(reference(outside.resolve("gone.csv")));
    }

    @Test
    final void severalThreadsMayOpenAtOnce() throws Exception {
        ArtifactRecord record =
                record(publish(new ArtifactType(TYPE), Map.of("part-0", "1"), Map.of()), ArtifactState.LIVE);
        ArtifactStore store = store();
        CyclicBarrier together = new CyclicBarrier(THREADS);
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Artifact>> opened = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                opened.add(executor.submit(() -> {
                    together.await();
                    return store.open(record);
                }));
            }
            for (Future<Artifact> artifact : opened) {
                assertThat(artifact.get()).isEqualTo(store.open(record));
            }
        }
    }

    private void assertMissing(ArtifactRecord record) {
        assertThat(store().contains(record)).isFalse();
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> store().open(record))
                .withMessageContaining(record.uri())
                .withMessageContaining(record.type().name())
                .extracting(HeadraceException::code)
                .isEqualTo(CoreErrorCode.ARTIFACT_MISSING);
    }

    private static ArtifactRecord reference(Path file) {
        return record(
                new NewArtifact(
                        "files",
                        new ArtifactType(ArtifactType.FILE),
                        file.toString(),
                        Fingerprint.ofText("1,2"),
                        Map.of()),
                ArtifactState.REFERENCE);
    }

    private static ArtifactRecord record(NewArtifact artifact, ArtifactState state) {
        return new ArtifactRecord(
                17,
                artifact.type(),
                artifact.uri(),
                artifact.fingerprint(),
                artifact.properties(),
                state,
                Instant.EPOCH);
    }
}
