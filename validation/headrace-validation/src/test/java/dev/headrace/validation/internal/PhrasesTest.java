package dev.headrace.validation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PhrasesTest {
    @Test
    void aShareThatIsNotQuiteNothingOrAllDoesNotLookLikeIt() {
        assertThat(Phrases.percent(0)).isEqualTo("0.0 %");
        assertThat(Phrases.percent(0.0004)).isEqualTo("<0.1 %");
        assertThat(Phrases.percent(0.0005)).isEqualTo("0.1 %");
        assertThat(Phrases.percent(0.998)).isEqualTo("99.8 %");
        assertThat(Phrases.percent(0.9996)).isEqualTo(">99.9 %");
        assertThat(Phrases.percent(1)).isEqualTo("100.0 %");
    }

    @Test
    void numbersComeWithTheirNouns() {
        assertThat(Phrases.count(1, "row", "rows")).isEqualTo("1 row");
        assertThat(Phrases.count(24_129, "row", "rows")).isEqualTo("24,129 rows");
        assertThat(Phrases.partOf(12, 712, "rows")).isEqualTo("12 of 712 rows (1.7 %)");
        assertThat(Phrases.number(17)).isEqualTo("17");
        assertThat(Phrases.number(0.25)).isEqualTo("0.25");
        assertThat(Phrases.number(1e300)).isEqualTo("1.0E300");
        assertThat(Phrases.number(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void longValuesAreCutBetweenCharactersAndStayOnOneLine() {
        assertThat(Phrases.quoted("a\nb")).isEqualTo("'a b'");
        assertThat(Phrases.quoted("\uD83D\uDE00".repeat(61))).isEqualTo("'" + "\uD83D\uDE00".repeat(60) + "...'");
        assertThat(Phrases.list(List.of("a", "b", "c"), 2)).isEqualTo("'a', 'b' and 1 more");
        assertThat(Phrases.list(List.of("a", "b"), 2)).isEqualTo("'a', 'b'");
    }
}
