package dev.headrace.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.Seed;
import dev.headrace.training.Evaluation.CalibrationBin;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfusionTest {
    /// The example of scikit-learn's `f1_score` with `average='macro'`.
    @Test
    void macroF1IsScikitLearns() {
        int[] actual = {0, 1, 2, 0, 1, 2};
        int[] predicted = {0, 2, 1, 0, 0, 1};
        Confusion confusion = new Confusion(3);
        for (int row = 0; row < actual.length; row++) {
            confusion.add(actual[row], predicted[row]);
        }
        assertThat(confusion.macroF1().value()).isCloseTo(0.26666666666666666, within(1e-12));
        assertThat(confusion.right()).isEqualTo(2);
        assertThat(confusion.table()).containsExactly(List.of(2L, 0L, 0L), List.of(1L, 0L, 1L), List.of(0L, 2L, 0L));
    }

    @Test
    void classesThatNeitherOccurNorArePredictedDoNotCount() {
        Confusion confusion = new Confusion(5);
        confusion.add(1, 1);
        confusion.add(3, 3);
        assertThat(confusion.macroF1().value()).isEqualTo(1);
        assertThat(new Confusion(2).macroF1().value()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theIntervalOfMacroF1IsNearTheBootstraps(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 1_000;
        int[] actual = new int[rows];
        int[] predicted = new int[rows];
        Confusion confusion = new Confusion(3);
        for (int row = 0; row < rows; row++) {
            actual[row] = random.nextInt(10) == 0 ? 2 : random.nextInt(2);
            predicted[row] = random.nextInt(4) == 0 ? random.nextInt(3) : actual[row];
            confusion.add(actual[row], predicted[row]);
        }
        Interval delta = confusion.macroF1();
        Interval drawn = new Bootstrap(new Seed(seed)).percentiles(delta.value(), rows, counts -> {
            Confusion again = new Confusion(3);
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < counts[row]; i++) {
                    again.add(actual[row], predicted[row]);
                }
            }
            return again.macroF1().value();
        });
        assertThat(delta.upper() - delta.lower()).isCloseTo(drawn.upper() - drawn.lower(), within(0.008));
    }

    @Test
    void calibrationBinsAndTheirErrorAreTheHandCounted() {
        double[] probability = {0.05, 0.05, 0.95, 0.95, 1.0};
        double[] outcome = {0, 1, 1, 1, 0};
        Calibration calibration = new Calibration(probability, outcome, 5);
        assertThat(calibration.bins()).hasSize(2);
        CalibrationBin low = calibration.bins().getFirst();
        CalibrationBin high = calibration.bins().getLast();
        assertThat(low.rows()).isEqualTo(2);
        assertThat(low.predicted()).isCloseTo(0.05, within(1e-12));
        assertThat(low.observed()).isEqualTo(0.5);
        assertThat(high.rows()).isEqualTo(3);
        assertThat(high.observed()).isCloseTo(2.0 / 3, within(1e-12));
        // (2 * 0.45 + 3 * (2.9 / 3 - 2 / 3)) / 5
        assertThat(calibration.error(new Bootstrap(new Seed(1))).value()).isCloseTo(0.36, within(1e-12));
    }
}
