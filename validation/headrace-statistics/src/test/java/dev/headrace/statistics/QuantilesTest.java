package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.NumericStatistics;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class QuantilesTest {
    @Test
    void quantilesOfFewNumbersAreInterpolated() {
        // numpy.quantile([1, 2, 4, 8], [0, .05, .5, .95, 1])
        NumericStatistics numeric =
                requireNonNull(Vectors.statistics(8, 1, 4, 2).numeric());
        assertThat(numeric.quantiles()).hasSize(21);
        assertThat(numeric.quantiles().get(0)).isEqualTo(1);
        assertThat(numeric.quantiles().get(1)).isEqualTo(1.15);
        assertThat(numeric.quantiles().get(10)).isEqualTo(3);
        assertThat(numeric.quantiles().get(19)).isEqualTo(7.4);
        assertThat(numeric.quantiles().get(20)).isEqualTo(8);
        assertThat(numeric.quantileError()).isZero();
    }

    @Test
    void oneNumberIsEveryQuantile() {
        NumericStatistics numeric = requireNonNull(Vectors.statistics(-3.25).numeric());
        assertThat(numeric.quantiles()).hasSize(21).containsOnly(-3.25);
    }

    @Test
    void theWholeRangeOfDoublesIsInterpolated() {
        NumericStatistics numeric = requireNonNull(
                Vectors.statistics(-Double.MAX_VALUE, Double.MAX_VALUE).numeric());
        assertThat(numeric.quantiles().get(10)).isZero();
        assertThat(numeric.quantiles()).isSorted().doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }

    private static Stream<Arguments> distributions() {
        return Stream.of(
                Arguments.of("uniform", (DoubleUnaryOperator) u -> u),
                Arguments.of("near 300", (DoubleUnaryOperator) u -> 290 + 20 * u),
                Arguments.of("both signs", (DoubleUnaryOperator) u -> u < 0.5 ? -1 / (u + 1e-6) : u),
                Arguments.of("heavy tail", (DoubleUnaryOperator) u -> StrictMath.pow(u + 1e-12, -3)),
                Arguments.of("half zeros", (DoubleUnaryOperator) u -> u < 0.5 ? 0 : u));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("distributions")
    void quantilesOfManyNumbersKeepTheirBound(String name, DoubleUnaryOperator inverse) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        double[] values = new double[60_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = inverse.applyAsDouble(random.nextDouble());
        }
        NumericStatistics numeric = requireNonNull(Vectors.statistics(values).numeric());
        assertThat(numeric.quantileError()).isPositive().isLessThan(0.01);
        Arrays.sort(values);
        for (int step = 0; step <= 20; step++) {
            // 60,000 gaps: every rank is whole.
            double exact = values[step * 3_000];
            assertThat(Math.abs(numeric.quantiles().get(step) - exact))
                    .as("at %d/20", step)
                    .isLessThanOrEqualTo(numeric.quantileError() * Math.abs(exact) * (1 + 1e-9));
        }
    }

    @Test
    void timesAreKeptToHoursInTenYears() {
        long start = 1_700_000_000_000_000L;
        long tenYears = 315_576_000_000_000L;
        SplittableRandom random = new SplittableRandom(7);
        long[] values = random.longs(50_001, start, start + tenYears).toArray();
        NumericStatistics numeric = requireNonNull(
                Vectors.statistics(new Column("c", ColumnType.TIMESTAMP), values.length, row -> values[row])
                        .numeric());
        Arrays.sort(values);
        double tenHours = 36e9;
        for (int step = 0; step <= 20; step++) {
            assertThat(Math.abs(numeric.quantiles().get(step) - values[step * 2_500]))
                    .isLessThan(tenHours);
        }
    }
}
