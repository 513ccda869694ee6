package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.TextStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextMeasureTest {
    @Test
    void lengthsAreInCodePointsAndWordsAreCounted() {
        assertThat(measure("two words", "Wörter", "", "  ", "日本語 😀"))
                .isEqualTo(new TextStatistics(1, 1, 0, 9, 22 / 5.0, 5 / 5.0, 18 / 5.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\r\n", "\u00a0", "\u1680", "\u2003", "\u2028", "\u202f", "\u3000"})
    void whiteSpaceOfEveryKindParts(String space) {
        TextStatistics text = measure("a" + space + "b");
        assertThat(text.averageWords()).isEqualTo(2);
        assertThat(text.averageWordLength()).isEqualTo(1);
        assertThat(measure(space).blank()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "ह", "€", "\u3001", "😀", "\u0085"})
    void otherCharactersDoNotPart(String character) {
        assertThat(measure("a" + character + "b").averageWords()).isEqualTo(1);
    }

    @Test
    void repeatedTextsCountEachTime() {
        assertThat(measure("ab", "ab", "abcd").averageLength()).isEqualTo(8 / 3.0);
    }

    private static TextStatistics measure(String... texts) {
        return requireNonNull(
                Vectors.statistics(ColumnType.TEXT, List.of(texts)).text());
    }
}
