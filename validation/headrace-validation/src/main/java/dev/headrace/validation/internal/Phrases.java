package dev.headrace.validation.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Numbers and values as messages write them, in one form on every machine. Stateless.
public final class Phrases {
    private static final int LONGEST_VALUE = 60;

    private Phrases() {}

    /// A number with its noun.
    ///
    /// @param number how many
    /// @param one the noun for 1: `row`
    /// @param many the noun for all else: `rows`
    /// @return such as `24,129 rows`
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /// A number.
    ///
    /// @param number any
    /// @return such as `24,129`
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A share in per cent. What is not quite nothing or all does not look like it.
    ///
    /// @param share between 0 and 1
    /// @return such as `99.8 %`, `<0.1 %` or `>99.9 %`
    public static String percent(double share) {
        if (share > 0 && share < 0.0005) {
            return "<0.1 %";
        }
        if (share < 1 && share >= 0.9995) {
            return ">99.9 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// A part of a whole, in numbers and in per cent.
    ///
    /// @param part how many
    /// @param whole of how many; at least 1
    /// @param many the noun: `rows`
    /// @return such as `12 of 712 rows (1.7 %)`
    public static String partOf(long part, long whole, String many) {
        return count(part) + " of " + count(whole) + " " + many + " (" + percent((double) part / whole) + ")";
    }

    /// A value in quotes, cut if it is long.
    ///
    /// @param value any text
    /// @return such as `'male'`
    public static String quoted(String value) {
        String line = value.replace('\n', ' ').replace('\r', ' ');
        int points = line.codePointCount(0, line.length());
        return points <= LONGEST_VALUE
                ? "'" + line + "'"
                : "'" + line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE)) + "...'";
    }

    /// Values in quotes, joined by commas.
    ///
    /// @param values any
    /// @param limit how many to name
    /// @return such as `'a', 'b' and 7 more`
    public static String list(List<String> values, int limit) {
        String named = values.stream().limit(limit).map(Phrases::quoted).collect(Collectors.joining(", "));
        return values.size() <= limit ? named : named + " and " + count(values.size() - (long) limit) + " more";
    }

    /// A quantity in the fewest digits that tell it apart, whole numbers without a point.
    ///
    /// @param value any, NaN and infinities included
    /// @return such as `17`, `0.25` or `1.0E300`
    public static String number(double value) {
        long whole = (long) value;
        return whole == value && Math.abs(value) < 1e15 ? Long.toString(whole) : Double.toString(value);
    }
}
