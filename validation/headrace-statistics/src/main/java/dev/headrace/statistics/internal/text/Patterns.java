package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.SampledValues;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The forms of texts: what is left of them when letters and digits are not told apart.
///
/// An upper-case letter is `A`, any other letter `a`, a digit `9`; a run of two or more of one kind is `A+`,
/// `a+`, `9+`; every other character is as it is. So `AB-1234 x` is `A+-9+ a`.
final class Patterns {
    /// How many characters of a form are shown.
    static final int LONGEST = 64;

    private static final String CUT = "...";

    private Patterns() {}

    /// The most frequent forms, most frequent first, ties by the form.
    ///
    /// @param values each form counts as often as its values occur
    /// @param most how many are listed at most
    static List<ValueCount> of(SampledValues values, int most) {
        Map<String, Long> counts = new HashMap<>();
        StringBuilder form = new StringBuilder();
        values.forEach((bytes, from, length, count) -> counts.merge(of(bytes, from, length, form), count, Long::sum));
        return counts.entrySet().stream()
                .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value))
                .limit(most)
                .toList();
    }

    /// The form of a text; that of bytes that are not UTF-8 is the name of their pool.
    static String of(byte[] bytes, int from, int length, StringBuilder form) {
        if (!Utf8.isValid(bytes, from, length)) {
            return TextNames.POOL;
        }
        form.setLength(0);
        int end = from + length;
        int shown = 0;
        int before = -1;
        boolean isRun = false;
        int size;
        for (int i = from; i < end; i += size) {
            size = Utf8.length(bytes, i, end);
            int codePoint = Utf8.codePoint(bytes, i, size);
            int kind = kind(codePoint);
            boolean isRepeated = kind != 0 && kind == before;
            before = kind;
            if (isRepeated && isRun) {
                continue;
            }
            if (shown == LONGEST) {
                return form.append(CUT).toString();
            }
            isRun = isRepeated;
            shown++;
            if (isRepeated) {
                form.append('+');
            } else {
                form.appendCodePoint(kind != 0 ? kind : codePoint);
            }
        }
        return form.toString();
    }

    /// What stands for a character; 0 if it stands for itself.
    private static int kind(int codePoint) {
        if (Character.isUpperCase(codePoint)) {
            return 'A';
        }
        if (Character.isLetter(codePoint)) {
            return 'a';
        }
        return Character.isDigit(codePoint) ? '9' : 0;
    }
}
