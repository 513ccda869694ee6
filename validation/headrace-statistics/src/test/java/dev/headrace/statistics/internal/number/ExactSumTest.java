package dev.headrace.statistics.internal.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExactSumTest {
    private static final int HIGHEST = 4_094;
    private static final long[] EXTREMES = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0xFFFF_FFFFL, -0xFFFF_FFFFL};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sumsAreThoseOfBigIntegers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ExactSum sum = new ExactSum(HIGHEST);
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < 2_000; i++) {
            long value = random.nextInt(4) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextLong();
            int position = random.nextInt(HIGHEST + 1);
            BigInteger exact = BigInteger.valueOf(value);
            if (random.nextBoolean()) {
                sum.add(value, position);
            } else {
                sum.addProduct(value, value, position);
                exact = exact.multiply(exact);
            }
            expected = expected.add(exact.shiftLeft(position));
        }
        assertThat(sum.value()).isEqualTo(expected);
        assertThat(sum.value()).as("asked again").isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 63, 64, HIGHEST})
    void extremesAreExactAtEveryPosition(int position) {
        for (long value : EXTREMES) {
            BigInteger exact = BigInteger.valueOf(value);
            ExactSum sum = new ExactSum(HIGHEST);
            sum.add(value, position);
            assertThat(sum.value()).isEqualTo(exact.shiftLeft(position));
            ExactSum square = new ExactSum(HIGHEST);
            square.addProduct(value, value, position);
            assertThat(square.value()).isEqualTo(exact.pow(2).shiftLeft(position));
        }
    }

    @Test
    void carriesAreSettledBeforeALimbOverflows() {
        // Doubling by merging counts as many additions as there would have been: 2^40 of them.
        ExactSum sum = new ExactSum(0);
        sum.add(Long.MAX_VALUE, 0);
        sum.addProduct(Long.MIN_VALUE, Long.MIN_VALUE, 0);
        for (int i = 0; i < 40; i++) {
            sum.merge(sum);
        }
        assertThat(sum.value())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE)
                        .add(BigInteger.TWO.pow(126))
                        .shiftLeft(40));
    }

    @Test
    void mergingAddsAndLeavesTheOther() {
        ExactSum left = new ExactSum(100);
        left.add(-5, 70);
        ExactSum right = new ExactSum(100);
        right.add(3, 100);
        left.merge(right);
        BigInteger three = BigInteger.valueOf(3).shiftLeft(100);
        assertThat(left.value()).isEqualTo(three.subtract(BigInteger.valueOf(5).shiftLeft(70)));
        assertThat(right.value()).isEqualTo(three);
    }
}
