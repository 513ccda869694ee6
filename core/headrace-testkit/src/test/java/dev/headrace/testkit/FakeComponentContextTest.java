package dev.headrace.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FakeComponentContextTest {
    @TempDir
    Path directory = Path.of("");

    private Artifact text = new Artifact(
            new ArtifactType("Text"), Fingerprint.ofText("replaced before each test"), Path.of(""), Map.of());

    @BeforeEach
    void writeAText() throws IOException {
        Path files = Files.createDirectories(directory.resolve("in"));
        Files.writeString(files.resolve("text"), "one");
        text = FakeComponentContext.artifact("Text", files, Map.of("language", "en"));
    }

    @Test
    void aComponentRunsInIt() throws Exception {
        FakeComponentContext context = context().withInput("texts", text, text);
        new ConcatenateComponent(" ").run(context);
        Artifact written = requireNonNull(context.outputs().get("text"));
        assertThat(written.properties()).containsExactly(Map.entry("texts", "2"));
        assertThat(written.directory().resolve("text")).content().startsWith("one one ");
        assertThat(written.fingerprint())
                .isEqualTo(Artifact.fingerprint(
                        new ArtifactType("Text"), Fingerprint.ofTree(written.directory()), Map.of("texts", "2")));
        assertThat(context.progress())
                .containsExactly(
                        new FakeComponentContext.Progress(1, 2, "texts"),
                        new FakeComponentContext.Progress(2, 2, "texts"));
    }

    @Test
    void clockAndSeedAreThoseThatWereGiven() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
        FakeComponentContext context = context().withClock(clock).withSeed(42);
        assertThat(context.clock()).isSameAs(clock);
        assertThat(context.seed().value()).isEqualTo(42);
    }

    @Test
    void anInputThatIsNotConnectedIsEmpty() {
        assertThat(context().inputs("texts")).isEmpty();
    }

    @Test
    void whatIsNotDeclaredIsRefusedAndRemembered() {
        FakeComponentContext context = context();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context.inputs("text"))
                .withMessage("the component declares no input 'text', only [texts]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context.output("texts"))
                .withMessage("the component declares no output 'texts', only [text]");
        assertThat(context.refused()).containsExactly("text", "texts");
    }

    @Test
    void anArtifactOfAnotherTypeIsRefused() {
        Artifact model = new Artifact(
                new ArtifactType(ArtifactType.MODEL), text.fingerprint(), text.directory(), text.properties());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context().withInput("texts", model))
                .withMessage("input 'texts' takes Text, and Model was given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context().withInput("words", text))
                .withMessage("the component declares no input 'words', only [texts]");
    }

    @Test
    void onceCancelledEveryCheckThrows() throws InterruptedException {
        FakeComponentContext context = context();
        context.checkCancelled();
        context.cancel();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(context::checkCancelled);
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(context::checkCancelled);
    }

    private FakeComponentContext context() {
        return FakeComponentContext.of(ConcatenateComponent.class, directory.resolve("out"));
    }
}
