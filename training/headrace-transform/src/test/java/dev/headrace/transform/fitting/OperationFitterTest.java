package dev.headrace.transform.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.data.ColumnType;
import dev.headrace.training.Operation;
import dev.headrace.transform.fitting.OperationFitter.Fitted;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.NumericStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OperationFitterTest {
    private static final OperationFitter FITTER = new OperationFitter(3, 5, 16);

    @Test
    void aQuantityIsStandardisedByItsStatistics() {
        ColumnStatistics column = Facts.numeric("x", ColumnType.REAL, 0, Facts.numbers(1, 2, 3, 4, 5));
        double deviation = Math.sqrt(2);
        assertThat(fit(column, FeatureKind.NUMERIC))
                .isEqualTo(new Operation.Number("x", 3, deviation, 1 - deviation, 5 + deviation, false));
    }

    @Test
    void missingValuesBringAnIndicator() {
        ColumnStatistics column = Facts.numeric("x", ColumnType.INTEGER, 1, Facts.numbers(1, 2, 3));
        assertThat(fit(column, FeatureKind.NUMERIC).width()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnType.class,
            names = {"INTEGER", "REAL"})
    void aConstantQuantityHasTheDeviationOne(ColumnType type) {
        ColumnStatistics column = Facts.numeric("x", type, 0, Facts.numbers(7, 7, 7));
        assertThat(fit(column, FeatureKind.NUMERIC)).isEqualTo(new Operation.Number("x", 7, 1, 6, 8, false));
    }

    @Test
    void outliersAreCutOffAndDoNotPressTheOthersTogether() {
        double[] values = IntStream.range(0, 1_000)
                .mapToDouble(i -> i < 998 ? i % 100 : 1e12)
                .toArray();
        Operation.Number number = (Operation.Number)
                fit(Facts.numeric("x", ColumnType.REAL, 0, Facts.numbers(values)), FeatureKind.NUMERIC);
        assertThat(number.low()).isGreaterThan(-1_000);
        assertThat(number.high()).isBetween(500.0, 2_000.0);
        double[] cut = Arrays.stream(values)
                .map(value -> Math.clamp(value, number.low(), number.high()))
                .toArray();
        NumericStatistics expected = Facts.numbers(cut);
        assertThat(number.mean()).isCloseTo(expected.mean(), within(1e-9));
        assertThat(number.deviation()).isCloseTo(expected.standardDeviation(), within(1e-9));
    }

    @Test
    void aQuantityThatIsMostlyZeroIsNotCut() {
        double[] values =
                IntStream.range(0, 100).mapToDouble(i -> i < 98 ? 0 : 50).toArray();
        Operation.Number number = (Operation.Number)
                fit(Facts.numeric("x", ColumnType.REAL, 0, Facts.numbers(values)), FeatureKind.NUMERIC);
        assertThat(number.mean()).isEqualTo(1);
        assertThat(number.high()).isGreaterThan(50);
    }

    @Test
    void numbersTooGreatToBeScaledAreLeftOut() {
        NumericStatistics numbers = Facts.numbers(-Double.MAX_VALUE, Double.MAX_VALUE);
        Fitted fitted = FITTER.fit(
                Facts.feature("x", ColumnType.REAL, FeatureKind.NUMERIC),
                Facts.numeric("x", ColumnType.REAL, 0, numbers));
        assertThat(fitted.operation()).isNull();
        assertThat(fitted.reason()).contains("too great");
        assertThat(FITTER.fit(
                                Facts.feature("x", ColumnType.REAL, FeatureKind.NUMERIC),
                                Facts.numeric("x", ColumnType.REAL, 3, Facts.numbers()))
                        .operation())
                .isNull();
    }

    @Test
    void theMostFrequentValuesAreCategories() {
        ColumnStatistics column = Facts.counted(
                "x",
                ColumnType.TEXT,
                Facts.count("a", 50),
                Facts.count("b", 40),
                Facts.count("c", 30),
                Facts.count("d", 20));
        assertThat(fit(column, FeatureKind.CATEGORICAL)).isEqualTo(new Operation.OneHot("x", List.of("a", "b", "c")));
    }

    @Test
    void rareValuesAndThoseThatAreNotFiniteAreNoCategories() {
        ColumnStatistics column = Facts.counted(
                "x", ColumnType.REAL, Facts.count("NaN", 50), Facts.count("1.0", 5), Facts.count("2.0", 4));
        assertThat(fit(column, FeatureKind.CATEGORICAL)).isEqualTo(new Operation.OneHot("x", List.of("1.0")));
        ColumnStatistics text = Facts.counted("x", ColumnType.TEXT, Facts.count("NaN", 50));
        assertThat(fit(text, FeatureKind.CATEGORICAL)).isEqualTo(new Operation.OneHot("x", List.of("NaN")));
        Fitted rare = FITTER.fit(
                Facts.feature("x", ColumnType.TEXT, FeatureKind.CATEGORICAL),
                Facts.counted("x", ColumnType.TEXT, Facts.count("a", 4)));
        assertThat(rare.operation()).isNull();
        assertThat(rare.reason()).contains("minimum-count (5)");
    }

    @Test
    void aMissingFlagIsTheShareOfTrue() {
        ColumnStatistics column =
                Facts.counted("x", ColumnType.BOOLEAN, Facts.count("false", 30), Facts.count("true", 10));
        assertThat(fit(column, FeatureKind.BOOLEAN)).isEqualTo(new Operation.Flag("x", 0.25));
        assertThat(fit(Facts.counted("x", ColumnType.BOOLEAN), FeatureKind.BOOLEAN))
                .isEqualTo(new Operation.Flag("x", 0.5));
    }

    @Test
    void twoNumbersThatStandForTrueAndFalseAreCategories() {
        ColumnStatistics column = Facts.counted("x", ColumnType.INTEGER, Facts.count("0", 30), Facts.count("1", 10));
        assertThat(fit(column, FeatureKind.BOOLEAN)).isEqualTo(new Operation.OneHot("x", List.of("0", "1")));
    }

    @Test
    void daysAndPointsInTimeAreScaledInDays() {
        double day = 86_400_000_000.0;
        ColumnStatistics days = Facts.numeric("x", ColumnType.DATE, 0, Facts.numbers(10, 20));
        ColumnStatistics times = Facts.numeric("x", ColumnType.TIMESTAMP, 0, Facts.numbers(10 * day, 20 * day));
        Operation expected = new Operation.DateParts("x", 15, 5, 5, 25);
        assertThat(fit(days, FeatureKind.DATE)).isEqualTo(expected);
        assertThat(fit(times, FeatureKind.DATE)).isEqualTo(expected);
    }

    @Test
    void textIsHashed() {
        assertThat(fit(Facts.counted("x", ColumnType.TEXT), FeatureKind.TEXT))
                .isEqualTo(new Operation.HashedWords("x", 16));
    }

    private static Operation fit(ColumnStatistics column, FeatureKind kind) {
        Operation operation = FITTER.fit(Facts.feature(column.name(), column.type(), kind), column)
                .operation();
        if (operation == null) {
            throw new AssertionError("no operation for " + column);
        }
        return operation;
    }
}
