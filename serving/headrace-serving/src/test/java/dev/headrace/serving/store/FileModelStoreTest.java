package dev.headrace.serving.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.config.Configuration;
import dev.headrace.serving.ModelVersion;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.ModelStore;
import dev.headrace.testkit.ModelStoreConformanceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileModelStoreTest extends ModelStoreConformanceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:30:00Z");

    @TempDir
    Path directory = Path.of("");

    @TempDir
    Path sources = Path.of("");

    @Override
    protected ModelStore open() {
        return store(directory.resolve("models"));
    }

    @Test
    void thePromotionsAreRemembered() throws IOException {
        FileModelStore store = store(directory);
        ModelVersion first = store.publish("income", files("one"));
        ModelVersion second = store.publish("income", files("two"));
        assertThat(store.history("income")).isEmpty();
        store.promote(first, Optional.empty());
        store.promote(second, Optional.of(first));
        store.promote(first, Optional.of(second));
        store.promote(first, Optional.of(first));
        assertThat(store.history("income"))
                .containsExactly(
                        new Promotion(NOW.toString(), 1, 0),
                        new Promotion(NOW.toString(), 2, 1),
                        new Promotion(NOW.toString(), 1, 2));
        assertThat(store.models()).containsExactly("income");
        assertThat(store(directory.resolve("nothing")).models()).isEmpty();
    }

    @Test
    void whatACrashLeftInStagingIsPassedOver() throws IOException {
        FileModelStore store = store(directory);
        Path staged = Files.createDirectories(directory.resolve("income/staging/1/files"));
        Files.writeString(staged.resolve("model.json"), "half");
        ModelVersion version = store.publish("income", files("one"));
        assertThat(version.number()).isEqualTo(1);
        assertThat(directory.resolve("income/staging")).doesNotExist();
        assertThat(store.open(version).resolve("model.json")).hasContent("one");
    }

    @Test
    void publishedFilesAreReadOnly() throws IOException {
        FileModelStore store = store(directory);
        Path opened = store.open(store.publish("income", files("one")));
        assertThat(Files.getPosixFilePermissions(opened.resolve("model.json")).toString())
                .doesNotContain("WRITE");
    }

    @Test
    void aRootThatCannotBeADirectoryIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        Path files = files("one");
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> store(file).publish("income", files))
                .withMessageStartingWith("Cannot publish model 'income' in the model store " + file + ": ")
                .extracting(HeadraceException::code)
                .isEqualTo(ServingErrorCode.MODEL_STORE_UNWRITABLE);
    }

    @Test
    void theNearestModelIsSuggested() throws IOException {
        FileModelStore store = store(directory);
        ModelVersion version = store.publish("income", files("one"));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> store.open(new ModelVersion("incone", 1, version.fingerprint())))
                .withMessage("The model store " + directory + " has no model 'incone'; did you mean 'income'?");
    }

    @Test
    void theRootHasADefaultInTheStore() {
        assertThat(Configuration.describe(FileModelStoreConfig.class).getFirst().defaultValue())
                .isEqualTo("${store}/models");
        assertThat(new Configuration(name -> null).bind("Settings", FileModelStoreConfig.class, Map.of("root", "a/b")))
                .isEqualTo(new FileModelStoreConfig(Path.of("a/b")));
    }

    private static FileModelStore store(Path root) {
        return new FileModelStore(new FileModelStoreConfig(root), InstantSource.fixed(NOW));
    }

    private Path files(String text) throws IOException {
        Path files = Files.createTempDirectory(sources, "model");
        Files.writeString(files.resolve("model.json"), text);
        return files;
    }
}
