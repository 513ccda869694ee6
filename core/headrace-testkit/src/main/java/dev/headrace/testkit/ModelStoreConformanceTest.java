package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.serving.ModelVersion;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [ModelStore] promises. A store's own test extends this class and says how to open it.
public abstract class ModelStoreConformanceTest {
    private static final String MODEL = "income";
    private static final int THREADS = 4;

    @TempDir
    Path outside = Path.of("");

    /// For the store's own test.
    protected ModelStoreConformanceTest() {}

    /// Opens the store: empty at the start of each test, and on the same files within it. Each call gives an
    /// object of its own, as two processes have.
    ///
    /// @return an open store
    protected abstract ModelStore open();

    /// Changes the files of a version behind the store's back.
    ///
    /// @param files what [ModelStore#open] returned
    /// @throws IOException if they cannot be changed
    protected void damage(Path files) throws IOException {
        Path file = files.resolve("model.json");
        Files.delete(file);
        Files.writeString(file, "damaged");
    }

    @Test
    final void anEmptyStoreKnowsNothing() throws IOException {
        assertThat(open().versions(MODEL)).isEmpty();
        assertThat(open().live(MODEL)).isEmpty();
        assertThat(open().models()).isEmpty();
        assertThat(open().root()).isAbsolute();
    }

    @Test
    final void whatWasPublishedOpens() throws IOException {
        Path files = files("one");
        ModelVersion version = open().publish(MODEL, files);
        assertThat(version).isEqualTo(new ModelVersion(MODEL, 1, Fingerprint.ofTree(files)));
        Path opened = open().open(version);
        assertThat(opened.resolve("model.json")).hasContent("one");
        assertThat(opened.resolve("parts/predictor.bin")).hasContent("bytes of one");
        assertThat(Fingerprint.ofTree(opened)).isEqualTo(version.fingerprint());
        assertThat(open().versions(MODEL)).containsExactly(version);
    }

    @Test
    final void whatWasPublishedIsACopy() throws IOException {
        Path files = files("one");
        ModelVersion version = open().publish(MODEL, files);
        Files.writeString(files.resolve("model.json"), "changed");
        assertThat(open().open(version).resolve("model.json")).hasContent("one");
    }

    @Test
    final void versionsAreNumberedInTheOrderOfPublishing() throws IOException {
        ModelStore store = open();
        ModelVersion first = store.publish(MODEL, files("one"));
        ModelVersion second = store.publish(MODEL, files("two"));
        assertThat(List.of(first.number(), second.number())).containsExactly(1L, 2L);
        assertThat(store.versions(MODEL)).containsExactly(first, second);
    }

    @Test
    final void theSameFilesAreTheSameVersion() throws IOException {
        ModelStore store = open();
        ModelVersion first = store.publish(MODEL, files("one"));
        store.publish(MODEL, files("two"));
        assertThat(store.publish(MODEL, files("one"))).isEqualTo(first);
        assertThat(store.versions(MODEL)).hasSize(2);
    }

    @Test
    final void modelsAreApart() throws IOException {
        ModelStore store = open();
        store.publish(MODEL, files("one"));
        ModelVersion other = store.publish("churn", files("one"));
        assertThat(other.number()).isEqualTo(1);
        store.promote(other, Optional.empty());
        assertThat(store.live(MODEL)).isEmpty();
        assertThat(open().models()).containsExactly("churn", MODEL);
    }

    @Test
    final void nothingIsLiveBeforeItIsPromoted() throws IOException {
        ModelStore store = open();
        ModelVersion version = store.publish(MODEL, files("one"));
        assertThat(store.live(MODEL)).isEmpty();
        store.promote(version, Optional.empty());
        assertThat(open().live(MODEL)).contains(version);
    }

    @Test
    final void goingBackIsPromotingAnEarlierVersion() throws IOException {
        ModelStore store = open();
        ModelVersion first = store.publish(MODEL, files("one"));
        ModelVersion second = store.publish(MODEL, files("two"));
        store.promote(first, Optional.empty());
        store.promote(second, Optional.of(first));
        store.promote(first, Optional.of(second));
        assertThat(store.live(MODEL)).contains(first);
    }

    @Test
    final void promotingTheLiveVersionChangesNothing() throws IOException {
        ModelStore store = open();
        ModelVersion version = store.publish(MODEL, files("one"));
        store.promote(version, Optional.empty());
        store.promote(version, Optional.of(version));
        assertThat(store.live(MODEL)).contains(version);
    }

    @Test
    final void aPromotionThatExpectsAnotherLiveVersionIsRefused() throws IOException {
        ModelStore store = open();
        ModelVersion first = store.publish(MODEL, files("one"));
        ModelVersion second = store.publish(MODEL, files("two"));
        store.promote(first, Optional.empty());
        assertCode(ServingErrorCode.PROMOTION_CONFLICT, () -> store.promote(second, Optional.empty()))
                .withMessageContaining("version 1");
        assertCode(ServingErrorCode.PROMOTION_CONFLICT, () -> store.promote(second, Optional.of(second)));
        assertThat(store.live(MODEL)).contains(first);
    }

    @Test
    final void ofSeveralPromotionsAtOnceOneWins() throws Exception {
        List<ModelVersion> versions = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            versions.add(open().publish(MODEL, files("number " + i)));
        }
        List<Boolean> won = atOnce(index -> {
            try {
                open().promote(versions.get(index), Optional.empty());
                return true;
            } catch (HeadraceException e) {
                assertThat(e.code()).isEqualTo(ServingErrorCode.PROMOTION_CONFLICT);
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
        assertThat(open().live(MODEL)).contains(versions.get(won.indexOf(true)));
    }

    @Test
    final void severalMayPublishAtOnce() throws Exception {
        List<ModelVersion> versions =
                atOnce(index -> open().publish(MODEL, files(index % 2 == 0 ? "same" : "number " + index)));
        Set<ModelVersion> distinct = new HashSet<>(versions);
        assertThat(distinct).hasSize(1 + THREADS / 2);
        assertThat(open().versions(MODEL)).containsExactlyInAnyOrderElementsOf(distinct);
        for (ModelVersion version : distinct) {
            assertThat(Fingerprint.ofTree(open().open(version))).isEqualTo(version.fingerprint());
        }
    }

    @Test
    final void anUnknownVersionIsNamed() throws IOException {
        ModelStore store = open();
        ModelVersion version = store.publish(MODEL, files("one"));
        ModelVersion next = new ModelVersion(MODEL, 7, version.fingerprint());
        assertCode(ServingErrorCode.MODEL_UNKNOWN, () -> store.open(next)).withMessageContaining("version 7");
        assertCode(ServingErrorCode.MODEL_UNKNOWN, () -> store.promote(next, Optional.empty()))
                .withMessageContaining("version 7");
        ModelVersion otherModel = new ModelVersion("incom", 1, version.fingerprint());
        assertCode(ServingErrorCode.MODEL_UNKNOWN, () -> store.open(otherModel)).withMessageContaining("'incom'");
        ModelVersion otherFiles = new ModelVersion(MODEL, 1, Fingerprint.ofText("other"));
        assertCode(ServingErrorCode.MODEL_UNKNOWN, () -> store.open(otherFiles));
    }

    @Test
    final void damagedFilesAreNotOpened() throws IOException {
        ModelStore store = open();
        ModelVersion version = store.publish(MODEL, files("one"));
        damage(store.open(version));
        assertCode(ServingErrorCode.MODEL_DAMAGED, () -> store.open(version))
                .withMessageContaining("version 1")
                .withMessageContaining(MODEL);
    }

    @Test
    final void publishingTheSameFilesMendsADamagedVersion() throws IOException {
        ModelStore store = open();
        ModelVersion version = store.publish(MODEL, files("one"));
        damage(store.open(version));
        assertThat(store.publish(MODEL, files("one"))).isEqualTo(version);
        assertThat(store.open(version).resolve("model.json")).hasContent("one");
    }

    @Test
    final void aNameThatIsAPathIsRefused() throws IOException {
        Path files = files("one");
        assertThatIllegalArgumentException().isThrownBy(() -> open().publish("../income", files));
        assertThatIllegalArgumentException().isThrownBy(() -> open().versions("../income"));
    }

    @Test
    final void filesThatAreNotThereAreNotPublished() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> open().publish(MODEL, outside.resolve("nothing")));
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<HeadraceException> assertCode(
            ServingErrorCode code, ThrowingCallable call) {
        return assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(call)
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                });
    }

    private Path files(String text) throws IOException {
        Path directory = Files.createTempDirectory(outside, "model");
        Files.writeString(directory.resolve("model.json"), text);
        Files.createDirectory(directory.resolve("parts"));
        Files.writeString(directory.resolve("parts/predictor.bin"), "bytes of " + text);
        return directory;
    }

    private interface Work<T> {
        T run(int index) throws Exception;
    }

    private static <T> List<T> atOnce(Work<T> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int index = i;
                futures.add(executor.submit(() -> {
                    together.await();
                    return work.run(index);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
