package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.headrace.data.ColumnType;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/// Tells what a field's text stands for, and its value. Blanks around it do not matter. Confined to one thread.
final class ValueParser {
    /// What a text stands for.
    enum Kind {
        /// Nothing, or blanks.
        BLANK,
        /// A word for a missing value: `NA`, `N/A`, `null`, `NULL`, `?`.
        MISSING_WORD,
        /// `true`, `false`, `yes`, `no`.
        BOOLEAN,
        /// A whole number of at most 64 bits.
        INTEGER,
        /// A whole number of more than 64 bits.
        LONG_INTEGER,
        /// A number with a decimal point or an exponent, NaN or an infinity.
        REAL,
        /// `2024-02-29`.
        DATE,
        /// `2024-02-29T13:45:00.5+01:00` and its shorter forms.
        TIMESTAMP,
        /// Anything else.
        TEXT
    }

    private static final long MICROSECONDS_A_SECOND = 1_000_000;
    private static final long SECONDS_A_DAY = 86_400;
    private static final int DATE_LENGTH = 10;
    private static final int LONGEST_WORD = 9;

    private final NumberScan number = new NumberScan();
    private Kind kind = Kind.BLANK;
    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private long days;
    private long microseconds;
    private boolean truth;
    private double word;

    /// Tells what a text stands for, and keeps its value for [#bits].
    Kind classify(byte[] source, int start, int end) {
        bytes = source;
        from = start;
        to = end;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (from < to && isBlank(bytes[to - 1])) {
            to--;
        }
        kind = kind();
        return kind;
    }

    /// Whether what was classified last is a value of a type.
    boolean isA(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> kind == Kind.BOOLEAN;
            case INTEGER -> kind == Kind.INTEGER;
            case REAL -> kind == Kind.INTEGER || kind == Kind.LONG_INTEGER || kind == Kind.REAL;
            case DATE -> kind == Kind.DATE;
            case TIMESTAMP -> kind == Kind.DATE || kind == Kind.TIMESTAMP;
            case TEXT -> true;
        };
    }

    /// What was classified last as a value of a type that [#isA] allows: 0 or 1, the integer, the bits of the
    /// double, days, or microseconds.
    long bits(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> truth ? 1 : 0;
            case INTEGER -> number.integer();
            case REAL -> Double.doubleToRawLongBits(real());
            case DATE -> days;
            case TIMESTAMP -> kind == Kind.DATE ? days * SECONDS_A_DAY * MICROSECONDS_A_SECOND : microseconds;
            case TEXT -> throw new IllegalArgumentException("text has no bits");
        };
    }

    private double real() {
        return switch (kind) {
            case INTEGER -> number.integer();
            case LONG_INTEGER, REAL -> Double.isNaN(word) || Double.isInfinite(word) ? word : number.real();
            case BLANK, MISSING_WORD, BOOLEAN, DATE, TIMESTAMP, TEXT ->
                throw new IllegalStateException(kind + " is no number");
        };
    }

    private Kind kind() {
        if (from == to) {
            return Kind.BLANK;
        }
        word = 0;
        byte first = bytes[from];
        if (isDigit(first)) {
            return to - from >= DATE_LENGTH && bytes[from + 4] == '-' && bytes[from + 7] == '-'
                    ? timeKind()
                    : number.scan(bytes, from, to);
        }
        if (first == '-' || first == '+' || first == '.') {
            Kind scanned = number.scan(bytes, from, to);
            return scanned == Kind.TEXT ? wordKind() : scanned;
        }
        return wordKind();
    }

    private Kind wordKind() {
        if (to - from > LONGEST_WORD) {
            return Kind.TEXT;
        }
        switch (bytes[from]) {
            case 't', 'T', 'f', 'F', 'y', 'Y', 'n', 'N', 'i', 'I', '?', '+', '-' -> {}
            default -> {
                return Kind.TEXT;
            }
        }
        String text = new String(bytes, from, to - from, US_ASCII);
        switch (text) {
            case "NA", "N/A", "null", "NULL", "?" -> {
                return Kind.MISSING_WORD;
            }
            default -> {}
        }
        if (isAny(text, "true", "yes") || isAny(text, "false", "no")) {
            truth = isAny(text, "true", "yes");
            return Kind.BOOLEAN;
        }
        if (text.equalsIgnoreCase("nan")) {
            word = Double.NaN;
            return Kind.REAL;
        }
        boolean signed = text.startsWith("-") || text.startsWith("+");
        if (isAny(signed ? text.substring(1) : text, "inf", "infinity")) {
            word = text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return Kind.REAL;
        }
        return Kind.TEXT;
    }

    private static boolean isAny(String text, String one, String other) {
        return text.equalsIgnoreCase(one) || text.equalsIgnoreCase(other);
    }

    /// A date, or a timestamp of ISO 8601: with `T` or a blank, seconds and their fraction optional, and then an
    /// offset from UTC or nothing. Digits of the fraction beyond the sixth are cut off.
    private Kind timeKind() {
        int year = digits(from, 4);
        int month = digits(from + 5, 2);
        int day = digits(from + 8, 2);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > Month.of(month).length(Year.isLeap(year))) {
            return Kind.TEXT;
        }
        days = LocalDate.of(year, month, day).toEpochDay();
        int at = from + DATE_LENGTH;
        if (at == to) {
            return Kind.DATE;
        }
        if (bytes[at] != 'T' && bytes[at] != ' ') {
            return Kind.TEXT;
        }
        return timeOfDay(at + 1) ? Kind.TIMESTAMP : Kind.TEXT;
    }

    private boolean timeOfDay(int start) {
        int hour = digits(start, 2);
        int minute = colonAt(start + 2) ? digits(start + 3, 2) : -1;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return false;
        }
        int at = start + 5;
        int second = 0;
        long fraction = 0;
        if (colonAt(at)) {
            second = digits(at + 1, 2);
            if (second < 0 || second > 59) {
                return false;
            }
            at += 3;
            if (at < to && (bytes[at] == '.' || bytes[at] == ',')) {
                int end = at + 1;
                long weight = MICROSECONDS_A_SECOND;
                while (end < to && isDigit(bytes[end])) {
                    weight /= 10;
                    fraction += weight * (bytes[end++] - '0');
                }
                if (end == at + 1) {
                    return false;
                }
                at = end;
            }
        }
        long seconds = days * SECONDS_A_DAY + hour * 3600L + minute * 60L + second;
        microseconds = seconds * MICROSECONDS_A_SECOND + fraction;
        return at == to || offset(at);
    }

    private boolean offset(int at) {
        if (bytes[at] == 'Z') {
            return at + 1 == to;
        }
        if (bytes[at] != '+' && bytes[at] != '-') {
            return false;
        }
        int hours = digits(at + 1, 2);
        int minutes = 0;
        int end = at + 3;
        if (end < to) {
            int start = colonAt(end) ? end + 1 : end;
            minutes = digits(start, 2);
            end = start + 2;
        }
        if (end != to || hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return false;
        }
        long shift = (hours * 3600L + minutes * 60L) * MICROSECONDS_A_SECOND;
        microseconds += bytes[at] == '-' ? shift : -shift;
        return true;
    }

    /// The number of so many digits, or -1 if they are not there.
    private int digits(int start, int count) {
        if (start + count > to) {
            return -1;
        }
        int value = 0;
        for (int at = start; at < start + count; at++) {
            if (!isDigit(bytes[at])) {
                return -1;
            }
            value = value * 10 + bytes[at] - '0';
        }
        return value;
    }

    private boolean colonAt(int at) {
        return at < to && bytes[at] == ':';
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
