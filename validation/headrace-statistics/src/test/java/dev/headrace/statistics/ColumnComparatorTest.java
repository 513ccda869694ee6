package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.testkit.TwoSampleComparatorConformanceTest;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.spi.TwoSampleComparator;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ColumnComparatorTest extends TwoSampleComparatorConformanceTest {
    private final ColumnComparator comparator = new ColumnComparator(DriftSettings.DEFAULT);

    @Override
    protected TwoSampleComparator comparator() {
        return comparator;
    }

    @Override
    protected ColumnStatistics sample(RandomGenerator random, int rows) {
        return statistics(ColumnType.INTEGER, rows, row -> random.nextLong(1_000));
    }

    @Override
    protected ColumnStatistics otherSample(RandomGenerator random, int rows) {
        return statistics(ColumnType.INTEGER, rows, row -> random.nextLong(500));
    }

    @Test
    void theMethodGoesByTheType() {
        assertThat(method(ColumnType.BOOLEAN, row -> row % 2 == 0)).isEqualTo("chi-square");
        assertThat(method(ColumnType.TEXT, row -> "v" + row % 2)).isEqualTo("chi-square");
        assertThat(method(ColumnType.INTEGER, row -> row % 20L)).isEqualTo("chi-square");
        assertThat(method(ColumnType.INTEGER, row -> row % 21L)).isEqualTo("kolmogorov-smirnov");
        assertThat(method(ColumnType.REAL, row -> row % 2.0)).isEqualTo("kolmogorov-smirnov");
        assertThat(method(ColumnType.DATE, row -> row)).isEqualTo("kolmogorov-smirnov");
        assertThat(method(ColumnType.TIMESTAMP, row -> row * 1_000_000L)).isEqualTo("kolmogorov-smirnov");
    }

    @Test
    void codesAreCountedInBothSamples() {
        ColumnStatistics few = statistics(ColumnType.INTEGER, 1_000, row -> row % 12L);
        ColumnStatistics others = statistics(ColumnType.INTEGER, 1_000, row -> 100 + row % 12L);
        assertThat(comparator.compare(few, others).method()).isEqualTo("kolmogorov-smirnov");
    }

    @Test
    void daysAreToldAsDays() {
        ColumnStatistics spring = statistics(ColumnType.DATE, 1_000, row -> 19_782 + row % 50);
        ColumnStatistics summer = statistics(ColumnType.DATE, 1_000, row -> 19_882 + row % 50);
        assertThat(comparator.compare(spring, summer).explanation())
                .contains("is 2024-03-25 in the baseline and 2024-07-03 now");
    }

    private String method(ColumnType type, IntFunction<@Nullable Object> values) {
        ColumnStatistics sample = statistics(type, 1_000, values);
        return comparator.compare(sample, sample).method();
    }

    private static ColumnStatistics statistics(ColumnType type, int rows, IntFunction<@Nullable Object> values) {
        return Vectors.statistics(new Column("c", type), rows, values);
    }
}
