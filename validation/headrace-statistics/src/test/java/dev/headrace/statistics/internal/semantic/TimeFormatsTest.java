package dev.headrace.statistics.internal.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares with the regular expressions that TFDV makes from its formats (time_stats_generator.py, 1.17),
/// the three slips that [SemanticDetector] names being mended: two digits where nothing separates them, the
/// point before a fraction, and the 60th second.
final class TimeFormatsTest {
    private static final List<String> DATES = List.of(
            "%Y-%m-%d",
            "%Y/%m/%d",
            "%Y%m%d",
            "%y-%m-%d",
            "%y/%m/%d",
            "%m-%d-%Y",
            "%m/%d/%Y",
            "%m%d%Y",
            "%m-%d-%y",
            "%m/%d/%y",
            "%d-%m-%Y",
            "%d/%m/%Y",
            "%d%m%Y",
            "%d-%B-%Y",
            "%d-%m-%y",
            "%d/%m/%y",
            "%d-%B-%y");
    private static final List<String> TIMES = List.of("%H:%M", "%H:%M:%S", "%H:%M:%S.%f");
    private static final Map<String, Pattern> PATTERNS = patterns();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void formatsAreThoseOfTheRegularExpressions(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int matching = 0;
        for (int i = 0; i < 4_000; i++) {
            String text = text(random);
            String expected = expected(text);
            TimeFormats formats = new TimeFormats(SemanticRules.TFDV);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            formats.add(bytes, 0, bytes.length, 3);
            assertThat(formats.format()).as(text).isEqualTo(expected.isEmpty() ? null : expected);
            assertThat(formats.most()).isEqualTo(expected.isEmpty() ? 0 : 3);
            matching += expected.isEmpty() ? 0 : 1;
        }
        assertThat(matching).isGreaterThan(800);
    }

    @Test
    void equalCountsGiveTheFirstOfTheList() {
        TimeFormats formats = new TimeFormats(SemanticRules.HEADRACE);
        for (String text : List.of("01/02/2003", "01.02.2003", "10:00")) {
            formats.add(text.getBytes(StandardCharsets.UTF_8), 0, text.length(), 1);
        }
        assertThat(formats.format()).isIn("%H:%M", "%m/%d/%Y");
        formats.add("03/04/2003".getBytes(StandardCharsets.UTF_8), 0, 10, 1);
        assertThat(formats.format()).isEqualTo("%m/%d/%Y");
        assertThat(formats.most()).isEqualTo(2);
    }

    /// The first format of the list that a text has, or nothing.
    private static String expected(String text) {
        for (Map.Entry<String, Pattern> pattern : PATTERNS.entrySet()) {
            if (pattern.getValue().matcher(text).matches()) {
                return pattern.getKey();
            }
        }
        return "";
    }

    /// Something near a format: fields of one or two digits, now and then a wrong character.
    private static String text(SplittableRandom random) {
        List<String> formats = new ArrayList<>(PATTERNS.keySet());
        String format = formats.get(random.nextInt(formats.size()));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) == '%') {
                text.append(field(format.charAt(++i), random));
            } else {
                text.append(format.charAt(i));
            }
        }
        if (random.nextInt(4) == 0) {
            text.setCharAt(random.nextInt(text.length()), "0123459-/:.T a".charAt(random.nextInt(14)));
        }
        if (random.nextInt(8) == 0) {
            text.deleteCharAt(random.nextInt(text.length()));
        }
        return text.toString();
    }

    private static String field(char directive, SplittableRandom random) {
        return switch (directive) {
            case 'Y' -> String.valueOf(random.nextInt(1_000, 3_000));
            case 'y' -> "%02d".formatted(random.nextInt(100));
            case 'B' -> List.of("May", "June", "November", "Nov").get(random.nextInt(4));
            case 'b' -> List.of("May", "Jan", "nov").get(random.nextInt(3));
            case 'a' -> List.of("Mon", "Fri", "Xyz").get(random.nextInt(3));
            case 'f' -> String.valueOf(random.nextInt(10_000_000));
            case 'd' -> (random.nextInt(4) == 0 ? "%2d" : "%02d").formatted(random.nextInt(33));
            default -> (random.nextInt(4) == 0 ? "%d" : "%02d").formatted(random.nextInt(directive == 'm' ? 14 : 62));
        };
    }

    private static Map<String, Pattern> patterns() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        DATES.forEach(date -> patterns.put(date, pattern(date)));
        TIMES.forEach(time -> patterns.put(time, pattern(time)));
        patterns.put("%a %b %d %H:%M:%S %Y", pattern("%a %b %d %H:%M:%S %Y"));
        for (String date : DATES) {
            for (String time : TIMES) {
                for (String joiner : List.of("T", " ")) {
                    String format = date + joiner + time;
                    patterns.put(format, pattern(format));
                }
            }
        }
        return patterns;
    }

    private static Pattern pattern(String format) {
        boolean compact = format.startsWith("%Y%m%d") || format.startsWith("%m%d%Y") || format.startsWith("%d%m%Y");
        return Pattern.compile(format.replace(".", "\\.")
                .replace("%a", "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
                .replace("%b", "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
                .replace(
                        "%B",
                        "(?:January|February|March|April|May|June|July|August|September|October|November|December)")
                .replace("%f", "(?:[0-9]{1,6})")
                .replace("%d", compact ? "(?:3[0-1]|[1-2]\\d|0[1-9])" : "(?:3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9])")
                .replace("%H", "(?:2[0-3]|[0-1]\\d|\\d)")
                .replace("%y", "(?:\\d\\d)")
                .replace("%Y", "(?:\\d\\d\\d\\d)")
                .replace("%m", compact ? "(?:1[0-2]|0[1-9])" : "(?:1[0-2]|0[1-9]|[1-9])")
                .replace("%M", "(?:[0-5]\\d|\\d)")
                .replace("%S", "(?:60|[0-5]\\d|\\d)"));
    }
}
