package dev.headrace.statistics.internal.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatternsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "AB-1234 x|A+-9+ a",
                "1|9",
                "12|9+",
                "Hello, World!|Aa+, Aa+!",
                "a1b22C333|a9a9+A9+",
                "  tab\t|  a+\t",
                "Ünïcode Straße|Aa+ Aa+",
                "日本語x|a+",
                "٣٤|9+",
                "€5|€9",
                "😀|😀",
                "a+b|a+a"
            })
    void lettersAndDigitsAreNotToldApart(String text, String form) {
        assertThat(form(text)).isEqualTo(form);
    }

    @Test
    void longFormsAreCut() {
        assertThat(form("-".repeat(64))).isEqualTo("-".repeat(64));
        assertThat(form("-".repeat(65))).isEqualTo("-".repeat(64) + "...");
        assertThat(form("a".repeat(1_000))).isEqualTo("a+");
        assertThat(form("a-".repeat(32) + "b")).isEqualTo("a-".repeat(32) + "...");
        assertThat(form("-".repeat(62) + "abc")).isEqualTo("-".repeat(62) + "a+");
        assertThat(form("-".repeat(63) + "abc")).isEqualTo("-".repeat(63) + "a...");
    }

    @Test
    void formsCountAsOftenAsTheirValues() {
        var text = ByteVectors.folded(
                        new TextSettings(100, 1_000, 10, false, 2),
                        ByteVectors.utf8("A1", "B2", "A1", "x", "y", "", "\u00e9", "17-3"))
                .describe()
                .text();
        assertThat(requireNonNull(text).patterns()).containsExactly(new ValueCount("A9", 3), new ValueCount("a", 3));
        assertThat(text.patternShare()).isEqualTo(1);
    }

    private static String form(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + Words.PADDING);
        return Patterns.of(padded, 0, bytes.length, new StringBuilder());
    }
}
