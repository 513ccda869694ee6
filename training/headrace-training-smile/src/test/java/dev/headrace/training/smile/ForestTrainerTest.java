package dev.headrace.training.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Seed;
import dev.headrace.testkit.TrainerConformanceTest;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TreeEnsemblePredictor;
import dev.headrace.training.spi.Trainer;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.validation.Task;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForestTrainerTest extends TrainerConformanceTest {
    @Override
    protected Trainer newTrainer() {
        return new ForestTrainer();
    }

    @Test
    void rareClassesKeepTheProbabilitiesOfTheirLeaves() throws Exception {
        // One part has 4 positives in a hundred and the other 30: in both the majority is negative, and a tree that
        // merges leaves of one majority would give both the same.
        double[] part = new double[2_000];
        double[] labels = new double[2_000];
        for (int row = 0; row < part.length; row++) {
            part[row] = row % 2;
            labels[row] = row / 2 % 100 < (row % 2 == 0 ? 4 : 30) ? 1 : 0;
        }
        Predictor predictor = train(Trees.data(Task.BINARY, 2, new double[][] {part}, labels), Map.of("trees", 30.0));
        double[] output = new double[2];
        predictor.predict(new double[] {0}, output);
        assertThat(output[1]).isCloseTo(0.04, within(0.01));
        predictor.predict(new double[] {1}, output);
        assertThat(output[1]).isCloseTo(0.3, within(0.02));
    }

    @Test
    void itHasAsManyTreesAsAskedFor() throws Exception {
        Predictor predictor = train(Trees.random(Task.REGRESSION, 0, 50, 2, 1), Map.of("trees", 7.0));
        assertThat(((TreeEnsemblePredictor) predictor).trees()).isEqualTo(7);
    }

    @Test
    void anotherSeedGivesAnotherForest() throws Exception {
        TrainingData data = Trees.random(Task.REGRESSION, 0, 200, 4, 1);
        double[] row = {0.1, 0.2, 0.3, 0.4};
        double[] one = new double[1];
        double[] other = new double[1];
        new ForestTrainer()
                .train(data, Hyperparameters.NONE, new Seed(1), TrainingMonitor.SILENT)
                .predict(row, one);
        new ForestTrainer()
                .train(data, Hyperparameters.NONE, new Seed(2), TrainingMonitor.SILENT)
                .predict(row, other);
        assertThat(one).isNotEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "trees,0",
        "trees,1.5",
        "max-depth,1",
        "max-nodes,1",
        "node-size,0",
        "features,0",
        "features,3",
        "trees,NaN"
    })
    void hyperparametersOutOfRangeAreRefused(String name, double value) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> train(Trees.random(Task.BINARY, 2, 20, 2, 1), Map.of(name, value)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.HYPERPARAMETER_INVALID))
                .withMessageContaining("'" + name + "' of trainer 'forest' is " + value);
    }

    private static Predictor train(TrainingData data, Map<String, Double> hyperparameters) throws InterruptedException {
        return new ForestTrainer()
                .train(data, new Hyperparameters(hyperparameters), new Seed(3), TrainingMonitor.SILENT);
    }
}
