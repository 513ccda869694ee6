package dev.headrace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TreeEnsemblePredictorTest {
    /// x0 <= 1 ? 5 : 7.
    private static final int[] FEATURE = {0, -1, -1};

    private static final double[] THRESHOLD = {1, 0, 0};
    private static final int[] LEFT = {1, 0, 1};
    private static final int[] RIGHT = {2, 0, 0};
    private static final double[] LEAVES = {5, 7};

    @Test
    void aValueAtTheThresholdGoesLeft() {
        TreeEnsemblePredictor trees = one(LEFT, RIGHT);
        assertThat(trees.trees()).isEqualTo(1);
        assertThat(predict(trees, Math.nextDown(1.0))).isEqualTo(5);
        assertThat(predict(trees, 1)).isEqualTo(5);
        assertThat(predict(trees, Math.nextUp(1.0))).isEqualTo(7);
    }

    @Test
    void anEnsembleWithoutTreesPredictsItsBase() {
        TreeEnsemblePredictor trees = TreeEnsemblePredictor.of(
                1,
                1,
                Link.IDENTITY,
                new double[] {3},
                new int[0],
                new int[0],
                new int[0],
                new double[0],
                new int[0],
                new int[0],
                new double[0]);
        assertThat(predict(trees, 0)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2", // back to itself, so that a walk would not end
        "1, 0", // back to the root
        "1, 3", // behind the end
        "-1, 2" // before the start
    })
    void aNodeThatPointsNowhereOrBackIsRefused(int left, int right) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one(new int[] {left, 0, 1}, new int[] {right, 0, 0}))
                .withMessage("node 0 points where nothing is");
    }

    @ParameterizedTest
    @CsvSource({"-1", "2", "2147483647"})
    void aLeafWithoutAValueIsRefused(int value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one(new int[] {1, value, 1}, RIGHT))
                .withMessage("node 1 points where nothing is");
    }

    @Test
    void aFeatureThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new int[] {0}, new int[] {0}, new int[] {1, -1, -1}, LEFT, RIGHT))
                .withMessage("node 0 points where nothing is");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "3, 0", "0, 1"})
    void aTreeThatStartsOrAddsNowhereIsRefused(int root, int target) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new int[] {root}, new int[] {target}, FEATURE, LEFT, RIGHT))
                .withMessage("tree 0 starts or adds where nothing is");
    }

    @Test
    void arraysOfDifferentLengthsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one(new int[] {1, 0}, RIGHT))
                .withMessage("the lengths of the arrays do not fit each other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(new int[] {0}, new int[0], FEATURE, LEFT, RIGHT))
                .withMessage("the lengths of the arrays do not fit each other");
    }

    @Test
    void aLogisticOfOtherThanTwoOutputsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TreeEnsemblePredictor.of(
                        1,
                        1,
                        Link.LOGISTIC,
                        new double[1],
                        new int[0],
                        new int[0],
                        new int[0],
                        new double[0],
                        new int[0],
                        new int[0],
                        new double[0]))
                .withMessage("LOGISTIC has 2 outputs, not 1");
    }

    @Test
    void weightsOfMoreFeaturesThanFitAreRefused() {
        // 4 outputs times 2^30 features is 0 in 32 bits.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearPredictor(1 << 30, 4, Link.SOFTMAX, new double[0], new double[4]));
    }

    @Test
    void manyThreadsMayPredictAtOnce() {
        TreeEnsemblePredictor trees = one(LEFT, RIGHT);
        AtomicInteger wrong = new AtomicInteger();
        IntStream.range(0, 20_000).parallel().forEach(i -> {
            if (predict(trees, i % 3) != (i % 3 <= 1 ? 5 : 7)) {
                wrong.incrementAndGet();
            }
        });
        assertThat(wrong).hasValue(0);
    }

    private static TreeEnsemblePredictor one(int[] left, int[] right) {
        return of(new int[] {0}, new int[] {0}, FEATURE, left, right);
    }

    private static TreeEnsemblePredictor of(int[] roots, int[] targets, int[] feature, int[] left, int[] right) {
        return TreeEnsemblePredictor.of(
                1, 1, Link.IDENTITY, new double[1], roots, targets, feature, THRESHOLD, left, right, LEAVES);
    }

    private static double predict(Predictor predictor, double x) {
        double[] output = new double[1];
        predictor.predict(new double[] {x}, output);
        return output[0];
    }
}
