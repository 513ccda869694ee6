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
import dev.headrace.training.spi.Trainer;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.validation.Task;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BoostingTrainerTest extends TrainerConformanceTest {
    private static final Map<String, Double> ONE_FULL_STEP =
            Map.of("trees", 1.0, "max-nodes", 4.0, "shrinkage", 1.0, "subsample", 1.0, "l2", 0.0, "node-size", 1.0);

    @Override
    protected Trainer newTrainer() {
        return new BoostingTrainer();
    }

    @Test
    void oneFullStepOfARegressionIsTheMeanOfEachLeaf() throws Exception {
        double[] x = {1, 1, 2, 2, 3, 3};
        double[] y = {10, 12, 20, 22, 60, 70};
        Predictor predictor = train(
                Trees.data(Task.REGRESSION, 0, new double[][] {x}, y),
                Map.of(
                        "trees",
                        1.0,
                        "max-nodes",
                        3.0,
                        "shrinkage",
                        1.0,
                        "subsample",
                        1.0,
                        "l2",
                        0.0,
                        "node-size",
                        2.0));
        assertThat(predict(predictor, 1)[0]).isCloseTo(11, within(1e-12));
        assertThat(predict(predictor, 2.4)[0]).isCloseTo(21, within(1e-12));
        assertThat(predict(predictor, 3)[0]).isCloseTo(65, within(1e-12));
    }

    @Test
    void oneFullStepOfTwoClassesIsNewtons() throws Exception {
        double[] x = {0, 0, 0, 0, 1, 1, 1, 1};
        double[] y = {0, 0, 0, 1, 1, 1, 1, 0};
        Predictor predictor = train(Trees.data(Task.BINARY, 2, new double[][] {x}, y), ONE_FULL_STEP);
        // From probability 1/2 everywhere: the gradient of a leaf is 3/2 - 1/2 = 1 and its curvature 4/4 = 1.
        assertThat(predict(predictor, 1)[1]).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
        assertThat(predict(predictor, 0)[1]).isCloseTo(1 / (1 + Math.exp(1)), within(1e-12));
    }

    @Test
    void manyStepsReachTheSharesOfTheLeaves() throws Exception {
        double[] x = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
        double[] y = {0, 0, 1, 2, 1, 1, 1, 0, 2, 2, 0, 1};
        Predictor predictor = train(
                Trees.data(Task.MULTICLASS, 3, new double[][] {x}, y),
                Map.of(
                        "trees",
                        400.0,
                        "max-nodes",
                        3.0,
                        "shrinkage",
                        0.2,
                        "subsample",
                        1.0,
                        "l2",
                        0.0,
                        "node-size",
                        1.0));
        assertThat(predict(predictor, 0)).containsExactly(new double[] {0.5, 0.25, 0.25}, within(1e-3));
        assertThat(predict(predictor, 1)).containsExactly(new double[] {0.25, 0.75, 0}, within(2e-2));
        assertThat(predict(predictor, 2)).containsExactly(new double[] {0.25, 0.25, 0.5}, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "trees,0",
        "max-nodes,1",
        "max-depth,1",
        "node-size,0",
        "shrinkage,0",
        "shrinkage,1.1",
        "subsample,0",
        "l2,-1",
        "l2,Infinity",
        "shrinkage,NaN"
    })
    void hyperparametersOutOfRangeAreRefused(String name, double value) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> train(Trees.random(Task.BINARY, 2, 20, 2, 1), Map.of(name, value)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.HYPERPARAMETER_INVALID))
                .withMessageContaining("'" + name + "' of trainer 'boosting' is " + value);
    }

    private static double[] predict(Predictor predictor, double x) {
        double[] output = new double[predictor.outputs()];
        predictor.predict(new double[] {x}, output);
        return output;
    }

    private static Predictor train(TrainingData data, Map<String, Double> hyperparameters) throws InterruptedException {
        return new BoostingTrainer()
                .train(data, new Hyperparameters(hyperparameters), new Seed(3), TrainingMonitor.SILENT);
    }
}
