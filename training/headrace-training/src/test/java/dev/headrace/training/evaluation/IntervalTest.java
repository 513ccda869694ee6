package dev.headrace.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IntervalTest {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(1));

    /// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17
    /// (1998), table I, method 3.
    @ParameterizedTest
    @CsvSource({"81,263,0.2553,0.3662", "15,148,0.0624,0.1605", "0,20,0.0000,0.1611", "1,29,0.0061,0.1718"})
    void wilsonsIntervalsAreThePublishedOnes(long successes, long rows, double lower, double upper) {
        Interval interval = Interval.wilson(successes, rows);
        assertThat(interval.value()).isEqualTo((double) successes / rows);
        assertThat(interval.lower()).isCloseTo(lower, within(5e-5));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-5));
    }

    @Test
    void wilsonsIntervalsStayBetweenNothingAndAll() {
        assertThat(Interval.wilson(50, 50).upper()).isEqualTo(1);
        assertThat(Interval.wilson(0, 50).lower()).isEqualTo(0);
        assertThat(Interval.wilson(0, 0).value()).isNaN();
    }

    @Test
    void theMeanOfManyRowsHasTheNormalInterval() {
        double[] values = new double[40];
        Arrays.setAll(values, row -> row % 2 == 0 ? 1 : 3);
        Interval interval = Interval.mean(values, 40, BOOTSTRAP);
        double standardError = Math.sqrt(40.0 / 39 / 40);
        assertThat(interval.value()).isEqualTo(2);
        assertThat(interval.lower()).isCloseTo(2 - 1.959964 * standardError, within(1e-6));
        assertThat(interval.upper()).isCloseTo(2 + 1.959964 * standardError, within(1e-6));
    }

    @Test
    void theMeanOfFewRowsHasTheBootstraps() {
        double[] values = {0, 0, 0, 0, 0, 0, 0, 10, 99};
        Interval interval = Interval.mean(values, 8, BOOTSTRAP);
        assertThat(interval.value()).isEqualTo(1.25);
        // A mean of losses is never negative, as the normal interval would be.
        assertThat(interval.lower()).isEqualTo(0);
        assertThat(interval.upper()).isBetween(2.5, 5.0);
    }

    @Test
    void oneRowHasNoInterval() {
        Interval interval = Interval.mean(new double[] {4}, 1, BOOTSTRAP);
        assertThat(interval.value()).isEqualTo(4);
        assertThat(interval.lower()).isNaN();
        assertThat(Interval.mean(new double[0], 0, BOOTSTRAP).value()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theBootstrapOfAMeanIsNearTheNormalInterval(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(2_000).toArray();
        Interval normal = Interval.mean(values, 2_000, BOOTSTRAP);
        Interval drawn = new Bootstrap(new Seed(seed))
                .percentiles(normal.value(), 2_000, counts -> Interval.weightedMean(values, counts));
        assertThat(drawn.lower()).isCloseTo(normal.lower(), within(0.002));
        assertThat(drawn.upper()).isCloseTo(normal.upper(), within(0.002));
    }

    @Test
    void theBootstrapIsTheSameEveryTime() {
        double[] values = new SplittableRandom(9).doubles(100).toArray();
        Bootstrap.Statistic mean = counts -> Interval.weightedMean(values, counts);
        Interval first = BOOTSTRAP.percentiles(0.5, 100, mean);
        assertThat(BOOTSTRAP.percentiles(0.5, 100, mean)).isEqualTo(first);
        assertThat(new Bootstrap(new Seed(1)).percentiles(0.5, 100, mean)).isEqualTo(first);
        assertThat(new Bootstrap(new Seed(2)).percentiles(0.5, 100, mean)).isNotEqualTo(first);
    }

    @Test
    void drawsThatSayNothingAreLeftOut() {
        assertThat(BOOTSTRAP.percentiles(1, 10, counts -> Double.NaN)).isEqualTo(Interval.unknown(1));
        assertThat(BOOTSTRAP.percentiles(1, 10, counts -> counts[0] > 0 ? 7 : Double.NaN))
                .isEqualTo(new Interval(1, 7, 7));
    }
}
