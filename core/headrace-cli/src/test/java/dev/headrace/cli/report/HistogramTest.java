package dev.headrace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Bucket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    @Test
    void evenlySpreadNumbersGiveBinsOfEqualHeight() {
        double[] values =
                IntStream.range(0, 100_000).mapToDouble(i -> 1 + i / 100_000.0).toArray();
        Histogram histogram = histogram(ColumnType.REAL, Statistics.numeric(values));

        assertThat(histogram.low()).isEqualTo(1);
        assertThat(histogram.high()).isCloseTo(2, within(1e-4));
        assertThat(histogram.shares().getFirst())
                .hasSize(20)
                .allSatisfy(share -> assertThat(share).isCloseTo(0.05, within(1e-3)));
    }

    @Test
    void wholeNumbersHaveOneBinEachWhereTheyAreFew() {
        Histogram histogram = histogram(ColumnType.INTEGER, Statistics.numeric(1, 2, 2, 3, 3, 3, 4, 4, 4, 4));

        assertThat(histogram.low()).isEqualTo(1);
        assertThat(histogram.high()).isEqualTo(5);
        assertThat(histogram.shares()).containsExactly(List.of(0.1, 0.2, 0.3, 0.4));
    }

    @Test
    void binsOfManyWholeNumbersHoldEquallyManyOfThem() {
        Histogram histogram = histogram(
                ColumnType.INTEGER,
                Statistics.numeric(IntStream.range(0, 90).mapToDouble(i -> i).toArray()));

        assertThat((histogram.high() - histogram.low())
                        / histogram.shares().getFirst().size())
                .isEqualTo(5);
        assertThat(histogram.shares().getFirst())
                .hasSize(18)
                .allSatisfy(share -> assertThat(share).isCloseTo(5 / 90.0, within(1e-9)));
    }

    @Test
    void outliersDoNotSqueezeTheRest() {
        double[] values = new Random(1).doubles(10_000).toArray();
        values[0] = 1e12;
        values[1] = -1e12;
        Histogram histogram = histogram(ColumnType.REAL, Statistics.numeric(values));

        assertThat(histogram.low()).isBetween(0.0, 0.05);
        assertThat(histogram.high()).isBetween(0.95, 1.05);
    }

    @Test
    void aConstantHasOneBin() {
        assertThat(histogram(ColumnType.REAL, Statistics.numeric(0, 0, 0)).shares())
                .containsExactly(List.of(1.0));
        assertThat(histogram(ColumnType.REAL, Statistics.numeric(-7.5)).shares())
                .containsExactly(List.of(1.0));
        assertThat(histogram(ColumnType.INTEGER, Statistics.numeric(12, 12)).shares())
                .containsExactly(List.of(1.0));
    }

    @Test
    void samplesShareTheirBins() {
        Histogram histogram = Histogram.of(
                        ColumnType.INTEGER, List.of(Statistics.numeric(1, 1, 2), Statistics.numeric(2, 3)))
                .orElseThrow();

        assertThat(histogram.shares()).containsExactly(List.of(2 / 3.0, 1 / 3.0, 0.0), List.of(0.0, 0.5, 0.5));
        assertThat(histogram.peak()).isEqualTo(2 / 3.0);
    }

    @Test
    void whatCannotBeDrawnHasNoHistogram() {
        NumericStatistics nothing = new NumericStatistics(
                0, 5, 0, 0, 0, 0, Double.NaN, Double.NaN, null, null, Double.NaN, Double.NaN, List.of(), 0, List.of());

        assertThat(Histogram.of(ColumnType.REAL, List.of(nothing))).isEmpty();
        assertThat(Histogram.of(ColumnType.REAL, List.of())).isEmpty();
        assertThat(Histogram.of(ColumnType.REAL, List.of(Statistics.numeric(-1.7e308, 1.7e308))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesAreNeverMoreThanAll(long seed) {
        Random random = new Random(seed);
        double scale = Math.pow(10, random.nextInt(30) - 15);
        double[] values = random.doubles(1 + random.nextInt(500), -scale, scale * (1 + random.nextInt(3)))
                .toArray();
        Histogram histogram = histogram(ColumnType.REAL, Statistics.numeric(values));

        assertThat(histogram.shares().getFirst())
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0 + 1e-9));
        assertThat(sum(histogram.shares().getFirst())).isBetween(0.9, 1 + 1e-9);
    }

    @Test
    void cellsOfAnyWidthAreSpreadEvenly() {
        List<Bucket> cells = new ArrayList<>(List.of(new Bucket(0, 10, 100), new Bucket(10, 20, 300)));
        NumericStatistics numeric = new NumericStatistics(
                400, 0, 0, 0, 0, 0, 0, 20, null, null, 12.5, 5, Collections.nCopies(21, 10.0), 0.05, cells);

        List<Double> shares = histogram(ColumnType.REAL, numeric).shares().getFirst();
        assertThat(shares.subList(0, 10)).allSatisfy(share -> assertThat(share).isCloseTo(0.025, within(1e-9)));
        assertThat(shares.subList(10, 20)).allSatisfy(share -> assertThat(share).isCloseTo(0.075, within(1e-9)));
    }

    private static Histogram histogram(ColumnType type, NumericStatistics numeric) {
        Optional<Histogram> histogram = Histogram.of(type, List.of(numeric));
        return histogram.orElseThrow();
    }

    private static double sum(List<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }
}
