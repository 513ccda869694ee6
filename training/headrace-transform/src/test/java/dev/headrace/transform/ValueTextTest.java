package dev.headrace.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.data.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueTextTest {
    @Test
    void valuesAreWrittenInOneForm() {
        assertThat(ValueText.write(ColumnType.BOOLEAN, true)).isEqualTo("true");
        assertThat(ValueText.write(ColumnType.INTEGER, -42L)).isEqualTo("-42");
        assertThat(ValueText.write(ColumnType.REAL, 0.1)).isEqualTo("0.1");
        assertThat(ValueText.write(ColumnType.REAL, Double.NaN)).isEqualTo("NaN");
        assertThat(ValueText.write(ColumnType.REAL, -0.0)).isEqualTo("0.0");
        assertThat(ValueText.write(ColumnType.TEXT, " as it is ")).isEqualTo(" as it is ");
        assertThat(ValueText.write(ColumnType.DATE, 19_782L)).isEqualTo("2024-02-29");
        assertThat(ValueText.write(ColumnType.TIMESTAMP, 0L)).isEqualTo("1970-01-01T00:00");
        assertThat(ValueText.write(ColumnType.TIMESTAMP, -1L)).isEqualTo("1969-12-31T23:59:59.999999");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 86_400_000_000L, Long.MAX_VALUE, Long.MIN_VALUE})
    void wholeNumbersAndTimesAreReadBackEqual(long value) {
        for (ColumnType type : new ColumnType[] {ColumnType.INTEGER, ColumnType.TIMESTAMP}) {
            assertThat(ValueText.parse(type, ValueText.write(type, value))).isEqualTo(value);
        }
        long day = value % 100_000_000L;
        assertThat(ValueText.parse(ColumnType.DATE, ValueText.write(ColumnType.DATE, day)))
                .isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 1e-310, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY})
    void numbersAreReadBackEqual(double value) {
        assertThat(ValueText.parse(ColumnType.REAL, ValueText.write(ColumnType.REAL, value)))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, yes",
        "INTEGER, 1.5",
        "INTEGER, 9223372036854775808",
        "REAL, one",
        "DATE, 2024-02-30",
        "TIMESTAMP, 2024-02-29",
        "TIMESTAMP, +999999999-01-01T00:00"
    })
    void whatIsNoValueOfTheTypeIsRefused(ColumnType type, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ValueText.parse(type, text));
    }

    @Test
    void aValueOfAnotherClassIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueText.write(ColumnType.REAL, 1L))
                .withMessage("a REAL is a Double, and this is a Long");
    }
}
