package dev.headrace.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.data.ColumnType;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ColumnValuesTest {
    private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(64);

    static Stream<Arguments> convertible() {
        return Stream.of(
                Arguments.of(ColumnType.BOOLEAN, true, true),
                Arguments.of(ColumnType.BOOLEAN, "false", false),
                Arguments.of(ColumnType.INTEGER, 7, 7L),
                Arguments.of(ColumnType.INTEGER, Long.MIN_VALUE, Long.MIN_VALUE),
                Arguments.of(ColumnType.INTEGER, 7.0, 7L),
                Arguments.of(ColumnType.INTEGER, "-7", -7L),
                Arguments.of(ColumnType.REAL, 7, 7.0),
                Arguments.of(ColumnType.REAL, 0.1, 0.1),
                Arguments.of(ColumnType.REAL, HUGE, 0x1p64),
                Arguments.of(ColumnType.REAL, "1e3", 1000.0),
                Arguments.of(ColumnType.REAL, "NaN", Double.NaN),
                Arguments.of(ColumnType.REAL, "-Infinity", Double.NEGATIVE_INFINITY),
                Arguments.of(ColumnType.TEXT, "", ""),
                Arguments.of(ColumnType.TEXT, 7, "7"),
                Arguments.of(ColumnType.TEXT, true, "true"),
                Arguments.of(ColumnType.DATE, "1970-01-02", 1L),
                Arguments.of(ColumnType.TIMESTAMP, "1970-01-01T00:00:01", 1_000_000L),
                Arguments.of(ColumnType.TIMESTAMP, "1970-01-01 00:00:00.0000019", 1L),
                Arguments.of(ColumnType.TIMESTAMP, "1970-01-01T01:00:00+01:00", 0L),
                Arguments.of(ColumnType.TIMESTAMP, "1969-12-31T23:59Z", -60_000_000L),
                Arguments.of(ColumnType.TIMESTAMP, "1970-01-02", 86_400_000_000L));
    }

    @ParameterizedTest
    @MethodSource("convertible")
    void aValueThatFitsIsConverted(ColumnType type, Object value, Object expected) throws UnusableException {
        assertThat(ColumnValues.convert("column", type, value)).isEqualTo(expected);
    }

    static Stream<Arguments> unconvertible() {
        return Stream.of(
                Arguments.of(ColumnType.BOOLEAN, 1),
                Arguments.of(ColumnType.BOOLEAN, "yes"),
                Arguments.of(ColumnType.INTEGER, 7.5),
                Arguments.of(ColumnType.INTEGER, 0x1p63),
                Arguments.of(ColumnType.INTEGER, Double.NaN),
                Arguments.of(ColumnType.INTEGER, HUGE),
                Arguments.of(ColumnType.INTEGER, ""),
                Arguments.of(ColumnType.INTEGER, true),
                Arguments.of(ColumnType.REAL, "1.5f"),
                Arguments.of(ColumnType.REAL, "0x1p3"),
                Arguments.of(ColumnType.REAL, ""),
                Arguments.of(ColumnType.REAL, false),
                Arguments.of(ColumnType.DATE, "2026-02-30"),
                Arguments.of(ColumnType.DATE, 7),
                Arguments.of(ColumnType.TIMESTAMP, "noon"),
                Arguments.of(ColumnType.TIMESTAMP, "2026-03-01T"),
                Arguments.of(ColumnType.TIMESTAMP, 7));
    }

    @ParameterizedTest
    @MethodSource("unconvertible")
    void aValueThatDoesNotFitIsRefusedAndNamed(ColumnType type, Object value) {
        assertThatExceptionOfType(UnusableException.class)
                .isThrownBy(() -> ColumnValues.convert("column", type, value))
                .satisfies(e -> {
                    assertThat(e.column()).isEqualTo("column");
                    assertThat(e.reason())
                            .startsWith("the value is '" + value + "', and ")
                            .endsWith(" was expected");
                });
    }
}
