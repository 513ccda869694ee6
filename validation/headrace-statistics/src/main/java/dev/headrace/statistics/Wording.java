package dev.headrace.statistics;

import dev.headrace.data.ColumnType;
import dev.headrace.data.ValueForm;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers in sentences.
final class Wording {
    private static final MathContext NUMBER = new MathContext(3);
    private static final MathContext PERCENT = new MathContext(2);
    private static final int MOST_DIGITS = 9;
    private static final int LONGEST_VALUE = 40;

    private Wording() {}

    /// A number to three digits, whole ones in full.
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(NUMBER).stripTrailingZeros();
        boolean plain = rounded.precision() - rounded.scale() <= MOST_DIGITS && rounded.scale() <= MOST_DIGITS;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /// A number of a column: days and times in ISO 8601.
    static String number(ColumnType type, double value) {
        if (!Double.isFinite(value)) {
            return number(value);
        }
        return switch (type) {
            case DATE -> ValueForm.ofDay(Math.round(value));
            case TIMESTAMP -> ValueForm.ofTimestamp(Math.round(value));
            case BOOLEAN, INTEGER, REAL, TEXT -> number(value);
        };
    }

    /// A share as a percentage: whole from 10 to 90 %, else to two digits; `0 %` and `100 %` are exact.
    static String percent(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0 %";
        }
        double percent = 100.0 * part / whole;
        if (percent >= 99.95 && part < whole) {
            return "almost 100 %";
        }
        BigDecimal rounded = percent >= 10
                ? new BigDecimal(percent).setScale(percent > 90 ? 1 : 0, RoundingMode.HALF_EVEN)
                : new BigDecimal(percent).round(PERCENT);
        BigDecimal stripped = rounded.stripTrailingZeros();
        return (stripped.scale() > MOST_DIGITS ? stripped.toString() : stripped.toPlainString()) + " %";
    }

    /// A clause as a sentence.
    static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    /// A value of a column, shortened.
    static String quoted(String value) {
        int length = value.codePointCount(0, value.length());
        return length <= LONGEST_VALUE
                ? "'" + value + "'"
                : "'" + value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "...'";
    }
}
