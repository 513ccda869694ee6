package dev.headrace.statistics.internal.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.headrace.statistics.internal.DistinctSketch;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Both kernels find the same, and their parts add up to the sums without any rounding.
class NumberKernelTest {
    private static final NumberKernel SCALAR = new ScalarKernel();
    private static final int[] SIZES = {16, 32, 48, 64, 128, 496, 512, 1_008, 1_024};
    private static final int BLOCKS = 60;
    /// The exponents at which the kernels leave values to the caller.
    private static final int[] BOUNDARIES = {-12, -17, -18, -42, -53, -64};

    @BeforeAll
    static void thereIsTheVectorApi() {
        assumeThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    }

    /// What numbers a block has.
    enum Kind {
        SAME_MAGNITUDE,
        NEAR_TWELVE_BINARY_PLACES,
        NEAR_SEVENTEEN_BINARY_PLACES,
        FEW_SMALL,
        ZEROS,
        ONLY_ZEROS,
        SUBNORMAL,
        ALL_EXPONENTS,
        HUGE,
        NEAR_LEAST_EXPONENT,
        NEAR_GREATEST_EXPONENT,
        INTEGERS,
        ALL_ONES,
        ALTERNATING,
        SPECIAL;

        double[] block(Random random, int size) {
            DoubleSupplier next = supplier(random, random.nextInt(-430, 490));
            return IntStream.range(0, size).mapToDouble(_ -> next.getAsDouble()).toArray();
        }

        private DoubleSupplier supplier(Random random, int exponent) {
            return switch (this) {
                case SAME_MAGNITUDE -> () -> scaled(random, exponent);
                case NEAR_TWELVE_BINARY_PLACES -> () -> boundary(random, exponent, -12);
                case NEAR_SEVENTEEN_BINARY_PLACES -> () -> boundary(random, exponent, -17);
                case FEW_SMALL ->
                    () -> scaled(
                            random,
                            random.nextInt(30) == 0
                                    ? exponent + BOUNDARIES[random.nextInt(BOUNDARIES.length)] - random.nextInt(3)
                                    : exponent);
                case ZEROS ->
                    () -> switch (random.nextInt(3)) {
                        case 0 -> 0.0;
                        case 1 -> -0.0;
                        default -> scaled(random, exponent - random.nextInt(20));
                    };
                case ONLY_ZEROS -> () -> random.nextBoolean() ? 0.0 : -0.0;
                case SUBNORMAL -> () -> random.nextInt(-9, 10) * Double.MIN_VALUE;
                case ALL_EXPONENTS -> () -> scaled(random, random.nextInt(-1_074, 1_023));
                case HUGE -> () -> random.nextBoolean() ? Double.MAX_VALUE : scaled(random, 1_023);
                case NEAR_LEAST_EXPONENT -> () -> scaled(random, NumberKernel.LEAST_EXPONENT + random.nextInt(-2, 2));
                case NEAR_GREATEST_EXPONENT ->
                    () -> scaled(random, NumberKernel.GREATEST_EXPONENT + random.nextInt(-2, 2));
                case INTEGERS -> () -> random.nextInt(-1_000, 1_000);
                case ALL_ONES -> () -> Math.scalb(2 - Math.ulp(1.0), exponent);
                case ALTERNATING ->
                    () -> random.nextBoolean() ? Math.scalb(1.0, exponent) : -Math.scalb(1 + Math.ulp(1.0), exponent);
                case SPECIAL ->
                    () -> switch (random.nextInt(5)) {
                        case 0 -> Double.NaN;
                        case 1 -> Double.POSITIVE_INFINITY;
                        case 2 -> Double.NEGATIVE_INFINITY;
                        case 3 -> Double.longBitsToDouble(0xFFF8_0000_0000_1234L);
                        default -> scaled(random, exponent);
                    };
            };
        }

        private static double scaled(Random random, int exponent) {
            double mantissa = 1 + random.nextDouble();
            return Math.scalb(random.nextBoolean() ? mantissa : -mantissa, exponent);
        }

        /// The greatest number of a block, or one at the boundary so many binary places below it, or next to
        /// that.
        private static double boundary(Random random, int exponent, int places) {
            double at = Math.scalb(1.0, exponent + 1 + places);
            double value = switch (random.nextInt(6)) {
                case 0 -> Math.scalb(2 - Math.ulp(1.0), exponent);
                case 1 -> at;
                case 2 -> Math.nextDown(at);
                case 3 -> Math.nextUp(at);
                default -> scaled(random, exponent - random.nextInt(-places));
            };
            return random.nextBoolean() ? value : -value;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void bothKernelsSummariseDoublesAlike(Kind kind) {
        Random random = new Random(kind.name().hashCode());
        NumberKernel vector = new VectorKernel();
        for (int i = 0; i < BLOCKS; i++) {
            double[] block = kind.block(random, SIZES[i % SIZES.length]);
            long[] bits =
                    Arrays.stream(block).mapToLong(Double::doubleToRawLongBits).toArray();
            RealSummary left = new RealSummary();
            RealSummary right = new RealSummary();
            SCALAR.reals(bits, bits.length, left);
            vector.reals(bits, bits.length, right);

            assertThat(right.special).isEqualTo(left.special);
            if (!left.special) {
                assertThat(right.minimum == left.minimum && right.maximum == left.maximum)
                        .isTrue();
                assertThat(right.zeros).isEqualTo(left.zeros);
                assertThat(right.negatives).isEqualTo(left.negatives);
                assertThat(total(right, block, 1))
                        .isEqualTo(total(left, block, 1))
                        .isEqualByComparingTo(sum(block));
                assertThat(total(right, block, 2))
                        .isEqualTo(total(left, block, 2))
                        .isEqualByComparingTo(squares(block));
            }
        }
    }

    /// The sum of the parts and of what is left to the caller.
    private static BigDecimal total(RealSummary summary, double[] block, int power) {
        BigDecimal total = BigDecimal.ZERO;
        if (summary.unsummed) {
            return (power == 1 ? sum(block) : squares(block)).stripTrailingZeros();
        }
        for (double part : power == 1 ? summary.sums : summary.squares) {
            total = total.add(new BigDecimal(part));
        }
        for (int i = 0; i < summary.residueCount; i++) {
            total = total.add(new BigDecimal(block[summary.residues[i]]).pow(power));
        }
        return total.stripTrailingZeros();
    }

    private static BigDecimal sum(double... block) {
        return Arrays.stream(block).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal squares(double... block) {
        return Arrays.stream(block)
                .mapToObj(BigDecimal::new)
                .map(value -> value.multiply(value))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void bothKernelsSummariseIntegersAlike() {
        Random random = new Random(7);
        NumberKernel vector = new VectorKernel();
        for (int bits : new int[] {1, 8, 25, 26, 27, 51, 52, 53, 62, 63, 64}) {
            for (int size : SIZES) {
                long[] values = random.longs(size)
                        .map(value -> value >> (Long.SIZE - bits))
                        .toArray();
                values[size / 2] = bits == Long.SIZE ? Long.MIN_VALUE : 0;
                for (long zero : new long[] {0, Long.MIN_VALUE}) {
                    IntegerSummary left = new IntegerSummary();
                    IntegerSummary right = new IntegerSummary();
                    SCALAR.integers(values, size, zero, left);
                    vector.integers(values, size, zero, right);
                    assertThat(List.of(right.minimum, right.maximum, right.sum, right.squares))
                            .isEqualTo(List.of(left.minimum, left.maximum, left.sum, left.squares));
                    assertThat(List.of(right.zeros, right.negatives)).isEqualTo(List.of(left.zeros, left.negatives));
                }
                long[] leftHashes = new long[size];
                long[] rightHashes = new long[size];
                SCALAR.hashes(values, size, leftHashes);
                vector.hashes(values, size, rightHashes);
                assertThat(rightHashes).isEqualTo(leftHashes);
                assertThat(leftHashes[size - 1]).isEqualTo(DistinctSketch.mix(values[size - 1]));
                if (bits <= 53) {
                    squaresAddUp(vector, values);
                    squaresAddUp(SCALAR, values);
                }
            }
        }
    }

    private static void squaresAddUp(NumberKernel kernel, long... values) {
        long[] parts = new long[3];
        kernel.squares(values, values.length, parts);
        BigInteger found = BigInteger.valueOf(parts[0])
                .shiftLeft(52)
                .add(BigInteger.valueOf(parts[1]).shiftLeft(27))
                .add(BigInteger.valueOf(parts[2]));
        BigInteger expected = Arrays.stream(values)
                .mapToObj(BigInteger::valueOf)
                .map(value -> value.multiply(value))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(found).isEqualTo(expected);
    }
}
