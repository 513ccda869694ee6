package dev.headrace.statistics.oracle;

import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.TextStatistics;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Statistics of texts by strings and regular expressions.
final class Letters {
    private static final int PATTERNS = 20;
    private static final int SHOWN = 64;
    private static final Pattern KINDS = Pattern.compile(
            "(?<upper>\\p{javaUpperCase}+)|(?<lower>[\\p{javaLetter}&&\\P{javaUpperCase}]+)|(?<digit>\\p{javaDigit}+)|.",
            Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\p{javaWhitespace}|\\p{javaSpaceChar}");
    private static final Pattern WORD = Pattern.compile("x+");
    private static final Pattern CHARACTER = Pattern.compile("[^\\x80-\\xBF][\\x80-\\xBF]*", Pattern.DOTALL);

    private Letters() {}

    static boolean isBroken(byte[] bytes) {
        return decoded(bytes).isEmpty() && bytes.length > 0;
    }

    /// The text, or an empty one if the bytes are no UTF-8.
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noText) {
            return "";
        }
    }

    /// A space for each character that is white space, and an x for each other. Of broken texts, bytes that
    /// continue a character are none, and a character may be whole but for what follows it.
    static String spaces(byte[] bytes) {
        if (!isBroken(bytes)) {
            return decoded(bytes)
                    .codePoints()
                    .mapToObj(Character::toString)
                    .map(character -> SPACE.matcher(character).matches() ? " " : "x")
                    .collect(Collectors.joining());
        }
        return CHARACTER
                .matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .map(character -> startsWithSpace(character) ? " " : "x")
                .collect(Collectors.joining());
    }

    private static boolean startsWithSpace(String bytes) {
        for (int length = 1; length <= Math.min(4, bytes.length()); length++) {
            String start = decoded(bytes.substring(0, length).getBytes(StandardCharsets.ISO_8859_1));
            if (SPACE.matcher(start).matches()) {
                return true;
            }
        }
        return false;
    }

    static String form(byte[] bytes) {
        if (isBroken(bytes)) {
            return "__BYTES_VALUE__";
        }
        List<String> parts = new ArrayList<>();
        KINDS.matcher(decoded(bytes)).results().forEach(part -> {
            String kind = part.group("upper") != null
                    ? "A"
                    : part.group("lower") != null ? "a" : part.group("digit") != null ? "9" : part.group();
            parts.add(kind);
            if (part.group().codePointCount(0, part.group().length()) > 1) {
                parts.add("+");
            }
        });
        return parts.size() <= SHOWN ? String.join("", parts) : String.join("", parts.subList(0, SHOWN)) + "...";
    }

    static TextStatistics statistics(List<byte[]> texts) {
        long characters = 0;
        long words = 0;
        long spaces = 0;
        long blank = 0;
        List<Integer> lengths = new ArrayList<>();
        Map<String, Long> forms = new TreeMap<>();
        Map<String, String> known = new HashMap<>();
        Map<String, String> knownForms = new HashMap<>();
        for (byte[] text : texts) {
            String key = new String(text, StandardCharsets.ISO_8859_1);
            String letters = known.computeIfAbsent(key, _ -> spaces(text));
            characters += letters.length();
            spaces += letters.chars().filter(letter -> letter == ' ').count();
            words += WORD.matcher(letters).results().count();
            blank += !letters.isEmpty() && letters.isBlank() ? 1 : 0;
            lengths.add(letters.length());
            forms.merge(knownForms.computeIfAbsent(key, _ -> form(text)), 1L, Long::sum);
        }
        int size = texts.size();
        long bytes = texts.stream().mapToLong(text -> text.length).sum();
        return new TextStatistics(
                texts.stream().filter(text -> text.length == 0).count(),
                blank,
                lengths.stream().mapToInt(Integer::intValue).min().orElse(0),
                lengths.stream().mapToInt(Integer::intValue).max().orElse(0),
                (double) characters / size,
                (double) words / size,
                (double) (characters - spaces) / words,
                texts.stream().filter(Letters::isBroken).count(),
                texts.stream().mapToInt(text -> text.length).min().orElse(0),
                texts.stream().mapToInt(text -> text.length).max().orElse(0),
                (double) bytes / size,
                forms.entrySet().stream()
                        .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(ValueCount::count)
                                .reversed()
                                .thenComparing(ValueCount::value))
                        .limit(PATTERNS)
                        .toList(),
                1);
    }
}
