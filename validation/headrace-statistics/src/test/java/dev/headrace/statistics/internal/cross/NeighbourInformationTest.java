package dev.headrace.statistics.internal.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NeighbourInformationTest {
    private static final ColumnForm REAL = new ColumnForm("x", ValueKind.REAL, 0);
    private static final ColumnForm WHOLE = new ColumnForm("y", ValueKind.INTEGER, 0);
    private static final ColumnForm TEXT = new ColumnForm("z", ValueKind.TEXT, 0);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9})
    void gaussiansHaveTheirClosedForm(double correlation) {
        NeighbourInformation.Estimate estimate = NeighbourInformation.of(gaussian(correlation, 20_000), REAL, REAL);
        assertThat(estimate.rows()).isEqualTo(10_000);
        assertThat(estimate.nats()).isEqualTo(-0.5 * Math.log(1 - correlation * correlation), within(0.03));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theWindowFindsWhatAllDistancesGive(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(5, 300);
        double[] x = random.doubles(rows).toArray();
        double[] y = Arrays.stream(x)
                .map(value -> value * value + random.nextDouble() / 5)
                .toArray();
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            int at = i;
            double distance = IntStream.range(0, rows)
                    .filter(j -> j != at)
                    .mapToDouble(j -> Math.max(Math.abs(x[j] - x[at]), Math.abs(y[j] - y[at])))
                    .sorted()
                    .toArray()[2];
            sum += digamma(near(x, i, distance)) + digamma(near(y, i, distance));
        }
        assertThat(NeighbourInformation.ofAmounts(x, y))
                .isEqualTo(digamma(3) + digamma(rows) - sum / rows, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mixedTypesGiveTheFormulaOfRoss(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(50, 300);
        int[] names = random.ints(rows, 0, 4).toArray();
        double[] amounts = Arrays.stream(names)
                .mapToDouble(name -> name + random.nextDouble())
                .toArray();
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            int at = i;
            double[] distances = IntStream.range(0, rows)
                    .filter(j -> j != at && names[j] == names[at])
                    .mapToDouble(j -> Math.abs(amounts[j] - amounts[at]))
                    .sorted()
                    .toArray();
            sum += digamma(3) - digamma(distances.length + 1) - digamma(near(amounts, i, distances[2]));
        }
        assertThat(NeighbourInformation.ofMixed(names, amounts)).isEqualTo(digamma(rows) + sum / rows, within(1e-12));
    }

    @Test
    void separateGroupsGiveTheEntropyOfTheirNames() {
        PairSample sample = new PairSample();
        for (int i = 0; i < 4_000; i++) {
            sample.add(ColumnForm.rawOfReal(i % 4 * 100 + i * 1e-3), ValueHash.ofPair(i % 4, 0));
        }
        assertThat(NeighbourInformation.of(sample.pairs(), REAL, TEXT).nats()).isEqualTo(Math.log(4), within(0.01));
    }

    @Test
    void fewPairsOfManyRowsAreThinnedInProportion() {
        PairSample sample = new PairSample();
        for (int i = 0; i < 60_000; i++) {
            sample.add(i % 2, i % 3 == 0 ? i % 2 : 0);
        }
        NeighbourInformation.Estimate estimate = NeighbourInformation.of(sample.pairs(), WHOLE, WHOLE);
        assertThat(estimate.rows()).isEqualTo(10_000);
        // Shares 3/6 of (0, 0), 2/6 of (1, 0), 1/6 of (1, 1).
        double expected = Math.log(1 / (5 / 6.0)) / 2 + Math.log(2 / 6.0 / (5 / 12.0)) / 3 + Math.log(2.0) / 6;
        assertThat(estimate.nats()).isEqualTo(expected, within(1e-4));
    }

    @Test
    void largeNumbersCloseTogetherAreToldApart() {
        PairSample.Pairs pairs = gaussian(0.9, 5_000);
        PairSample.Pairs moved = new PairSample.Pairs(
                Arrays.stream(pairs.values())
                        .map(raw -> ColumnForm.rawOfReal(1e12 + ColumnForm.realOfRaw(raw)))
                        .toArray(),
                pairs.labels(),
                pairs.counts());
        assertThat(NeighbourInformation.of(moved, REAL, REAL).nats())
                .isEqualTo(NeighbourInformation.of(pairs, REAL, REAL).nats(), within(0.01));
    }

    @Test
    void constantsSayNothingAndOneRowIsNotEnough() {
        PairSample sample = new PairSample();
        sample.add(1, 2);
        assertThat(NeighbourInformation.of(sample.pairs(), REAL, REAL).nats()).isNaN();
        sample.add(1, 3);
        assertThat(NeighbourInformation.of(sample.pairs(), REAL, TEXT).nats()).isZero();
    }

    private static PairSample.Pairs gaussian(double correlation, int rows) {
        Random random = new Random(7);
        PairSample sample = new PairSample();
        for (int i = 0; i < rows; i++) {
            double x = random.nextGaussian();
            double y = correlation * x + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            sample.add(ColumnForm.rawOfReal(x), ColumnForm.rawOfReal(y));
        }
        return sample.pairs();
    }

    private static int near(double[] all, int i, double distance) {
        return (int) Arrays.stream(all)
                .filter(value -> Math.abs(value - all[i]) < distance)
                .count();
    }

    private static double digamma(int n) {
        return IntStream.range(1, n).mapToDouble(k -> 1.0 / k).sum() - 0.5772156649015329;
    }
}
