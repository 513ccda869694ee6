package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1234567, 1234567",
        "14.234, 14.2",
        "0.00012345, 0.000123",
        "123456.7, 123000",
        "1e300, 1E+300",
        "1.2345e-30, 1.23E-30",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void numbersHaveThreeDigits(double value, String text) {
        assertThat(Wording.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0 %",
        "10, 10, 100 %",
        "123, 1000, 12 %",
        "12, 1000, 1.2 %",
        "1, 100000, 0.001 %",
        "987, 1000, 98.7 %",
        "99999, 100000, almost 100 %",
        "0, 0, 0 %"
    })
    void sharesAreReadable(long part, long whole, String text) {
        assertThat(Wording.percent(part, whole)).isEqualTo(text);
    }

    @Test
    void longValuesAreShortenedBetweenCharacters() {
        assertThat(Wording.quoted("Monday")).isEqualTo("'Monday'");
        assertThat(Wording.quoted("😀".repeat(50))).isEqualTo("'" + "😀".repeat(40) + "...'");
    }
}
