package dev.headrace.training.fitting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.Model;
import dev.headrace.training.ModelCard;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TuningResult;
import dev.headrace.training.linear.LinearTrainer;
import dev.headrace.training.loading.TwoBlobs;
import dev.headrace.training.spi.Trainer;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainerComponentTest extends ComponentConformanceTest {
    private static final TrainerConfig DEFAULTS = new TrainerConfig("train", 200_000, 40_000_000);
    private static final Map<String, Trainer> TRAINERS = Map.of("linear", new LinearTrainer());
    private static final Hyperparameters CHOSEN =
            new LinearTrainer().candidates(Task.BINARY, 100, 2).getLast();

    @TempDir
    Path directory = Path.of("");

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new TrainerComponent(DEFAULTS, TRAINERS, allocator);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        return inputs(prepared, "linear", TwoBlobs.write(prepared, 200, TwoBlobs.CLASS));
    }

    @Test
    void theModelSaysWhatItIsAndPredicts() throws Exception {
        Model model = train(DEFAULTS, "linear", 200, TwoBlobs.CLASS);
        assertThat(model.card()).isEqualTo(new ModelCard(ModelCard.FORMAT, "linear", CHOSEN, 180, 180));
        double[] probabilities = new double[2];
        model.predictor().predict(new double[] {3, 0}, probabilities);
        assertThat(probabilities[1]).isGreaterThan(0.95);
        model.predictor().predict(new double[] {-3, 0}, probabilities);
        assertThat(probabilities[1]).isLessThan(0.05);
    }

    @Test
    void aNumberIsLearnedToo() throws Exception {
        Model model = train(DEFAULTS, "linear", 500, TwoBlobs.NUMBER);
        double[] number = new double[1];
        model.predictor().predict(new double[] {1, 2}, number);
        assertThat(number[0]).isBetween(2.8, 3.2);
    }

    @Test
    void ofMoreRowsASampleIsUsedAndTheCardSaysSo() throws Exception {
        Model model = train(new TrainerConfig("train", 50, 40_000_000), "linear", 200, TwoBlobs.CLASS);
        assertThat(model.card().trainingRows()).isEqualTo(50);
        assertThat(model.card().availableRows()).isEqualTo(180);
    }

    @Test
    void wideRowsAreFewerButNotFewerThanAThousand() throws Exception {
        Model model = train(new TrainerConfig("train", 200_000, 1), "linear", 2_000, TwoBlobs.CLASS);
        assertThat(model.card().trainingRows()).isEqualTo(1_000);
    }

    @Test
    void aTrainerThatIsNotThereIsRefusedByName() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> train(DEFAULTS, "liner", 20, TwoBlobs.CLASS))
                .withMessageContaining(
                        "Tuning chose the trainer 'liner', which no plugin provides; did you mean 'linear'?")
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TRAINER_UNAVAILABLE));
    }

    @Test
    void tooFewRowsAreRefused() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> train(DEFAULTS, "linear", 1, TwoBlobs.CLASS))
                .withMessageContaining("Split 'train' has 1 rows with a usable label 'class' and 0 without")
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TOO_FEW_ROWS));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrainerConfig("train", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrainerConfig("train", 1, 0));
    }

    private Model train(TrainerConfig config, String trainer, int rows, LabelSchema label)
            throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(directory, "train");
        FakeComponentContext context = FakeComponentContext.of(TrainerComponent.class, place.resolve("outputs"));
        inputs(place, trainer, TwoBlobs.write(place, rows, label))
                .forEach((name, artifacts) -> context.withInput(name, artifacts.toArray(Artifact[]::new)));
        new TrainerComponent(config, TRAINERS, allocator).run(context);
        return Model.read(requireNonNull(context.outputs().get("model")).directory());
    }

    private static Map<String, List<Artifact>> inputs(Path place, String trainer, Map<String, List<Artifact>> examples)
            throws IOException {
        Path tuning = Files.createDirectories(place.resolve("tuning"));
        JsonRecords.write(
                tuning.resolve(TuningResult.FILE),
                new TuningResult(
                        trainer, CHOSEN, "log-loss", 3, 1, List.of(new TuningResult.Trial(trainer, CHOSEN, 0, 0))));
        Map<String, List<Artifact>> inputs = new HashMap<>(examples);
        inputs.put(
                "hyper-parameters",
                List.of(FakeComponentContext.artifact(ArtifactType.HYPER_PARAMETERS, tuning, Map.of())));
        return inputs;
    }
}
