package dev.headrace.statistics.internal.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.StateInput;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BinarySumTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sumsAreThoseOfBigIntegers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BinarySum sum = new BinarySum();
        BinarySum part = new BinarySum();
        BigInteger expected = BigInteger.ZERO;
        int span = random.nextInt(1, 4_000);
        for (int i = 0; i < 3_000; i++) {
            BinarySum target = random.nextInt(3) == 0 ? part : sum;
            int position = random.nextInt(span);
            long left = random.nextLong() >> random.nextInt(64);
            long right = random.nextLong() >> random.nextInt(64);
            BigInteger product = BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
            switch (random.nextInt(3)) {
                case 0 -> {
                    target.add(left, position);
                    expected = expected.add(BigInteger.valueOf(left).shiftLeft(position));
                }
                case 1 -> {
                    target.addProduct(left, right, position);
                    expected = expected.add(product.shiftLeft(position));
                }
                default -> {
                    target.add(product.multiply(product), position);
                    expected = expected.add(product.multiply(product).shiftLeft(position));
                }
            }
            if (random.nextInt(100) == 0) {
                sum.merge(part);
                part = new BinarySum();
            }
        }
        sum.merge(part);
        assertThat(sum.value()).isEqualTo(expected);
        assertThat(BinarySum.read(new StateInput(Batches.bytes(sum::write))).value())
                .isEqualTo(expected);
    }

    @Test
    void theGreatestAndTheLeastCancel() {
        BinarySum sum = new BinarySum();
        sum.addProduct(Long.MIN_VALUE, Long.MIN_VALUE, 4_090);
        sum.add(7, 0);
        sum.addProduct(Long.MIN_VALUE, Long.MIN_VALUE, 4_090);
        sum.add(BigInteger.ONE.shiftLeft(127).negate(), 4_090);
        assertThat(sum.value()).isEqualTo(BigInteger.valueOf(7));
    }

    @Test
    void equalSumsOfOtherSummandsAreWrittenEqually() {
        BinarySum one = new BinarySum();
        one.add(1 << 20, 5);
        BinarySum other = new BinarySum();
        other.add(1L << 40, 3_000);
        other.add(1, 25);
        other.add(-(1L << 40), 3_000);
        assertThat(Batches.bytes(one::write)).isEqualTo(Batches.bytes(other::write));
        assertThat(Batches.bytes(new BinarySum()::write)).hasSize(3);
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] bytes = Batches.bytes(output -> {
            output.writeVarint(9_999);
            output.writeBytes(new byte[] {1}, 0, 1);
        });
        assertThatThrownBy(() -> BinarySum.read(new StateInput(bytes))).isInstanceOf(HeadraceException.class);
    }
}
