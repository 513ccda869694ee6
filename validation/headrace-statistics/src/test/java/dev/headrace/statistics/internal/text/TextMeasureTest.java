package dev.headrace.statistics.internal.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.validation.TextStatistics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextMeasureTest {
    /// Each value is measured on its own.
    private static final TextSettings EXACT = new TextSettings(1_000_000, 1 << 26, 0, false, 0);
    /// Values are measured by blocks from the first on.
    private static final TextSettings ESTIMATED = new TextSettings(0, 0, 0, false, 0);

    private static final String[] PIECES = {
        "a",
        "B7",
        " ",
        "  ",
        "\t",
        "\n",
        "\u001c",
        "\u0000",
        "\u00a0",
        "\u2003",
        "\u3000",
        "\u200b",
        "é",
        "ß",
        "日",
        "本語",
        "😀",
        "word",
        "longer-word",
        "\u0085",
        "€",
        "\u1680"
    };

    @Test
    void lengthsAreInCodePointsAndWordsAreCounted() {
        TextStatistics text = measure("two words", "Wörter", "", "  ", "日本語 😀");
        assertThat(text)
                .isEqualTo(new TextStatistics(
                        1, 1, 0, 9, 22 / 5.0, 5 / 5.0, 18 / 5.0, 0, 0, 14, 32 / 5.0, List.of(), text.patternShare()));
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

    @Test
    void nothingHasNoAverages() {
        assertThat(measure())
                .isEqualTo(new TextStatistics(
                        0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0, Double.NaN, List.of(), 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void measuresAreThoseOfTheSlowWay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte @Nullable []> values = new ArrayList<>();
        int pieces = seed % 2 == 0 ? 8 : PIECES.length;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(random.nextInt(100) == 0 ? 3_000 : 8); left > 0; left--) {
                text.append(PIECES[random.nextInt(pieces)]);
            }
            values.add(random.nextInt(30) == 0 ? null : text.toString().getBytes(StandardCharsets.UTF_8));
        }
        TextStatistics expected = slowly(values);
        assertThat(text(EXACT, values)).isEqualTo(expected);
        assertThat(withShare(text(ESTIMATED, values))).isEqualTo(expected);
    }

    /// Of what is not valid, every byte that does not continue a character counts as one; both ways must
    /// agree.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void invalidTextsAreCountedAndMeasuredAlikeInBothWays(long seed) {
        List<byte @Nullable []> values = ByteVectors.mixed(seed, 5_000, 1_000);
        TextStatistics text = text(EXACT, values);
        assertThat(withShare(text(ESTIMATED, values))).isEqualTo(text);
        long invalid = 0;
        long characters = 0;
        long present = 0;
        for (byte[] value : values) {
            if (value != null) {
                present++;
                invalid += Utf8.isValid(Arrays.copyOf(value, value.length + Words.PADDING), 0, value.length) ? 0 : 1;
                for (byte character : value) {
                    characters += (character & 0xC0) != 0x80 ? 1 : 0;
                }
            }
        }
        assertThat(text.invalidUtf8()).isEqualTo(invalid).isPositive();
        assertThat(text.averageLength()).isEqualTo((double) characters / present);
    }

    @Test
    void bytesThatOnlyContinueCharactersAreNotBlank() {
        List<byte @Nullable []> values = new ArrayList<>();
        values.add(new byte[] {(byte) 0x80, (byte) 0xBF});
        values.add(new byte[] {(byte) 0xC2, (byte) 0xA0});
        for (TextSettings settings : List.of(EXACT, ESTIMATED)) {
            assertThat(text(settings, values).blank()).isEqualTo(1);
            assertThat(text(settings, values).invalidUtf8()).isEqualTo(1);
        }
    }

    private static TextStatistics slowly(List<byte @Nullable []> values) {
        long empty = 0;
        long blank = 0;
        long least = Long.MAX_VALUE;
        long greatest = 0;
        long leastBytes = Long.MAX_VALUE;
        long greatestBytes = 0;
        long characters = 0;
        long bytes = 0;
        long words = 0;
        long wordCharacters = 0;
        long texts = 0;
        for (byte[] value : values) {
            if (value == null) {
                continue;
            }
            int[] text = new String(value, StandardCharsets.UTF_8).codePoints().toArray();
            boolean isInWord = false;
            long textWords = 0;
            for (int character : text) {
                boolean isSpace = Character.isWhitespace(character) || Character.isSpaceChar(character);
                textWords += !isSpace && !isInWord ? 1 : 0;
                wordCharacters += isSpace ? 0 : 1;
                isInWord = !isSpace;
            }
            texts++;
            empty += text.length == 0 ? 1 : 0;
            blank += text.length > 0 && textWords == 0 ? 1 : 0;
            least = Math.min(least, text.length);
            greatest = Math.max(greatest, text.length);
            leastBytes = Math.min(leastBytes, value.length);
            greatestBytes = Math.max(greatestBytes, value.length);
            characters += text.length;
            bytes += value.length;
            words += textWords;
        }
        return new TextStatistics(
                empty,
                blank,
                least,
                greatest,
                (double) characters / texts,
                (double) words / texts,
                (double) wordCharacters / words,
                0,
                leastBytes,
                greatestBytes,
                (double) bytes / texts,
                List.of(),
                1);
    }

    private static TextStatistics withShare(TextStatistics text) {
        return new TextStatistics(
                text.empty(),
                text.blank(),
                text.minimumLength(),
                text.maximumLength(),
                text.averageLength(),
                text.averageWords(),
                text.averageWordLength(),
                text.invalidUtf8(),
                text.minimumBytes(),
                text.maximumBytes(),
                text.averageBytes(),
                text.patterns(),
                1);
    }

    private static TextStatistics measure(String... texts) {
        return text(EXACT, ByteVectors.utf8(texts));
    }

    private static TextStatistics text(TextSettings settings, List<byte @Nullable []> values) {
        return requireNonNull(ByteVectors.folded(settings, values).describe().text());
    }
}
