package dev.headrace.statistics.internal.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InformationTest {
    private static final int[] FIRST = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3};
    private static final int[] SECOND = {1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2};

    /// The values that the tests of scikit-learn 0.19 to 1.5 have; 0.27502 is that with the greatest entropy.
    @Test
    void valuesAreThoseOfScikitLearn() {
        Contingency table = table(FIRST, SECOND, 1);
        assertThat(Information.plugIn(table)).isEqualTo(0.41022, within(5e-6));
        assertThat(Information.expected(table.groupTotals(), table.labelTotals(), table.rows()))
                .isEqualTo(0.15042, within(5e-6));
        assertThat(Information.adjusted(table)).isEqualTo(0.27502, within(5e-6));
        assertThat(Information.adjusted(table(FIRST, SECOND, 110))).isEqualTo(0.37, within(0.005));
        assertThat(Information.adjusted(table(new int[] {1, 1, 2, 2}, new int[] {2, 2, 3, 3}, 1)))
                .isEqualTo(1, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theExpectationIsThatOfTheHypergeometricDistribution(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(2, 400);
        int[] first = random.ints(rows, 0, 5).toArray();
        int[] second = random.ints(rows, 0, 3).toArray();
        Contingency table = table(first, second, 1);
        double expected = 0;
        for (long group : table.groupTotals()) {
            for (long label : table.labelTotals()) {
                for (int k = 1; k <= Math.min(group, label); k++) {
                    expected += HypergeometricDistribution.of(rows, (int) group, (int) label)
                                    .probability(k)
                            * k
                            / rows
                            * Math.log((double) rows * k / (group * label));
                }
            }
        }
        assertThat(Information.expected(table.groupTotals(), table.labelTotals(), rows))
                .isEqualTo(expected, within(1e-11));
    }

    @Test
    void theExpectationOfVeryManyRowsIsTheBiasOfTheEstimate() {
        long[] groups = {300_000_000, 500_000_000, 200_000_000};
        long[] labels = {600_000_000, 400_000_000};
        // The first term of the expansion: (3 - 1) (2 - 1) / 2n.
        assertThat(Information.expected(groups, labels, 1_000_000_000)).isEqualTo(1e-9, within(1e-15));
    }

    @Test
    void theCorrectionIsThatOfMillerForThreeEntropies() {
        Contingency table = table(FIRST, SECOND, 1);
        assertThat(table.cells()).isEqualTo(7);
        assertThat(Information.corrected(table))
                .isEqualTo(Information.plugIn(table) - (7 - 3 - 3 + 1) / 34.0, within(1e-15));
    }

    @Test
    void chanceIsAllThereIsForConstantsAndForNamesOfOneRow() {
        int[] same = new int[10];
        int[] different = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertThat(Information.adjusted(table(same, same, 1))).isNaN();
        assertThat(Information.adjusted(table(different, different, 1))).isNaN();
        assertThat(Information.adjusted(table(same, different, 1))).isZero();
        assertThat(Information.plugIn(table(different, different, 1))).isEqualTo(Math.log(10), within(1e-15));
    }

    private static Contingency table(int[] first, int[] second, long times) {
        long[] counts = new long[first.length];
        Arrays.fill(counts, times);
        return Contingency.of(first, 11, second, 11, counts);
    }
}
