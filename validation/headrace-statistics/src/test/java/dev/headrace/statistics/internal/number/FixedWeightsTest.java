package dev.headrace.statistics.internal.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FixedWeightsTest {
    private static final BigDecimal UNIT = BigDecimal.TWO.pow(64);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void sumsAreThoseOfTheWeightsWithoutTheirRest(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FixedWeights weights = new FixedWeights(2);
        BigDecimal expected = BigDecimal.ZERO;
        for (int i = 0; i < 2_000; i++) {
            double weight = Math.scalb(random.nextDouble(), random.nextInt(-80, 51));
            weights.add(1, weight);
            expected = expected.add(new BigDecimal(weight).multiply(UNIT).setScale(0, RoundingMode.DOWN));
        }
        assertThat(weights.exact(1)).isEqualTo(expected.toBigInteger());
        assertThat(weights.value(1)).isEqualTo(expected.divide(UNIT).doubleValue());
        assertThat(weights.isZero(0)).isTrue();
        assertThat(weights.compare(0, 1)).isNegative();
    }

    @Test
    void sumsStopAtTheGreatest() {
        for (double weight : new double[] {0x1p63, 1e300, Math.nextDown(0x1p63)}) {
            FixedWeights weights = new FixedWeights(2);
            for (int i = 0; i < 3; i++) {
                weights.add(0, weight);
            }
            weights.add(1, 0x1p63);
            assertThat(weights.compare(0, 1)).isZero();
            assertThat(weights.value(0)).isEqualTo(0x1p63);
        }
    }

    @Test
    void whatIsBelowTheLeastDoesNotCount() {
        FixedWeights weights = new FixedWeights(1);
        weights.add(0, Math.nextDown(0x1p-64));
        assertThat(FixedWeights.isCounted(Math.nextDown(0x1p-64))).isFalse();
        assertThat(weights.isZero(0)).isTrue();
        weights.add(0, 0x1p-64);
        assertThat(FixedWeights.isCounted(0x1p-64)).isTrue();
        assertThat(weights.value(0)).isEqualTo(0x1p-64);
    }
}
