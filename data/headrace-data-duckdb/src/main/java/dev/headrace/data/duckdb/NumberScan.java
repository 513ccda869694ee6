package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.headrace.data.duckdb.ValueParser.Kind;

/// Reads decimal numbers: a sign, digits with at most one point among them, an exponent. Confined to one thread.
final class NumberScan {
    /*
     * Where the significand is at most 2^53 and the power of ten at most 10^22, both are exact doubles, and one
     * multiplication or division rounds once: correctly (Clinger, How to read floating point numbers accurately,
     * 1990, section 4). Everything else is left to the JDK.
     */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long LARGEST_EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final int LARGEST_EXPONENT = 9_999;

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private boolean negative;
    private long significand;
    private int significantDigits;
    private int digits;
    private int exponent;

    /// Reads a text.
    ///
    /// @return [Kind#INTEGER], [Kind#LONG_INTEGER], [Kind#REAL], or [Kind#TEXT] if it is no number
    Kind scan(byte[] source, int start, int end) {
        bytes = source;
        from = start;
        to = end;
        negative = bytes[start] == '-';
        significand = 0;
        significantDigits = 0;
        digits = 0;
        exponent = 0;
        int at = digits(negative || bytes[start] == '+' ? start + 1 : start);
        if (at == end && digits > 0) {
            return fits() ? Kind.INTEGER : Kind.LONG_INTEGER;
        }
        if (at < end && bytes[at] == '.') {
            int fraction = at + 1;
            at = digits(fraction);
            exponent = fraction - at;
        }
        if (digits == 0) {
            return Kind.TEXT;
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at = exponent(at + 1);
        }
        return at == end ? Kind.REAL : Kind.TEXT;
    }

    /// The number that was read last, if it is an [Kind#INTEGER].
    long integer() {
        return significantDigits <= MOST_DIGITS
                ? (negative ? -significand : significand)
                : Long.parseLong(new String(bytes, from, to - from, US_ASCII));
    }

    /// The number that was read last, correctly rounded.
    double real() {
        if (significantDigits <= MOST_DIGITS && significand <= LARGEST_EXACT && Math.abs(exponent) < POWERS.length) {
            double value = exponent < 0 ? significand / POWERS[-exponent] : significand * POWERS[exponent];
            return negative ? -value : value;
        }
        return Double.parseDouble(new String(bytes, from, to - from, US_ASCII));
    }

    private int digits(int start) {
        int at = start;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            int digit = bytes[at++] - '0';
            if (significantDigits > 0 || digit > 0) {
                significantDigits++;
            }
            if (significantDigits <= MOST_DIGITS) {
                significand = significand * 10 + digit;
            }
            digits++;
        }
        return at;
    }

    /// Reads the exponent's sign and digits.
    ///
    /// @return where it ends, or -1 if it has no digit
    private int exponent(int start) {
        boolean shrinks = start < to && bytes[start] == '-';
        int first = shrinks || (start < to && bytes[start] == '+') ? start + 1 : start;
        int at = first;
        int value = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            value = Math.min(LARGEST_EXPONENT, value * 10 + bytes[at++] - '0');
        }
        exponent += shrinks ? -value : value;
        return at == first ? -1 : at;
    }

    private boolean fits() {
        if (significantDigits <= MOST_DIGITS) {
            return true;
        }
        if (significantDigits > MOST_DIGITS + 1) {
            return false;
        }
        try {
            Long.parseLong(new String(bytes, from, to - from, US_ASCII));
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
