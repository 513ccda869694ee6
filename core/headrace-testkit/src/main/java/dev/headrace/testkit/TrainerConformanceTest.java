package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Seed;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.Predictor;
import dev.headrace.training.PredictorFormat;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.spi.Trainer;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.validation.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [Trainer] promises. A trainer's own test extends this class and says how to build the trainer,
/// and by flags what it cannot do.
///
/// Every check is made for each task that the trainer supports.
public abstract class TrainerConformanceTest {
    private static final Seed SEED = new Seed(20_260_401L);
    private static final int ROWS = 240;
    private static final int FEATURES = 5;
    /// The classes where there are several.
    private static final int CLASSES = 3;

    @TempDir
    Path directory = Path.of("");

    /// For the trainer's own test.
    protected TrainerConformanceTest() {}

    /// Builds the trainer, as the engine does.
    ///
    /// @return a new trainer
    protected abstract Trainer newTrainer();

    /// Whether the monitor can stop the training in its midst. False suits one that must finish what it
    /// began, and asks at the start and at the end only.
    ///
    /// @return true unless it runs to its end once it has begun
    protected boolean stopsInTheMidst() {
        return true;
    }

    @Test
    final void aTaskIsSupported() {
        assertThat(supported()).isNotEmpty();
    }

    @Test
    final void everyCandidateCanBeLearnedWith() throws Exception {
        for (Task task : supported()) {
            TrainingData data = pattern(task, 60, FEATURES);
            List<Hyperparameters> candidates = newTrainer().candidates(task, data.rows(), FEATURES);
            assertThat(candidates).as("candidates for %s", task).isNotEmpty().doesNotHaveDuplicates();
            for (Hyperparameters candidate : candidates) {
                checkOutputs(newTrainer().train(data, candidate, SEED, TrainingMonitor.SILENT), data);
            }
        }
    }

    @Test
    final void candidatesAreThereWhateverTheSize() {
        for (Task task : supported()) {
            for (long rows : new long[] {2, 1_000, 100_000_000}) {
                for (int features : new int[] {0, 1, 100_000}) {
                    assertThat(newTrainer().candidates(task, rows, features))
                            .as("candidates for %s with %s rows and %s features", task, rows, features)
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    final void equalSeedsGiveEqualBytesWhateverTheNumberOfThreads() throws Exception {
        for (Task task : supported()) {
            byte[] here = bytes(train(pattern(task, ROWS, FEATURES)));
            assertThat(bytes(train(pattern(task, ROWS, FEATURES)))).as("again").isEqualTo(here);
            for (int threads : new int[] {1, 4}) {
                try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                    Predictor there = pool.submit(() -> train(pattern(task, ROWS, FEATURES)))
                            .get();
                    assertThat(bytes(there))
                            .as("%s with %s threads", task, threads)
                            .isEqualTo(here);
                }
            }
        }
    }

    @Test
    final void whatItLearnsFromIsLeftUnchanged() throws Exception {
        for (Task task : supported()) {
            TrainingData data = pattern(task, ROWS, FEATURES);
            TrainingData copy = pattern(task, ROWS, FEATURES);
            train(data);
            assertThat(data.labels()).isEqualTo(copy.labels());
            for (int feature = 0; feature < FEATURES; feature++) {
                assertThat(data.column(feature)).isEqualTo(copy.column(feature));
            }
        }
    }

    @Test
    final void predictionsSurviveTheirFile() throws Exception {
        for (Task task : supported()) {
            TrainingData data = pattern(task, ROWS, FEATURES);
            Predictor predictor = train(data);
            Path file = directory.resolve(PredictorFormat.FILE);
            PredictorFormat.write(file, predictor);
            Predictor read = PredictorFormat.read(file);
            for (int row = 0; row < data.rows(); row++) {
                assertThat(predict(read, data, row)).isEqualTo(predict(predictor, data, row));
            }
        }
    }

    @Test
    final void anEasyPatternIsLearnedBetterThanByItsFrequencies() throws Exception {
        for (Task task : supported()) {
            TrainingData all = pattern(task, 3 * ROWS, FEATURES);
            TrainingData data = all.select(range(0, 2 * ROWS));
            TrainingData unseen = all.select(range(2 * ROWS, 3 * ROWS));
            Predictor predictor = train(data);
            checkOutputs(predictor, unseen);
            double[] featureless = featureless(data);
            double loss = 0;
            double baseline = 0;
            for (int row = 0; row < unseen.rows(); row++) {
                loss += loss(predict(predictor, unseen, row), unseen.labels()[row], task);
                baseline += loss(featureless, unseen.labels()[row], task);
            }
            assertThat(loss).as("loss of %s on unseen rows", task).isLessThan(0.8 * baseline);
        }
    }

    @Test
    final void oneFeatureIsEnough() throws Exception {
        for (Task task : supported()) {
            TrainingData data = pattern(task, ROWS, 1);
            checkOutputs(train(data), data);
        }
    }

    @Test
    final void withoutFeaturesTheFrequenciesArePredicted() throws Exception {
        for (Task task : supported()) {
            TrainingData data = pattern(task, ROWS, 0);
            Predictor predictor = train(data);
            checkOutputs(predictor, data);
            double[] expected = featureless(data);
            double[] output = predict(predictor, data, 0);
            for (int i = 0; i < expected.length; i++) {
                assertThat(output[i]).as("output %s of %s", i, task).isCloseTo(expected[i], within(0.02));
            }
        }
    }

    @Test
    final void constantAndEqualFeaturesDoNoHarm() throws Exception {
        for (Task task : supported()) {
            TrainingData some = pattern(task, ROWS, 2);
            double[] constant = new double[ROWS];
            Arrays.fill(constant, 7);
            double[][] columns = {some.column(0), constant, some.column(0).clone(), some.column(1), new double[ROWS]};
            TrainingData data = new TrainingData(
                    task, some.classes(), List.of("first", "seven", "again", "second", "zero"), columns, some.labels());
            checkOutputs(train(data), data);
        }
    }

    @Test
    final void moreFeaturesThanRowsCanBeLearnedFrom() throws Exception {
        for (Task task : supported()) {
            TrainingData data = pattern(task, 20, 50);
            checkOutputs(train(data), data);
        }
    }

    @Test
    final void featuresOfVeryDifferentScalesGiveFinitePredictions() throws Exception {
        for (Task task : supported()) {
            TrainingData some = pattern(task, ROWS, 3);
            double[][] columns = {
                some.column(0), some.column(1).clone(), some.column(2).clone()
            };
            for (int row = 0; row < ROWS; row++) {
                columns[1][row] *= 1e9;
                columns[2][row] = columns[2][row] * 1e-9 + 1e6;
            }
            TrainingData data = new TrainingData(task, some.classes(), some.features(), columns, some.labels());
            checkOutputs(train(data), data);
        }
    }

    @Test
    final void twoRowsAreEnough() throws Exception {
        for (Task task : supported()) {
            TrainingData data =
                    new TrainingData(task, classes(task), List.of("x"), new double[][] {{0, 1}}, new double[] {
                        0, task == Task.MULTICLASS ? 2 : 1
                    });
            checkOutputs(train(data), data);
        }
    }

    @Test
    final void aClassWithoutRowsHasALittleProbability() throws Exception {
        if (!newTrainer().supports(Task.MULTICLASS)) {
            return;
        }
        TrainingData some = pattern(Task.MULTICLASS, ROWS, FEATURES);
        double[][] columns = new double[FEATURES][];
        for (int feature = 0; feature < FEATURES; feature++) {
            columns[feature] = some.column(feature);
        }
        // Class 1 moves to 3, so that 1 and 4 have no rows.
        double[] labels = Arrays.stream(some.labels())
                .map(label -> label == 1 ? 3 : label)
                .toArray();
        TrainingData data = new TrainingData(Task.MULTICLASS, 5, some.features(), columns, labels);
        Predictor predictor = train(data);
        checkOutputs(predictor, data);
        for (int row = 0; row < data.rows(); row++) {
            double[] output = predict(predictor, data, row);
            assertThat(output[1]).isLessThan(0.2);
            assertThat(output[4]).isLessThan(0.2);
        }
        TrainingData two = new TrainingData(
                Task.MULTICLASS,
                5,
                some.features(),
                columns,
                Arrays.stream(some.labels()).map(label -> label == 0 ? 1 : 4).toArray());
        checkOutputs(train(two), two);
    }

    @Test
    final void anUnknownHyperparameterIsRefused() {
        for (Task task : supported()) {
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> newTrainer()
                            .train(
                                    pattern(task, ROWS, FEATURES),
                                    new Hyperparameters(Map.of("no-such-thing", 1.0)),
                                    SEED,
                                    TrainingMonitor.SILENT))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.HYPERPARAMETER_INVALID))
                    .withMessageContaining("no-such-thing");
        }
    }

    @Test
    final void progressIsToldAndNeverGoesBeyondItsTotal() throws Exception {
        for (Task task : supported()) {
            List<long[]> told = Collections.synchronizedList(new ArrayList<>());
            newTrainer().train(pattern(task, ROWS, FEATURES), first(task), SEED, (done, total, unit) -> {
                assertThat(unit).isNotBlank();
                told.add(new long[] {done, total});
            });
            assertThat(told).as("what the monitor of %s was told", task).isNotEmpty();
            assertThat(told).allSatisfy(progress -> assertThat(progress[0]).isBetween(0L, progress[1]));
        }
    }

    @Test
    final void aMonitorThatSaysStopIsHeard() {
        for (Task task : supported()) {
            assertThatExceptionOfType(InterruptedException.class)
                    .as(task.toString())
                    .isThrownBy(() -> newTrainer()
                            .train(pattern(task, ROWS, FEATURES), first(task), SEED, (done, total, unit) -> {
                                throw new InterruptedException("stop");
                            }));
        }
    }

    @Test
    final void aMonitorThatSaysStopInTheMidstIsHeard() throws Exception {
        if (!stopsInTheMidst()) {
            return;
        }
        for (Task task : supported()) {
            AtomicInteger all = new AtomicInteger();
            newTrainer()
                    .train(
                            pattern(task, ROWS, FEATURES),
                            first(task),
                            SEED,
                            (done, total, unit) -> all.incrementAndGet());
            assertThat(all.get()).as("calls of the monitor").isGreaterThan(2);
            AtomicInteger calls = new AtomicInteger();
            assertThatExceptionOfType(InterruptedException.class)
                    .as(task.toString())
                    .isThrownBy(() -> newTrainer()
                            .train(pattern(task, ROWS, FEATURES), first(task), SEED, (done, total, unit) -> {
                                if (calls.incrementAndGet() == 2) {
                                    throw new InterruptedException("stop");
                                }
                            }));
        }
    }

    private List<Task> supported() {
        return Arrays.stream(Task.values())
                .filter(task -> newTrainer().supports(task))
                .toList();
    }

    private Hyperparameters first(Task task) {
        return newTrainer().candidates(task, ROWS, FEATURES).getFirst();
    }

    private Predictor train(TrainingData data) throws InterruptedException {
        return newTrainer().train(data, first(data.task()), SEED, TrainingMonitor.SILENT);
    }

    private byte[] bytes(Predictor predictor) throws IOException {
        Path file = directory.resolve(PredictorFormat.FILE);
        PredictorFormat.write(file, predictor);
        return Files.readAllBytes(file);
    }

    private static int[] range(int from, int to) {
        int[] rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
        return rows;
    }

    private static int classes(Task task) {
        return switch (task) {
            case BINARY -> 2;
            case MULTICLASS -> CLASSES;
            case REGRESSION -> 0;
        };
    }

    /// The label follows the first feature, with noise; the other features say nothing.
    private static TrainingData pattern(Task task, int rows, int features) {
        SplittableRandom random = new SplittableRandom(SEED.value());
        double[][] columns = new double[features][rows];
        double[] labels = new double[rows];
        List<String> names = new ArrayList<>();
        for (int feature = 0; feature < features; feature++) {
            names.add("x" + feature);
        }
        for (int row = 0; row < rows; row++) {
            double cause = random.nextDouble(-1, 1);
            double noisy = cause + random.nextDouble(-0.1, 0.1);
            for (int feature = 0; feature < features; feature++) {
                columns[feature][row] = feature == 0 ? cause : random.nextDouble(-1, 1);
            }
            labels[row] = switch (task) {
                case BINARY -> noisy > 0 ? 1 : 0;
                case MULTICLASS -> noisy > 0.33 ? 2 : noisy > -0.33 ? 1 : 0;
                case REGRESSION -> 10 + 3 * noisy;
            };
        }
        return new TrainingData(task, classes(task), names, columns, labels);
    }

    /// The frequency of each class, or the mean.
    private static double[] featureless(TrainingData data) {
        double[] expected = new double[Math.max(1, data.classes())];
        for (double label : data.labels()) {
            if (data.task() == Task.REGRESSION) {
                expected[0] += label / data.rows();
            } else {
                expected[(int) label] += 1.0 / data.rows();
            }
        }
        return expected;
    }

    private static double loss(double[] output, double label, Task task) {
        return task == Task.REGRESSION
                ? (output[0] - label) * (output[0] - label)
                : -Math.log(Math.max(output[(int) label], 1e-15));
    }

    private static double[] predict(Predictor predictor, TrainingData data, int row) {
        double[] features = new double[data.features().size()];
        for (int feature = 0; feature < features.length; feature++) {
            features[feature] = data.column(feature)[row];
        }
        double[] output = new double[predictor.outputs()];
        predictor.predict(features, output);
        return output;
    }

    private static void checkOutputs(Predictor predictor, TrainingData data) {
        assertThat(predictor.features()).isEqualTo(data.features().size());
        assertThat(predictor.outputs()).isEqualTo(Math.max(1, data.classes()));
        for (int row = 0; row < data.rows(); row++) {
            double[] output = predict(predictor, data, row);
            assertThat(Arrays.stream(output))
                    .allSatisfy(value -> assertThat(value).isFinite());
            if (data.task() != Task.REGRESSION) {
                assertThat(Arrays.stream(output))
                        .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
                assertThat(Arrays.stream(output).sum()).isCloseTo(1, within(1e-9));
            }
        }
    }
}
