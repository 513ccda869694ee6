package dev.headrace.serving.release;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.serving.ModelVersion;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.store.FileModelStore;
import dev.headrace.serving.store.FileModelStoreConfig;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PusherTest extends ComponentConformanceTest {
    @TempDir
    Path directory = Path.of("");

    private FileModelStore store = store(directory);

    @BeforeEach
    void openStore() {
        store = store(directory.resolve("models"));
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new Pusher(new PusherConfig("income"), store);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        Path model = Models.write(prepared.resolve("model"));
        Path empty = Files.createDirectories(prepared.resolve("empty"));
        return Map.of(
                "model",
                List.of(FakeComponentContext.artifact(ArtifactType.MODEL, model, Map.of())),
                "model-blessing",
                List.of(FakeComponentContext.artifact(ArtifactType.MODEL_BLESSING, empty, Map.of("blessed", "true"))),
                "infra-blessing",
                List.of(FakeComponentContext.artifact(ArtifactType.INFRA_BLESSING, empty, Map.of("blessed", "true"))));
    }

    @Test
    void aBlessedModelGoesLive() throws Exception {
        Path other = Files.createDirectories(directory.resolve("other"));
        Files.writeString(other.resolve("model.json"), "{}");
        store.promote(store.publish("income", other), Optional.empty());
        FakeComponentContext context = push("true", "true");
        ModelVersion live = store.live("income").orElseThrow();
        assertThat(live.number()).isEqualTo(2);
        assertThat(Fingerprint.ofTree(store.open(live))).isEqualTo(live.fingerprint());
        Artifact pushed = requireNonNull(context.outputs().get("pushed-model"));
        assertThat(pushed.properties()).isEqualTo(Map.of("model", "income", "version", "2"));
        assertThat(JsonRecords.read(pushed.directory().resolve(PushedModel.FILE), PushedModel.class))
                .isEqualTo(new PushedModel(
                        PushedModel.FORMAT, "income", 2, live.fingerprint().hex()));
    }

    @Test
    void theSameModelIsTheSameVersionAndGoesLiveAgain() throws Exception {
        push("true", "true");
        ModelVersion first = store.live("income").orElseThrow();
        Path other = Files.createDirectories(directory.resolve("other"));
        Files.writeString(other.resolve("model.json"), "{}");
        store.promote(store.publish("income", other), Optional.of(first));
        push("true", "true");
        assertThat(store.live("income")).contains(first);
        assertThat(store.versions("income")).hasSize(2);
    }

    @Test
    void aModelThatIsNotBlessedIsRefused() throws IOException {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> push("false", "true"))
                .withMessageStartingWith("Model 'income' is not pushed: the property 'blessed' of its model-blessing (")
                .withMessageEndingWith(") is 'false', and 'true' was expected")
                .extracting(HeadraceException::code)
                .isEqualTo(ServingErrorCode.MODEL_NOT_BLESSED);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> push("true", ""))
                .withMessageContaining("infra-blessing");
        assertThat(store.versions("income")).isEmpty();
    }

    @Test
    void aNameThatIsNotKebabCaseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PusherConfig("Income"));
    }

    private FakeComponentContext push(String model, String infra) throws Exception {
        Path files = Models.write(directory.resolve("model"));
        Path empty = Files.createDirectories(directory.resolve("empty"));
        FakeComponentContext context = FakeComponentContext.of(Pusher.class, directory.resolve("outputs"))
                .withInput("model", FakeComponentContext.artifact(ArtifactType.MODEL, files, Map.of()))
                .withInput(
                        "model-blessing",
                        FakeComponentContext.artifact(ArtifactType.MODEL_BLESSING, empty, Map.of("blessed", model)))
                .withInput(
                        "infra-blessing",
                        FakeComponentContext.artifact(ArtifactType.INFRA_BLESSING, empty, Map.of("blessed", infra)));
        new Pusher(new PusherConfig("income"), store).run(context);
        return context;
    }

    private static FileModelStore store(Path root) {
        return new FileModelStore(new FileModelStoreConfig(root), InstantSource.system());
    }
}
