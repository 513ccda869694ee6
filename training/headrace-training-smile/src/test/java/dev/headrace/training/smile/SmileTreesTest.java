package dev.headrace.training.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.HeadraceException;
import dev.headrace.training.Link;
import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.validation.Task;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;
import smile.model.cart.RegressionNode;
import smile.regression.RandomForest;
import smile.regression.RegressionTree;

/// What Smile says of a row and what the flat arrays say of it are the same number.
final class SmileTreesTest {
    private static final int FEATURES = 6;
    private static final GrownTree.Limits LIMITS = new GrownTree.Limits(12, 200, 3, 3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void treesOfNumbersPredictWhatSmilesWalkDoes(long seed) {
        TrainingData data = Trees.random(Task.REGRESSION, 0, 400, FEATURES, seed);
        double[] ones = new double[data.rows()];
        Arrays.fill(ones, 1);
        GrowingData growing = new GrowingData(data);
        Node root = new NumberTree(growing, data.labels(), ones, 0.5, LIMITS, samples(data, seed)).root();
        Ensemble ensemble = new Ensemble(SmileTrees.open());
        ensemble.add(root, 0, 1, (leaf, values, at) -> values[at] = NumberTree.value(leaf, 0.5));
        Predictor predictor = ensemble.predictor(FEATURES, 1, Link.IDENTITY, new double[1]);
        DataFrame unseen = frame(Trees.random(Task.REGRESSION, 0, 500, FEATURES, seed + 100));
        assertThat(root.depth()).isGreaterThan(3);
        for (int row = 0; row < unseen.size(); row++) {
            assertThat(predict(predictor, unseen, row)[0])
                    .isEqualTo(NumberTree.value(root.predict(unseen.get(row)), 0.5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void treesOfClassesPredictWhatSmilesWalkDoes(long seed) {
        TrainingData data = Trees.random(Task.MULTICLASS, 4, 400, FEATURES, seed);
        GrowingData growing = new GrowingData(data);
        Node root = new ClassTree(growing, LIMITS, samples(data, seed)).root();
        Ensemble ensemble = new Ensemble(SmileTrees.open());
        ensemble.add(root, -1, 4, (leaf, values, at) -> {
            for (int number = 0; number < 4; number++) {
                values[at + number] = ((ValuesLeaf) leaf).sum(number);
            }
        });
        Predictor predictor = ensemble.predictor(FEATURES, 4, Link.SHARES, new double[4]);
        DataFrame unseen = frame(Trees.random(Task.MULTICLASS, 4, 500, FEATURES, seed + 100));
        for (int row = 0; row < unseen.size(); row++) {
            ValuesLeaf leaf = (ValuesLeaf) root.predict(unseen.get(row));
            double[] output = predict(predictor, unseen, row);
            for (int number = 0; number < 4; number++) {
                assertThat(output[number]).isEqualTo(leaf.sum(number) / leaf.size());
            }
        }
    }

    @Test
    void aForestThatSmileGrewItselfIsReadToTheLastDigits() {
        TrainingData data = Trees.random(Task.REGRESSION, 0, 400, FEATURES, 7);
        DataFrame frame = frame(data).add(new DoubleVector("y", data.labels()));
        int trees = 20;
        RandomForest forest = RandomForest.fit(
                Formula.lhs("y"),
                frame,
                new RandomForest.Options(
                        trees, 2, 12, 100, 5, 1.0, LongStream.range(0, trees).toArray(), null));
        Ensemble ensemble = new Ensemble(SmileTrees.open());
        for (RegressionTree tree : forest.trees()) {
            ensemble.add(
                    tree.root(), 0, 1, (leaf, values, at) -> values[at] = ((RegressionNode) leaf).output() / trees);
        }
        Predictor predictor = ensemble.predictor(FEATURES, 1, Link.IDENTITY, new double[1]);
        for (int row = 0; row < frame.size(); row++) {
            assertThat(predict(predictor, frame, row)[0]).isCloseTo(forest.predict(frame.get(row)), within(1e-12));
        }
    }

    @Test
    void bestSplitsAreFoundWhateverTheFormOfTheColumn() {
        // A column of two values and the same column with a third value elsewhere split alike.
        double[] twofold = new double[100];
        double[] labels = new double[100];
        for (int row = 0; row < 100; row++) {
            twofold[row] = row % 4 == 0 ? 2 : -1;
            labels[row] = row % 4 == 0 ? 9 : row % 2;
        }
        double[] threefold = twofold.clone();
        threefold[1] = -1.5;
        double[] ones = new double[100];
        Arrays.fill(ones, 1);
        int[] samples = new int[100];
        Arrays.fill(samples, 1);
        for (double[] column : new double[][] {twofold, threefold}) {
            GrowingData growing = new GrowingData(Trees.data(Task.REGRESSION, 0, new double[][] {column}, labels));
            GrownTree.Limits limits = new GrownTree.Limits(5, 2, 1, 1);
            Node root = new NumberTree(growing, labels, ones, 0, limits, samples).root();
            assertThat(SmileTrees.open().threshold((OrdinalNode) root)).isEqualTo(0.5);
        }
    }

    @Test
    void aSmileWithoutTheFieldIsNamed() {
        for (Class<?> other : new Class<?>[] {Object.class, SmileTreesTest.class, String.class}) {
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> SmileTrees.open(other, "value"))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TRAINER_UNAVAILABLE))
                    .withMessageStartingWith("The thresholds of Smile's trees cannot be read");
        }
    }

    private static int[] samples(TrainingData data, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] samples = new int[data.rows()];
        for (int draw = 0; draw < samples.length; draw++) {
            samples[random.nextInt(samples.length)]++;
        }
        return samples;
    }

    private static DataFrame frame(TrainingData data) {
        DoubleVector[] vectors = new DoubleVector[FEATURES];
        for (int feature = 0; feature < FEATURES; feature++) {
            vectors[feature] = new DoubleVector("f" + feature, data.column(feature));
        }
        return new DataFrame(vectors);
    }

    private static double[] predict(Predictor predictor, DataFrame frame, int row) {
        double[] features = new double[FEATURES];
        Arrays.setAll(features, feature -> frame.getDouble(row, feature));
        double[] output = new double[predictor.outputs()];
        predictor.predict(features, output);
        return output;
    }
}
