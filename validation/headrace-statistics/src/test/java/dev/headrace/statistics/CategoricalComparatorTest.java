package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.testkit.TwoSampleComparatorConformanceTest;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DriftVerdict;
import dev.headrace.validation.spi.TwoSampleComparator;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CategoricalComparatorTest extends TwoSampleComparatorConformanceTest {
    private final CategoricalComparator comparator = new CategoricalComparator(DriftSettings.DEFAULT);

    @Override
    protected TwoSampleComparator comparator() {
        return comparator;
    }

    @Override
    protected ColumnStatistics sample(RandomGenerator random, int rows) {
        return texts(rows, row -> random.nextInt(30) == 0 ? null : "v" + random.nextInt(8) * random.nextInt(5));
    }

    @Override
    protected ColumnStatistics otherSample(RandomGenerator random, int rows) {
        return texts(rows, row -> "v" + random.nextInt(8));
    }

    @Test
    void theExplanationNamesTheValueThatMovedMost() {
        ColumnStatistics baseline = texts(1_000, row -> row % 10 < 3 ? "sun" : row % 10 < 5 ? "rain" : "cloud");
        ColumnStatistics current = texts(2_000, row -> row % 10 < 1 ? "sun" : row % 10 < 6 ? "rain" : "cloud");
        Comparison comparison = comparator.compare(baseline, current);
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.DRIFTED);
        assertThat(comparison.explanation()).isEqualTo("20 % of the baseline and 50 % of the current rows are 'rain'.");
    }

    @Test
    void valuesWithNothingInCommonAreAsFarApartAsCanBe() {
        Comparison comparison =
                comparator.compare(texts(5_000, row -> "a" + row % 3), texts(5_000, row -> "b" + row % 3));
        assertThat(comparison.effect()).isBetween(0.999, 1.0);
        assertThat(comparison.pValue()).isLessThan(1e-100);
    }

    @Test
    void missingIsAValueOfItsOwn() {
        Comparison comparison =
                comparator.compare(texts(1_000, row -> "one"), texts(1_000, row -> row % 10 == 0 ? null : "one"));
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.DRIFTED);
        assertThat(comparison.explanation())
                .isEqualTo("0 % of the baseline and 10 % of the current rows have no value.");
    }

    @Test
    void aConstantIsStable() {
        Comparison comparison = comparator.compare(texts(1_000, row -> "one"), texts(1_000, row -> "one"));
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.STABLE);
        assertThat(comparison.effect()).isZero();
        assertThat(comparison.pValue()).isEqualTo(1);
    }

    @Test
    void aFewRareValuesAreNoDrift() {
        ColumnStatistics current = texts(1_000, row -> row < 4 ? "odd " + row : "one");
        assertThat(comparator.compare(texts(1_000, row -> "one"), current).verdict())
                .isEqualTo(DriftVerdict.STABLE);
    }

    @Test
    void manyRareNewValuesAreDrift() {
        ColumnStatistics current = texts(1_000, row -> row % 5 == 0 ? "new " + row : "one");
        Comparison comparison = comparator.compare(texts(1_000, row -> "one"), current);
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.DRIFTED);
        assertThat(comparison.explanation())
                .isEqualTo("0 % of the baseline and 20 % of the current rows have a rare value.");
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 3_000, 40_000})
    void namesCannotBeTold(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        Comparison comparison = comparator.compare(
                texts(rows, row -> "name " + random.nextInt()), texts(rows, row -> "name " + random.nextInt()));
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.INCONCLUSIVE);
        assertThat(comparison.explanation()).startsWith("Most rows have values that are too many");
    }

    @Test
    void namesThatAreMissingNowAreDrift() {
        assertThat(comparator
                        .compare(texts(40_000, row -> "name " + row), texts(1_000, row -> null))
                        .verdict())
                .isEqualTo(DriftVerdict.DRIFTED);
    }

    @Test
    void theMostFrequentValuesOfManyAreCompared() {
        // 3,000 different values, of which only the 100 most frequent are listed on either side.
        ColumnStatistics baseline = texts(20_000, row -> row < 15_000 ? "v" + row % 10 : "rare " + row % 3_000);
        ColumnStatistics current = texts(20_000, row -> row < 15_000 ? "v" + row % 5 : "rare " + row % 3_000);
        assertThat(comparator.compare(baseline, baseline).verdict()).isEqualTo(DriftVerdict.STABLE);
        assertThat(comparator.compare(baseline, current).verdict()).isEqualTo(DriftVerdict.DRIFTED);
    }

    /// The naive distance of such samples is about 0.2, by chance alone.
    @Test
    void manyCategoriesAloneMakeNoEffect() {
        SplittableRandom random = new SplittableRandom(9);
        double sum = 0;
        for (int trial = 0; trial < 20; trial++) {
            sum += comparator
                    .compare(texts(700, row -> "v" + random.nextInt(60)), texts(700, row -> "v" + random.nextInt(60)))
                    .effect();
        }
        assertThat(sum / 20).isLessThan(0.06);
    }

    private static ColumnStatistics texts(int rows, IntFunction<@Nullable Object> values) {
        return Vectors.statistics(new Column("weather", ColumnType.TEXT), rows, values);
    }
}
