package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.testkit.TwoSampleComparatorConformanceTest;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DriftVerdict;
import dev.headrace.validation.spi.TwoSampleComparator;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumericComparatorTest extends TwoSampleComparatorConformanceTest {
    private static final Column COLUMN = new Column("temperature", ColumnType.REAL);

    private final NumericComparator comparator = new NumericComparator(DriftSettings.DEFAULT);

    @Override
    protected TwoSampleComparator comparator() {
        return comparator;
    }

    @Override
    protected ColumnStatistics sample(RandomGenerator random, int rows) {
        return Vectors.statistics(
                COLUMN, rows, row -> random.nextInt(20) == 0 ? null : (Object) (14 + 5 * random.nextGaussian()));
    }

    @Override
    protected ColumnStatistics otherSample(RandomGenerator random, int rows) {
        return Vectors.statistics(
                COLUMN, rows, row -> random.nextInt(20) == 0 ? null : (Object) (22 + 5 * random.nextGaussian()));
    }

    @Test
    void theExplanationSaysWhatMoved() {
        ColumnStatistics baseline = numbers(1_000, row -> row % 100);
        ColumnStatistics current = numbers(1_000, row -> row % 100 + 30);
        Comparison comparison = comparator.compare(baseline, current);
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.DRIFTED);
        assertThat(comparison.effect()).isEqualTo(0.3, Offset.offset(1e-12));
        assertThat(comparison.explanation())
                .startsWith("The mean of temperature is 49.5 in the baseline and 79.5 now; ")
                .contains(" of the baseline and ")
                .contains(" of the current numbers are above ");
    }

    /// Binning loses at most the share of one bucket, whatever the distributions and their sizes.
    @ParameterizedTest
    @ValueSource(ints = {1_000, 30_000})
    void theDistanceIsThatOfTheNumbersButForABucket(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        for (int trial = 0; trial < 10; trial++) {
            double shift = random.nextDouble(2);
            double width = random.nextDouble(0.1, 3);
            double[] one = random.doubles(rows).map(u -> 290 + 10 * u * u).toArray();
            double[] other =
                    random.doubles(rows / 3).map(u -> 290 + shift + width * u).toArray();
            Comparison comparison =
                    comparator.compare(numbers(rows, row -> one[row]), numbers(rows / 3, row -> other[row]));
            double exact = distance(one.clone(), other.clone());
            assertThat(comparison.effect()).isBetween(exact - 1.0 / 128 - 1e-9, exact + 1e-9);
        }
    }

    @Test
    void rowsThatLoseTheirValuesAreDrift() {
        ColumnStatistics baseline = numbers(1_000, row -> row % 100);
        ColumnStatistics current =
                Vectors.statistics(COLUMN, 1_000, row -> row % 5 == 0 ? null : (Object) (row % 100.0));
        Comparison comparison = comparator.compare(baseline, current);
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.DRIFTED);
        assertThat(comparison.method()).isEqualTo("chi-square");
        assertThat(comparison.explanation())
                .isEqualTo("0 % of the baseline and 20 % of the current rows have no value.");
    }

    @Test
    void nanIsNoNumberAndItsShareIsCompared() {
        ColumnStatistics baseline = numbers(1_000, row -> row % 100);
        ColumnStatistics current = numbers(1_000, row -> row % 4 == 0 ? Double.NaN : row % 100);
        assertThat(comparator.compare(baseline, current).explanation())
                .isEqualTo("100 % of the baseline and 75 % of the current rows have a number.");
    }

    @Test
    void aColumnThatIsEmptyNowIsDrift() {
        ColumnStatistics current = Vectors.statistics(COLUMN, 1_000, row -> null);
        assertThat(comparator.compare(numbers(1_000, row -> row), current).verdict())
                .isEqualTo(DriftVerdict.DRIFTED);
    }

    @Test
    void twoEmptyColumnsCannotBeTold() {
        ColumnStatistics empty = Vectors.statistics(COLUMN, 1_000, row -> null);
        Comparison comparison = comparator.compare(empty, empty);
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.INCONCLUSIVE);
        assertThat(comparison.explanation()).contains("There are 0 numbers");
    }

    @Test
    void infinitiesAreTheEndsOfTheLine() {
        ColumnStatistics baseline = numbers(1_000, row -> row % 10 == 0 ? Double.NEGATIVE_INFINITY : row % 7);
        ColumnStatistics current = numbers(1_000, row -> row % 10 == 0 ? Double.POSITIVE_INFINITY : row % 7);
        Comparison comparison = comparator.compare(baseline, current);
        assertThat(comparison.effect()).isEqualTo(0.1, Offset.offset(0.002));
        assertThat(comparator.compare(baseline, baseline).effect()).isZero();
    }

    @Test
    void whatCouldNotBeNoticedIsNotCalledStable() {
        Comparison comparison = comparator.compare(numbers(100, row -> row), numbers(100, row -> row));
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.INCONCLUSIVE);
        assertThat(comparison.explanation())
                .isEqualTo("With 100 baseline rows and 100 current rows, a difference below 0.209 would not be noticed,"
                        + " and one of 0.1 matters.");
    }

    @Test
    void aDifferenceThatChanceMayExplainIsNotCalledStable() {
        Comparison comparison = comparator.compare(numbers(100, row -> row), numbers(100, row -> 15 + 0.7 * row));
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.INCONCLUSIVE);
        assertThat(comparison.explanation()).startsWith("Chance may explain the difference (p = 0.421): ");
    }

    @Test
    void otherTypesCannotBeTold() {
        ColumnStatistics texts = Vectors.statistics(new Column("c", ColumnType.TEXT), 100, row -> "one");
        assertThat(comparator.compare(texts, texts).explanation()).isEqualTo("The column has no numbers.");
        assertThat(comparator.compare(numbers(100, row -> row), texts).verdict())
                .isEqualTo(DriftVerdict.INCONCLUSIVE);
    }

    private static ColumnStatistics numbers(int rows, Values value) {
        return Vectors.statistics(COLUMN, rows, value::at);
    }

    private interface Values {
        double at(int row);
    }

    /// The distance by its definition.
    private static double distance(double[] one, double[] other) {
        Arrays.sort(one);
        Arrays.sort(other);
        double greatest = 0;
        for (double cut : one) {
            greatest = Math.max(greatest, Math.abs(share(one, cut) - share(other, cut)));
        }
        for (double cut : other) {
            greatest = Math.max(greatest, Math.abs(share(one, cut) - share(other, cut)));
        }
        return greatest;
    }

    private static double share(double[] values, double cut) {
        int found = Arrays.binarySearch(values, cut);
        return (found < 0 ? -found - 1 : found + 1) / (double) values.length;
    }
}
