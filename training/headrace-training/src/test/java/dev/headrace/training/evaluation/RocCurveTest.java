package dev.headrace.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.Seed;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RocCurveTest {
    private static final double[] LABELS = {0, 0, 1, 1};
    private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8};

    /// The example of scikit-learn's `roc_auc_score` and `average_precision_score`.
    @Test
    void areaAndPrecisionAreScikitLearns() {
        assertThat(RocCurve.of(SCORES, LABELS, 4).area().value()).isEqualTo(0.75);
        assertThat(new AveragePrecision(SCORES, LABELS, 4)
                        .value(new Bootstrap(new Seed(1)))
                        .value())
                .isCloseTo(0.8333333333333333, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areaAndVarianceAreThoseOfAllPairs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 60;
        double[] labels = new double[rows];
        double[] scores = new double[rows];
        double[] others = new double[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextInt(3) == 0 ? 1 : 0;
            // Few values, so that many are equal.
            scores[row] = (random.nextInt(8) + 3 * labels[row]) / 12;
            others[row] = (random.nextInt(8) + labels[row]) / 12;
        }
        Interval area = RocCurve.of(scores, labels, rows).area();
        double[][] own = placements(scores, labels);
        assertThat(area.value()).isCloseTo(mean(own[0]), within(1e-12));
        double error = Math.sqrt(variance(own[0]) / own[0].length + variance(own[1]) / own[1].length);
        assertThat(area.upper()).isCloseTo(Math.min(1, mean(own[0]) + 1.959964 * error), within(1e-6));

        Interval difference = RocCurve.of(scores, labels, rows).difference(RocCurve.of(others, labels, rows));
        double[][] theirs = placements(others, labels);
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < own[side].length; i++) {
                own[side][i] -= theirs[side][i];
            }
        }
        error = Math.sqrt(variance(own[0]) / own[0].length + variance(own[1]) / own[1].length);
        assertThat(difference.value()).isCloseTo(mean(own[0]), within(1e-12));
        assertThat(difference.lower()).isCloseTo(mean(own[0]) - 1.959964 * error, within(1e-6));
    }

    @Test
    void oneClassAloneHasNoArea() {
        assertThat(RocCurve.of(SCORES, new double[4], 4).area().value()).isNaN();
        assertThat(RocCurve.of(SCORES, new double[] {1, 1, 1, 1}, 4).area().value())
                .isNaN();
        assertThat(new AveragePrecision(SCORES, new double[4], 4)
                        .value(new Bootstrap(new Seed(1)))
                        .value())
                .isNaN();
    }

    @Test
    void ordersAreDescendingAndStable() {
        double[] values =
                new SplittableRandom(3).ints(1_000, 0, 50).asDoubleStream().toArray();
        int[] order = Order.descending(values, 1_000);
        for (int i = 1; i < 1_000; i++) {
            assertThat(values[order[i - 1]]).isGreaterThanOrEqualTo(values[order[i]]);
            if (values[order[i - 1]] == values[order[i]]) {
                assertThat(order[i - 1]).isLessThan(order[i]);
            }
        }
        assertThat(Order.descending(values, 0)).isEmpty();
    }

    /// For each positive row the share of negatives below it, and for each negative row that of positives
    /// above it.
    private static double[][] placements(double[] scores, double[] labels) {
        int positives = 0;
        for (double label : labels) {
            positives += label == 1 ? 1 : 0;
        }
        double[][] placements = {new double[positives], new double[labels.length - positives]};
        int positive = 0;
        for (int i = 0; i < labels.length; i++) {
            int negative = 0;
            for (int j = 0; j < labels.length; j++) {
                if (labels[i] == 1 && labels[j] == 0) {
                    double won = scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    placements[0][positive] += won / placements[1].length;
                    placements[1][negative] += won / positives;
                }
                negative += labels[j] == 0 ? 1 : 0;
            }
            positive += labels[i] == 1 ? 1 : 0;
        }
        return placements;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
