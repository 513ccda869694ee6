package dev.headrace.statistics.internal.semantic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A form of dates, written as for `strptime`. Immutable.
///
/// `%Y` and `%y` have four and two digits, `%m` and `%d` one or two, or two where nothing separates them from
/// other digits; a day below ten may have a space before it.
final class DatePattern {
    /// TFDV's list, in its order. The last has its time of day inside.
    private static final List<String> OF_TFDV = List.of(
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
            "%d-%B-%y",
            "%a %b %d %H:%M:%S %Y");

    /// What is written in other countries, in letters, and by databases.
    private static final List<String> FURTHER = List.of(
            "%d.%m.%Y",
            "%d.%m.%y",
            "%Y.%m.%d",
            "%Y. %m. %d.",
            "%Y\u5e74%m\u6708%d\u65e5",
            "%d-%b-%Y",
            "%d-%b-%y",
            "%d %b %Y",
            "%d %B %Y",
            "%b %d, %Y",
            "%B %d, %Y",
            "%a, %d %b %Y");

    private static final int DIRECTIVE = 0x100;
    private static final int COMPACT_DIGITS = 8;

    private final String text;
    /// Bytes as they are, and directives above [#DIRECTIVE].
    private final int[] parts;
    private final boolean isCompact;
    /// How many digits this starts with, and the byte behind them.
    private final int leastDigits;

    private final int mostDigits;
    private final int separator;

    private DatePattern(String text) {
        this.text = text;
        this.parts = parts(text);
        // Of years in two digits between points there are fewer than of numbers of versions with single ones.
        this.isCompact = isCompact(parts) || text.equals("%d.%m.%y");
        this.separator = parts[1];
        switch (parts[0]) {
            case DIRECTIVE + 'Y' -> {
                leastDigits = 4;
                mostDigits = 4;
            }
            case DIRECTIVE + 'y' -> {
                leastDigits = 2;
                mostDigits = 2;
            }
            case DIRECTIVE + 'm', DIRECTIVE + 'd' -> {
                leastDigits = 1;
                mostDigits = 2;
            }
            default -> {
                leastDigits = 0;
                mostDigits = 0;
            }
        }
    }

    /// The forms that are looked for, in the order that decides between equals.
    static List<DatePattern> of(SemanticRules rules) {
        Stream<String> texts = switch (rules) {
            case TFDV -> OF_TFDV.stream();
            case HEADRACE -> Stream.concat(OF_TFDV.stream(), FURTHER.stream());
        };
        return texts.map(DatePattern::new).toList();
    }

    /// The form for `strptime`.
    String text() {
        return text;
    }

    /// Whether this has a time of day, so that none may follow.
    boolean hasTime() {
        return text.contains("%H");
    }

    /// Whether a text may have this form, judged by its start: spares most of the work, since most do not.
    ///
    /// @param digits how many digits it starts with, perhaps behind a space
    /// @param behind the byte behind them, 0 at the end
    boolean mayMatch(int digits, int behind) {
        return separator > DIRECTIVE
                ? digits >= COMPACT_DIGITS
                : digits >= leastDigits && digits <= mostDigits && (digits == 0 || behind == separator);
    }

    /// Reads a date.
    ///
    /// @return the position behind it, or a negative number if there is none of this form
    int match(byte[] bytes, int from, int end, SemanticRules rules) {
        int year = 0;
        int month = 0;
        int day = 0;
        int at = from;
        for (int part : parts) {
            if (at >= end) {
                return -1;
            }
            switch (part) {
                case DIRECTIVE + 'Y' -> {
                    year = Digits.exactly(bytes, at, end, 4);
                    at = year < 0 ? -1 : at + 4;
                }
                case DIRECTIVE + 'y' -> {
                    // As POSIX: 69 to 99 are of the twentieth century.
                    year = Digits.exactly(bytes, at, end, 2);
                    at = year < 0 ? -1 : at + 2;
                    year += year < 69 ? 2_000 : 1_900;
                }
                case DIRECTIVE + 'm' -> {
                    int width = width(bytes, at, end);
                    month = Digits.exactly(bytes, at, end, width);
                    at = month < 1 || month > 12 ? -1 : at + width;
                }
                case DIRECTIVE + 'd' -> {
                    at += !isCompact && bytes[at] == ' ' && Digits.count(bytes, at + 1, end, 2) == 1 ? 1 : 0;
                    int width = width(bytes, at, end);
                    day = Digits.exactly(bytes, at, end, width);
                    at = day < 1 || day > 31 ? -1 : at + width;
                }
                case DIRECTIVE + 'H' -> at = Digits.within(bytes, at, end, 23);
                case DIRECTIVE + 'M' -> at = Digits.within(bytes, at, end, 59);
                case DIRECTIVE + 'S' -> at = Digits.within(bytes, at, end, 60);
                case DIRECTIVE + 'B' -> {
                    month = EnglishNames.MONTHS.find(bytes, at, end, rules);
                    at = month == 0 ? -1 : at + EnglishNames.MONTHS.length(month);
                }
                case DIRECTIVE + 'b' -> {
                    month = EnglishNames.SHORT_MONTHS.find(bytes, at, end, rules);
                    at = month == 0 ? -1 : at + EnglishNames.SHORT_MONTHS.length(month);
                }
                case DIRECTIVE + 'a' -> {
                    int weekday = EnglishNames.SHORT_DAYS.find(bytes, at, end, rules);
                    at = weekday == 0 ? -1 : at + EnglishNames.SHORT_DAYS.length(weekday);
                }
                default -> at = (bytes[at] & 0xFF) == part ? at + 1 : -1;
            }
            if (at < 0) {
                return -1;
            }
        }
        return rules == SemanticRules.TFDV || isDay(year, month, day) ? at : -1;
    }

    private int width(byte[] bytes, int at, int end) {
        return isCompact ? 2 : Math.max(1, Digits.count(bytes, at, end, 2));
    }

    private static boolean isDay(int year, int month, int day) {
        return day
                <= switch (month) {
                    case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
                    case 4, 6, 9, 11 -> 30;
                    default -> 31;
                };
    }

    private static int[] parts(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < utf8.length; i++) {
            parts.add(utf8[i] == '%' ? DIRECTIVE + utf8[++i] : utf8[i] & 0xFF);
        }
        return parts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean isCompact(int[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i - 1] > DIRECTIVE && parts[i] > DIRECTIVE) {
                return true;
            }
        }
        return false;
    }
}
