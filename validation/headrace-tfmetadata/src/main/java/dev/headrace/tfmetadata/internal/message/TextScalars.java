package dev.headrace.tfmetadata.internal.message;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers and flags as they are written in texts.
final class TextScalars {
    private static final Pattern REAL = Pattern.compile("(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fF]?");
    private static final Pattern INTEGER = Pattern.compile("-?(?:0[xX][0-9a-fA-F]+|[0-9]+)");
    private static final int MOST_DIGITS = 32;

    private TextScalars() {}

    /// A decimal number, an octal one with a 0 before it, or a hexadecimal one with 0x.
    static Optional<BigInteger> integer(String text) {
        if (text.length() > MOST_DIGITS || !INTEGER.matcher(text).matches()) {
            return Optional.empty();
        }
        boolean negative = text.charAt(0) == '-';
        String digits = negative ? text.substring(1) : text;
        BigInteger value;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            boolean hexadecimal = digits.charAt(1) == 'x' || digits.charAt(1) == 'X';
            if (!hexadecimal && (digits.indexOf('8') >= 0 || digits.indexOf('9') >= 0)) {
                return Optional.empty();
            }
            value = hexadecimal ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits, 8);
        } else {
            value = new BigInteger(digits);
        }
        return Optional.of(negative ? value.negate() : value);
    }

    /// A floating-point number, an infinity or NaN.
    static Optional<Double> real(String text) {
        return decimal(text).map(Double::valueOf);
    }

    /// The same, rounded to 32 bits once.
    static Optional<Float> shortReal(String text) {
        return decimal(text).map(Float::valueOf);
    }

    /// What the JDK reads as the same number.
    private static Optional<String> decimal(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative ? text.substring(1) : text;
        String sign = negative ? "-" : "";
        return switch (rest.toLowerCase(Locale.ROOT)) {
            case "inf", "infinity" -> Optional.of(sign + "Infinity");
            case "nan" -> Optional.of("NaN");
            default -> REAL.matcher(rest).matches() ? Optional.of(sign + rest) : Optional.empty();
        };
    }

    /// A flag.
    static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true", "True", "t", "1" -> Optional.of(true);
            case "false", "False", "f", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15 && !(value == 0 && 1 / value < 0)) {
            return (long) value + ".0";
        }
        return special(value, Double.toString(value));
    }

    static String text(float value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7 && !(value == 0 && 1 / value < 0)) {
            return (long) value + ".0";
        }
        return special(value, Float.toString(value));
    }

    private static String special(double value, String text) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return Double.isInfinite(value) ? (value < 0 ? "-inf" : "inf") : text.replace('E', 'e');
    }
}
