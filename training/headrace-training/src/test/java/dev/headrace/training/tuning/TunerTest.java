package dev.headrace.training.tuning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Seed;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TuningResult;
import dev.headrace.training.TuningResult.Trial;
import dev.headrace.training.linear.LinearTrainer;
import dev.headrace.training.loading.TwoBlobs;
import dev.headrace.training.spi.Trainer;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TunerTest extends ComponentConformanceTest {
    private static final TunerConfig DEFAULTS = config(List.of(), 3, 20_000, 5_000, 12);

    @TempDir
    Path directory = Path.of("");

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new Tuner(DEFAULTS, Map.of("linear", new LinearTrainer(), "guess", new Guess()), allocator);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        return TwoBlobs.write(prepared, 300, TwoBlobs.CLASS);
    }

    @Test
    void theBestOfAllTrialsIsChosenAndAllAreListed() throws Exception {
        TuningResult result =
                tune(DEFAULTS, Map.of("guess", new Guess(), "linear", new LinearTrainer()), 300, TwoBlobs.CLASS);
        assertThat(result.trainer()).isEqualTo("linear");
        assertThat(result.metric()).isEqualTo("log-loss");
        assertThat(result.folds()).isEqualTo(3);
        assertThat(result.rows()).isEqualTo(270);
        int candidates = new LinearTrainer().candidates(Task.BINARY, 270, 2).size() + 4;
        assertThat(result.trials()).hasSize(candidates);
        assertThat(result.trials().stream().mapToDouble(Trial::mean)).isSorted();
        assertThat(result.trials().getFirst().hyperparameters()).isEqualTo(result.hyperparameters());
        assertThat(result.trials().getFirst().standardError()).isPositive();
    }

    @Test
    void aGuessOfEqualProbabilitiesCostsTheLogarithmOfTwo() throws Exception {
        TuningResult result = tune(DEFAULTS, Map.of("guess", new Guess()), 300, TwoBlobs.CLASS);
        Trial even = result.trials().getFirst();
        assertThat(even.hyperparameters()).isEqualTo(new Hyperparameters(Map.of("score", 0.0)));
        assertThat(even.mean()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(even.standardError()).isCloseTo(0, within(1e-12));
    }

    @Test
    void whatIsThoughtImpossibleCostsNoMoreThanTheBound() throws Exception {
        TuningResult result = tune(DEFAULTS, Map.of("guess", new Guess()), 300, TwoBlobs.CLASS);
        // Of the rows with a class 4 of 9 are red, the probability of which is exp(-100) and counts as 1e-15.
        assertThat(result.trials().getLast().mean()).isCloseTo(-Math.log(1e-15) * 4 / 9, within(1e-9));
    }

    @Test
    void numbersAreJudgedByTheRootOfTheMeanSquaredError() throws Exception {
        TuningResult result =
                tune(DEFAULTS, Map.of("guess", new Guess(), "linear", new LinearTrainer()), 300, TwoBlobs.NUMBER);
        assertThat(result.metric()).isEqualTo("rmse");
        assertThat(result.trainer()).isEqualTo("linear");
        // The noise that no model can know has the standard deviation 0.1.
        assertThat(result.trials().getFirst().mean()).isBetween(0.08, 0.13);
    }

    @Test
    void ofEqualTrialsTheFirstGuessOfTheFirstTrainerWins() throws Exception {
        TuningResult result = tune(
                DEFAULTS, Map.of("zebra", new Guess(), "monkey", new Guess(), "ant", new Guess()), 300, TwoBlobs.CLASS);
        assertThat(result.trainer()).isEqualTo("ant");
        assertThat(result.trials().stream().limit(3).map(Trial::trainer)).containsExactly("ant", "monkey", "zebra");
    }

    @Test
    void manyCombinationsOnManyRowsGoThroughTwoRounds() throws Exception {
        List<Integer> rows = new ArrayList<>();
        Trainer counting = new Guess() {
            @Override
            public Predictor train(
                    TrainingData data, Hyperparameters hyperparameters, Seed seed, TrainingMonitor monitor) {
                rows.add(data.rows());
                return super.train(data, hyperparameters, seed, monitor);
            }
        };
        TunerConfig config = config(List.of(), 2, 20_000, 100, 12);
        TuningResult result = tune(config, Map.of("guess", counting), 1_000, TwoBlobs.CLASS);
        assertThat(rows).hasSize(14).startsWith(50, 50, 50).endsWith(450, 450, 450);
        assertThat(rows.stream().filter(count -> count == 50)).hasSize(8);
        assertThat(result.rows()).isEqualTo(900);
        assertThat(result.trials()).hasSize(4);
        assertThat(result.trainer()).isEqualTo("guess");
        assertThat(result.hyperparameters().get("score", 9)).isZero();
    }

    @Test
    void onlyTheNamedTrainersAreTried() throws Exception {
        Map<String, Trainer> trainers = Map.of("guess", new Guess(), "linear", new LinearTrainer());
        TunerConfig config = config(List.of("guess"), 3, 20_000, 5_000, 12);
        assertThat(tune(config, trainers, 300, TwoBlobs.CLASS).trials())
                .extracting(Trial::trainer)
                .containsOnly("guess");
    }

    @Test
    void theFirstGuessesOfAllTrainersComeBeforeTheSecondOnes() throws Exception {
        Map<String, Trainer> trainers = Map.of("guess", new Guess(), "linear", new LinearTrainer());
        TunerConfig config = config(List.of(), 3, 20_000, 5_000, 2);
        assertThat(tune(config, trainers, 300, TwoBlobs.CLASS).trials())
                .extracting(Trial::trainer)
                .containsExactly("linear", "guess");
    }

    @Test
    void noMoreRowsThanTheMaximumAreUsed() throws Exception {
        TunerConfig config = config(List.of(), 3, 60, 5_000, 12);
        assertThat(tune(config, Map.of("guess", new Guess()), 300, TwoBlobs.CLASS)
                        .rows())
                .isEqualTo(60);
    }

    @Test
    void anUnknownTrainerIsRefusedByName() {
        TunerConfig config = config(List.of("linaer"), 3, 20_000, 5_000, 12);
        refused(config, Map.of("linear", new LinearTrainer()), "No plugin provides the trainer 'linaer'; did you mean");
    }

    @Test
    void withoutATrainerForTheTaskNothingCanBeTuned() {
        Trainer unable = new Guess() {
            @Override
            public boolean supports(Task task) {
                return false;
            }
        };
        refused(DEFAULTS, Map.of("guess", unable), "No plugin provides a trainer that can learn BINARY");
        TunerConfig config = config(List.of("guess"), 3, 20_000, 5_000, 12);
        refused(config, Map.of("guess", unable), "The trainer 'guess' cannot learn BINARY on this machine");
    }

    @Test
    void tooFewRowsToBeSplitAreRefused() throws Exception {
        tooFew(TwoBlobs.write(directory.resolve("five"), 5, TwoBlobs.CLASS), "5 rows with a label");
        tooFew(TwoBlobs.write(directory.resolve("one"), 1, TwoBlobs.NUMBER), "1 rows with a usable label 'number'");
        tooFew(TwoBlobs.writeMostlyBlue(directory.resolve("red-0"), 50, 0), "rows of one class");
        tooFew(TwoBlobs.writeMostlyBlue(directory.resolve("red-1"), 50, 1), "2 rows each of at least 2 classes");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(List.of(), 1, 20_000, 5_000, 12))
                .withMessage("folds must be at least 2: 1");
        assertThatIllegalArgumentException().isThrownBy(() -> config(List.of(), 3, 0, 5_000, 12));
    }

    private void tooFew(Map<String, List<Artifact>> inputs, String message) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> tune(DEFAULTS, Map.of("guess", new Guess()), inputs))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TOO_FEW_ROWS));
    }

    private void refused(TunerConfig config, Map<String, Trainer> trainers, String message) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> tune(config, trainers, 30, TwoBlobs.CLASS))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TRAINER_UNAVAILABLE));
    }

    private TuningResult tune(TunerConfig config, Map<String, Trainer> trainers, int rows, LabelSchema label)
            throws IOException, InterruptedException {
        return tune(config, trainers, TwoBlobs.write(Files.createTempDirectory(directory, "inputs"), rows, label));
    }

    private TuningResult tune(TunerConfig config, Map<String, Trainer> trainers, Map<String, List<Artifact>> inputs)
            throws IOException, InterruptedException {
        FakeComponentContext context =
                FakeComponentContext.of(Tuner.class, Files.createTempDirectory(directory, "outputs"));
        inputs.forEach((name, artifacts) -> context.withInput(name, artifacts.toArray(Artifact[]::new)));
        new Tuner(config, trainers, allocator).run(context);
        Artifact output = requireNonNull(context.outputs().get("hyper-parameters"));
        return JsonRecords.read(output.directory().resolve(TuningResult.FILE), TuningResult.class);
    }

    private static TunerConfig config(List<String> trainers, int folds, long rows, int firstRows, int trials) {
        return new TunerConfig("train", trainers, folds, rows, 10_000_000, firstRows, 3, trials);
    }

    /// Predicts the same for all: the hyperparameter `score`.
    private static class Guess implements Trainer {
        @Override
        public boolean supports(Task task) {
            return true;
        }

        @Override
        public List<Hyperparameters> candidates(Task task, long rows, int features) {
            return List.of(score(-100), score(2), score(0), score(-2));
        }

        private static Hyperparameters score(double score) {
            return new Hyperparameters(Map.of("score", score));
        }

        @Override
        public Predictor train(TrainingData data, Hyperparameters hyperparameters, Seed seed, TrainingMonitor monitor) {
            double[] score = {hyperparameters.get("score", 0)};
            return data.classes() == 0
                    ? new LinearPredictor(2, 1, Link.IDENTITY, new double[2], score)
                    : new LinearPredictor(2, 2, Link.LOGISTIC, new double[2], score);
        }
    }
}
