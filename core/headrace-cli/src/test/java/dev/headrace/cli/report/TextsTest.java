package dev.headrace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    static List<String> hostile() {
        return ReportContents.HOSTILE;
    }

    @Test
    void shortTextsStayAsTheyAre() {
        assertThat(Label.name("age")).isEqualTo(new Label("age", null));
        assertThat(Label.name("العربية")).isEqualTo(new Label("العربية", null));
    }

    @Test
    void longTextsAreCutAndTheirTitleHasMore() {
        Label label = Label.name("x".repeat(10_000));
        assertThat(label.text()).isEqualTo("x".repeat(40) + "…");
        assertThat(label.title()).isEqualTo("x".repeat(1000) + "…");
    }

    @Test
    void charactersOfSeveralCodePointsAreNotTornApart() {
        String family = "👩‍👩‍👧‍👦";
        assertThat(Texts.shorten(family.repeat(3), 2)).isIn(family + family + "…", family + "…");
        assertThat(Texts.shorten("👍".repeat(50), 40)).isEqualTo("👍".repeat(40) + "…");
    }

    @Test
    void ofManyMarksOverOneLetterTheFirstFewStay() {
        assertThat(Texts.visible("z" + "\u0301".repeat(5000))).isEqualTo("z" + "\u0301".repeat(4));
        assertThat(Texts.shorten("z" + "\u0301".repeat(5000), 40)).startsWith("z");
    }

    @Test
    void whatIsNotSeenBecomesVisible() {
        assertThat(Texts.visible("a\tb\r\nc")).isEqualTo("a b  c");
        assertThat(Texts.visible("\u202Egnp.exe")).isEqualTo("\uFFFDgnp.exe");
        assertThat(Texts.visible("\u0000\u001B[31m")).isEqualTo("\uFFFD\uFFFD[31m");
        assertThat(Texts.visible("\uD800x\uDC00")).isEqualTo("\uFFFDx\uFFFD");
        assertThat(Label.value("").text()).isEqualTo("\"\"");
        assertThat(Label.value("  ").text()).isEqualTo("\"  \"");
    }

    @Test
    void aNameFromRightToLeftIsIsolatedInASentence() {
        assertThat(Texts.inline("age")).isEqualTo("age");
        assertThat(Texts.inline("العربية")).isEqualTo("\u2068العربية\u2069");
    }

    @Test
    void textsAreCutToTheWidthThatTheyHave() {
        assertThat(Texts.fit("Private", 9)).isEqualTo("Private");
        assertThat(Texts.fit("WWWWWWWWWWWWWWWW", 9)).hasSizeLessThan(13).endsWith("…");
        assertThat(Texts.fit("列の名前列の名前列の名前", 9)).hasSizeLessThan(10).endsWith("…");
        assertThat(Texts.fit("W", 0.1)).isEqualTo("W");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextsBecomeShortTextsThatCanBeEncoded(String text) {
        assertShown(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomTextsBecomeShortTextsThatCanBeEncoded(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(300);
            for (int at = 0; at < length; at++) {
                text.append((char) random.nextInt(0x10000));
            }
            assertShown(text.toString());
        }
    }

    private static void assertShown(String text) {
        for (int characters : new int[] {1, 17, 40}) {
            String shown = Texts.shorten(text, characters);
            assertThat(shown).hasSizeLessThanOrEqualTo(4 * characters + 17);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(shown)).isTrue();
            assertThat(shown.chars()).noneMatch(Character::isISOControl);
        }
    }
}
