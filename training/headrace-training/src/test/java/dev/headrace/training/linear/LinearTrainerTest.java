package dev.headrace.training.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

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
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinearTrainerTest extends TrainerConformanceTest {
    @Override
    protected Trainer newTrainer() {
        return new LinearTrainer();
    }

    /// NIST Statistical Reference Datasets, Longley: certified values of least squares on features of very
    /// different scales that nearly determine each other.
    @Test
    void leastSquaresHaveTheCertifiedValues() throws Exception {
        double[][] rows = {
            {83.0, 234289, 2356, 1590, 107608, 1947, 60323},
            {88.5, 259426, 2325, 1456, 108632, 1948, 61122},
            {88.2, 258054, 3682, 1616, 109773, 1949, 60171},
            {89.5, 284599, 3351, 1650, 110929, 1950, 61187},
            {96.2, 328975, 2099, 3099, 112075, 1951, 63221},
            {98.1, 346999, 1932, 3594, 113270, 1952, 63639},
            {99.0, 365385, 1870, 3547, 115094, 1953, 64989},
            {100.0, 363112, 3578, 3350, 116219, 1954, 63761},
            {101.2, 397469, 2904, 3048, 117388, 1955, 66019},
            {104.6, 419180, 2822, 2857, 118734, 1956, 67857},
            {108.4, 442769, 2936, 2798, 120445, 1957, 68169},
            {110.8, 444546, 4681, 2637, 121950, 1958, 66513},
            {112.6, 482704, 3813, 2552, 123366, 1959, 68655},
            {114.2, 502601, 3931, 2514, 125368, 1960, 69564},
            {115.7, 518173, 4806, 2572, 127852, 1961, 69331},
            {116.9, 554894, 4007, 2827, 130081, 1962, 70551}
        };
        double[] certified = {
            15.0618722713733,
            -0.358191792925910E-01,
            -2.02022980381683,
            -1.03322686717359,
            -0.511041056535807E-01,
            1829.15146461355
        };
        double[][] columns = new double[6][rows.length];
        double[] labels = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int feature = 0; feature < 6; feature++) {
                columns[feature][row] = rows[row][feature];
            }
            labels[row] = rows[row][6];
        }
        Predictor predictor = train(data(Task.REGRESSION, 0, columns, labels), 1e-12);
        double intercept = score(predictor, new double[6], 0);
        assertThat(intercept).isCloseTo(-3482258.63459582, withinPercentage(1e-5));
        for (int feature = 0; feature < 6; feature++) {
            double[] unit = new double[6];
            unit[feature] = 1;
            assertThat(score(predictor, unit, 0) - intercept).isCloseTo(certified[feature], withinPercentage(1e-4));
        }
    }

    @Test
    void ridgeOfOneFeatureHasItsClosedForm() throws Exception {
        double[] x = {1, 2, 4, 7};
        double[] y = {3, 1, 5, 9};
        Predictor predictor = train(data(Task.REGRESSION, 0, new double[][] {x}, y), 2.5);
        // Centred: x is -2.5, -1.5, 0.5, 3.5 and y is -1.5, -3.5, 0.5, 4.5.
        double slope = (3.75 + 5.25 + 0.25 + 15.75) / (6.25 + 2.25 + 0.25 + 12.25 + 2.5);
        assertThat(score(predictor, new double[] {0}, 0)).isCloseTo(4.5 - slope * 3.5, within(1e-12));
        assertThat(score(predictor, new double[] {1}, 0)).isCloseTo(4.5 - slope * 2.5, within(1e-12));
    }

    /// The hours that twenty students learned, and whether they passed: the worked example of the article
    /// "Logistic regression" in the English Wikipedia, with its coefficients.
    @Test
    void logisticRegressionHasThePublishedCoefficients() throws Exception {
        double[] hours = {
            0.50, 0.75, 1.00, 1.25, 1.50, 1.75, 1.75, 2.00, 2.25, 2.50, 2.75, 3.00, 3.25, 3.50, 4.00, 4.25, 4.50, 4.75,
            5.00, 5.50
        };
        double[] passed = {0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1};
        Predictor predictor = train(data(Task.BINARY, 2, new double[][] {hours}, passed), 1e-9);
        double intercept = logOdds(predictor, new double[] {0});
        assertThat(intercept).isCloseTo(-4.0777, within(5e-5));
        assertThat(logOdds(predictor, new double[] {1}) - intercept).isCloseTo(1.5046, within(5e-5));
    }

    /// Where the penalised likelihood is greatest its gradient is 0, and nowhere else.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theGradientIsZeroAtTheSolution(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        int classes = 2 + (int) (seed % 3);
        int rows = 300;
        double[][] columns = new double[4][rows];
        for (double[] column : columns) {
            Arrays.setAll(column, row -> random.nextDouble(-2, 2) + 5);
        }
        double[] labels = new double[rows];
        Arrays.setAll(labels, row -> random.nextInt(3) == 0 ? random.nextInt(classes) : columns[0][row] > 5 ? 1 : 0);
        double penalty = 0.7;
        Task task = classes == 2 ? Task.BINARY : Task.MULTICLASS;
        Predictor predictor = train(data(task, classes, columns, labels), penalty);
        for (int number = 0; number < classes; number++) {
            double[] gradient = new double[5];
            double[] output = new double[classes];
            for (int row = 0; row < rows; row++) {
                int at = row;
                double[] features =
                        Arrays.stream(columns).mapToDouble(column -> column[at]).toArray();
                predictor.predict(features, output);
                double residual = output[number] - (labels[row] == number ? 1 : 0);
                gradient[4] += residual;
                for (int feature = 0; feature < 4; feature++) {
                    gradient[feature] += residual * features[feature];
                }
            }
            assertThat(gradient[4]).isCloseTo(0, within(1e-3));
            for (int feature = 0; feature < 4; feature++) {
                // One score for two classes is penalised once, as are its residuals.
                double weight = classes == 2
                        ? (number == 1 ? 1 : -1) * slope(predictor, feature)
                        : softmaxWeight(predictor, feature, number);
                assertThat(gradient[feature] + penalty * weight).isCloseTo(0, within(1e-2));
            }
        }
    }

    @Test
    void separableClassesHaveFiniteWeightsThatThePenaltyBounds() throws Exception {
        double[] x = IntStream.range(0, 100).mapToDouble(i -> i - 49.5).toArray();
        double[] labels = Arrays.stream(x).map(value -> value > 0 ? 1 : 0).toArray();
        Predictor strong = train(data(Task.BINARY, 2, new double[][] {x}, labels), 10);
        Predictor weak = train(data(Task.BINARY, 2, new double[][] {x}, labels), 0.001);
        double strongSlope = slope(strong, 0);
        double weakSlope = slope(weak, 0);
        assertThat(strongSlope).isBetween(0.01, 1.0);
        assertThat(weakSlope).isGreaterThan(strongSlope).isLessThan(100);
    }

    @Test
    void wideDataAreSolvedAsWellAsNarrow() throws Exception {
        // Beyond the width of the triangle the same minimum is reached by the diagonal.
        SplittableRandom random = new SplittableRandom(5);
        int rows = 60;
        double[][] narrow = new double[20][rows];
        for (double[] column : narrow) {
            Arrays.setAll(column, row -> random.nextDouble(-1, 1));
        }
        double[] labels = new double[rows];
        Arrays.setAll(labels, row -> narrow[0][row] + random.nextDouble(-0.5, 0.5));
        double[][] wide = new double[Preconditioner.WIDEST + 100][];
        for (int feature = 0; feature < wide.length; feature++) {
            wide[feature] = feature < narrow.length ? narrow[feature] : new double[rows];
        }
        for (Task task : new Task[] {Task.REGRESSION, Task.BINARY}) {
            double[] target = task == Task.REGRESSION
                    ? labels
                    : Arrays.stream(labels).map(label -> label > 0 ? 1 : 0).toArray();
            int classes = task == Task.REGRESSION ? 0 : 2;
            Predictor exact = train(data(task, classes, narrow, target), 1);
            Predictor diagonal = train(data(task, classes, wide, target), 1);
            for (int row = 0; row < rows; row++) {
                int at = row;
                double[] few =
                        Arrays.stream(narrow).mapToDouble(column -> column[at]).toArray();
                assertThat(score(diagonal, Arrays.copyOf(few, wide.length), 0))
                        .isCloseTo(score(exact, few, 0), within(1e-5));
            }
        }
    }

    @Test
    void oneClassAloneIsPredictedWithAlmostCertainty() throws Exception {
        Predictor two = train(data(Task.BINARY, 2, new double[][] {{1, 2, 3}}, new double[] {1, 1, 1}), 1);
        assertThat(score(two, new double[] {9}, 1)).isCloseTo(3.5 / 4, within(1e-12));
        Predictor three = train(data(Task.MULTICLASS, 3, new double[][] {{1, 2, 3}}, new double[] {2, 2, 2}), 1);
        assertThat(score(three, new double[] {9}, 2)).isCloseTo(3.5 / 4.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aPenaltyMustBePositive(double penalty) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> train(data(Task.BINARY, 2, new double[][] {{1, 2}}, new double[] {0, 1}), penalty))
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.HYPERPARAMETER_INVALID))
                .withMessage("Hyperparameter 'l2' of the linear trainer is " + penalty
                        + ", and a positive number was expected");
    }

    private static Predictor train(TrainingData data, double penalty) throws InterruptedException {
        return new LinearTrainer()
                .train(data, new Hyperparameters(Map.of("l2", penalty)), new Seed(1), TrainingMonitor.SILENT);
    }

    private static TrainingData data(Task task, int classes, double[][] columns, double[] labels) {
        return new TrainingData(
                task,
                classes,
                IntStream.range(0, columns.length).mapToObj(i -> "x" + i).toList(),
                columns,
                labels);
    }

    private static double score(Predictor predictor, double[] row, int output) {
        double[] outputs = new double[predictor.outputs()];
        predictor.predict(row, outputs);
        return outputs[output];
    }

    private static double logOdds(Predictor predictor, double[] row) {
        return Math.log(score(predictor, row, 1) / score(predictor, row, 0));
    }

    private static double slope(Predictor predictor, int feature) {
        double[] unit = new double[predictor.features()];
        double at0 = logOdds(predictor, unit);
        unit[feature] = 1;
        return logOdds(predictor, unit) - at0;
    }

    /// Softmax weights sum to 0 over the classes where they are penalised, so that they follow from the
    /// outputs.
    private static double softmaxWeight(Predictor predictor, int feature, int number) {
        double[] unit = new double[predictor.features()];
        double weight = 0;
        for (int at = 0; at < 2; at++) {
            unit[feature] = at;
            double[] outputs = new double[predictor.outputs()];
            predictor.predict(unit, outputs);
            double mean = Arrays.stream(outputs).map(Math::log).sum() / outputs.length;
            weight += (at == 1 ? 1 : -1) * (Math.log(outputs[number]) - mean);
        }
        return weight;
    }
}
