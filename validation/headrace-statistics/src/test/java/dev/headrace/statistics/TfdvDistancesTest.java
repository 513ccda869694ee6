package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.NumericStatistics.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The expected numbers are those of TFDV's own unit tests, as the reference quotes them.
final class TfdvDistancesTest {
    @Test
    void theGreatestDifferenceOfAShareIsNamed() {
        var greatest = TfdvDistances.infinityNorm(texts("hello*1 world*9"), texts("hello*3 world*7"));
        assertThat(greatest.distance()).isCloseTo(0.2, within(1e-12));
        var other = TfdvDistances.infinityNorm(texts("b*9 c*1"), texts("a*3 b*7"));
        assertThat(other.distance()).isCloseTo(0.3, within(1e-12));
        assertThat(other.value()).hasValue("a");
    }

    @Test
    void numbersHaveNoInfinityNorm() {
        var none = TfdvDistances.infinityNorm(numbers(1, 2), numbers(3, 4));
        assertThat(none.distance()).isZero();
        assertThat(none.value()).isEmpty();
    }

    @Test
    void theNormalizedDifferenceDependsOnTheSizes() {
        var difference = TfdvDistances.normalizedDifference(texts("hello*1 world*5"), texts("hello*10 world*50"));
        assertThat(difference.distance()).isCloseTo(45.0 / 66, within(1e-12));
        assertThat(difference.value()).hasValue("world");
        assertThat(TfdvDistances.normalizedDifference(texts(""), texts("")).distance())
                .isZero();
    }

    @Test
    void valuesAreComparedByTheirShares() {
        var divergence = TfdvDistances.jensenShannon(texts("b*2 a*2 c*1"), texts("a*2 Z*1 Y*1 X*1"));
        assertThat(divergence.getAsDouble()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void nothingToCompareIsNoDivergence() {
        assertThat(TfdvDistances.jensenShannon(texts(""), texts("a*1"))).isEmpty();
        assertThat(TfdvDistances.jensenShannon(numbers(), numbers(1))).isEmpty();
        assertThat(TfdvDistances.jensenShannon(numbers(1), texts("a*1"))).isEmpty();
    }

    @Test
    void equalNumbersHaveNoDivergenceAndFarOnesHaveAll() {
        assertThat(TfdvDistances.jensenShannon(numbers(1, 2, 3), numbers(1, 2, 3)))
                .hasValue(0);
        assertThat(TfdvDistances.jensenShannon(numbers(1, 2, 3), numbers(11, 12, 13)))
                .hasValue(1);
    }

    @Test
    void cellsAreSpreadOverTheBoundariesOfBoth() {
        var cells = cells(List.of(in(1, 2, 2), in(2, 3, 2)), List.of(in(2, 4, 2), in(4, 6, 2)));
        assertThat(cells.divergence().getAsDouble()).isCloseTo(0.65563906, within(1e-8));
    }

    @Test
    void nanOverlapsWithNothing() {
        var cells = new TfdvCells(List.of(in(1, 2, 3)), List.of(in(1, 2, 4)), 0, 0, 1, 0);
        assertThat(cells.divergence().getAsDouble()).isCloseTo(0.13792538, within(1e-8));
        assertThat(new TfdvCells(List.of(), List.of(), 0, 0, 5, 5).divergence()).hasValue(1);
        assertThat(new TfdvCells(List.of(), List.of(), 5, 5, 0, 0).divergence()).hasValue(1);
    }

    @Test
    void pointsOverlapWithTheirLikeOnly() {
        var half = cells(List.of(in(0, 0, 1), in(1, 1, 1)), List.of(in(0, 0, 1), in(2, 2, 1)));
        assertThat(half.divergence().getAsDouble()).isCloseTo(0.5, within(1e-12));
        var all = cells(List.of(in(10, 10, 21)), List.of(in(0, 4, 150), in(4, 12, 200), in(12, 20, 20)));
        assertThat(all.divergence()).hasValue(1);
    }

    private static TfdvCells cells(List<Interval> baseline, List<Interval> current) {
        return new TfdvCells(baseline, current, 0, 0, 0, 0);
    }

    private static Interval in(double low, double high, double count) {
        return new Interval(low, high, count);
    }

    private static ColumnStatistics texts(String counts) {
        List<String> values = new ArrayList<>();
        for (String count : counts.split(" ")) {
            int star = count.indexOf('*');
            if (star > 0) {
                values.addAll(
                        Collections.nCopies(Integer.parseInt(count.substring(star + 1)), count.substring(0, star)));
            }
        }
        return Vectors.statistics(new Column("c", ColumnType.TEXT), values.size(), values::get);
    }

    private static ColumnStatistics numbers(double... values) {
        return Vectors.statistics(new Column("c", ColumnType.REAL), values.length, row -> values[row]);
    }
}
