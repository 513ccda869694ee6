package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.NumericStatistics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MomentsTest {
    private static final Percentage ONE_ULP = Percentage.withPercentage(2e-14);

    /// Data set NumAcc4 of the Statistical Reference Datasets of NIST, made for its cancellation: the
    /// certified mean is 10000000.2 and the certified standard deviation of the sample 0.1.
    @Test
    void theCertifiedValuesOfNistAreFound() {
        NumericStatistics numeric = numeric(Vectors.statistics(new Column("c", ColumnType.REAL), 1_001, row -> {
            double alternating = row % 2 == 1 ? 10_000_000.1 : 10_000_000.3;
            return row == 0 ? 10_000_000.2 : alternating;
        }));
        assertThat(numeric.mean()).isEqualTo(10_000_000.2);
        // The data are decimal fractions, which doubles hold to within 1e-9.
        assertThat(numeric.standardDeviation() * Math.sqrt(1_001.0 / 1_000))
                .isCloseTo(0.1, Percentage.withPercentage(1e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void momentsAreThoseOfExactArithmetic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(500, -1e6, 1e6).toArray();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double value : values) {
            BigDecimal exact = new BigDecimal(value);
            sum = sum.add(exact);
            squares = squares.add(exact.pow(2));
        }
        MathContext digits = new MathContext(60);
        BigDecimal count = BigDecimal.valueOf(values.length);
        BigDecimal mean = sum.divide(count, digits);
        BigDecimal variance = squares.divide(count, digits).subtract(mean.pow(2));
        NumericStatistics numeric = numeric(Vectors.statistics(values));
        assertThat(numeric.mean()).isEqualTo(mean.doubleValue());
        assertThat(numeric.standardDeviation()).isCloseTo(variance.sqrt(digits).doubleValue(), ONE_ULP);
    }

    @ParameterizedTest
    @CsvSource({"1e300", "1e-300", "1.7e308", "3e-320", "1"})
    void neitherGreatNorSmallNumbersAreLost(double size) {
        NumericStatistics numeric = numeric(Vectors.statistics(-size, size, size, -size));
        assertThat(numeric.mean()).isEqualTo(0);
        assertThat(numeric.standardDeviation()).isEqualTo(size);
    }

    @Test
    void whatCancelsLeavesTheRest() {
        assertThat(numeric(Vectors.statistics(1e308, 1, -1e308)).mean()).isEqualTo(1.0 / 3);
        assertThat(numeric(Vectors.statistics(1e16, 1, -1e16)).mean()).isEqualTo(1.0 / 3);
    }

    @Test
    void equalNumbersDoNotDeviate() {
        double[] values = new double[1_000];
        Arrays.fill(values, 0.1);
        NumericStatistics numeric = numeric(Vectors.statistics(values));
        assertThat(numeric.mean()).isEqualTo(0.1);
        assertThat(numeric.standardDeviation()).isZero();
    }

    private static NumericStatistics numeric(ColumnStatistics column) {
        return requireNonNull(column.numeric());
    }
}
