package dev.headrace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "-0.0|0",
                "1|1",
                "0.1|0.1",
                "38.581646|38.58",
                "-307.44|−307.4",
                "999.96|1000",
                "1234.5|1,234",
                "189778.366|189,778",
                "-1234567|−1,234,567",
                "12345678|1.235e7",
                "0.00012345|0.0001234",
                "0.000012345|1.234e-5",
                "1e300|1e300",
                "4.9e-324|4.941e-324",
                "NaN|–",
                "Infinity|∞",
                "-Infinity|−∞"
            })
    void numbersHaveFourSignificantDigits(double value, String text) {
        assertThat(Numbers.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.92741|0.92055|0.93402|0.9274 [0.9205, 0.9340]",
                "0.78|0.52|0.97|0.78 [0.52, 0.97]",
                "-0.0008|-0.0037|0.0021|−0.0008 [−0.0037, 0.0021]",
                "48213.6|47000.2|49400.9|48,214 [47,000, 49,401]",
                "0.5|0.5|0.5|0.5000 [0.5000, 0.5000]",
                "NaN|NaN|NaN|– ",
                "1|0|Infinity|1.0000 [0.0000, ∞]"
            })
    void numbersHaveAsManyDecimalsAsTheirIntervalDeserves(double value, double lower, double upper, String text) {
        assertThat(Numbers.interval(value, lower, upper)).isEqualTo(text.equals("–") ? "– " : text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 %",
                "1|100 %",
                "0.0004|<0.1 %",
                "0.0005|0.1 %",
                "0.9999|>99.9 %",
                "0.6971|69.7 %",
                "NaN|–",
            })
    void sharesThatAreNotQuiteNothingOrAllDoNotLookLikeIt(double share, String text) {
        assertThat(Numbers.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 ms",
                "999|999 ms",
                "1000|1.0 s",
                "59949|59.9 s",
                "60000|1 min 0 s",
                "3599999|59 min 59 s",
                "3600000|1 h 0 min",
                "90061000|25 h 1 min"
            })
    void timesAreInTheUnitThatSuitsThem(long millis, String text) {
        assertThat(Numbers.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void signsAreWrittenUnlessTheNumberIsZeroAsItIsShown() {
        assertThat(Numbers.signed(0.4274, 4)).isEqualTo("+0.4274");
        assertThat(Numbers.signed(-0.4274, 2)).isEqualTo("−0.43");
        assertThat(Numbers.signed(0.00001, 2)).isEqualTo("0.00");
        assertThat(Numbers.signed(-0.00001, 2)).isEqualTo("0.00");
    }

    @Test
    void countsHaveTheirNoun() {
        assertThat(Numbers.count(1, "row")).isEqualTo("1 row");
        assertThat(Numbers.count(32_561, "row")).isEqualTo("32,561 rows");
    }

    @Test
    void chancesThatAreSmallAreNotZero() {
        assertThat(Numbers.probability(1e-12)).isEqualTo("<0.001");
        assertThat(Numbers.probability(0.0314)).isEqualTo("0.031");
        assertThat(Numbers.probability(Double.NaN)).isEqualTo("–");
    }
}
