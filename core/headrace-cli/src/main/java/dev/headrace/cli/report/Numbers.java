package dev.headrace.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/// Writes numbers for people: the same on every machine, with as many digits as mean something.
final class Numbers {
    /// Stands for a number that is not defined.
    static final String NONE = "–";

    private static final int DIGITS = 4;
    private static final int MOST_DECIMALS = 8;

    private Numbers() {}

    /// A count, with commas between the thousands.
    static String count(long value) {
        return minus(String.format(Locale.ROOT, "%,d", value));
    }

    /// A count with its noun, which gets an s unless there is one: `1 row`, `2 rows`.
    static String count(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /// A number with four significant digits, more where they stand before the point.
    static String number(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
        if (size >= 1e7 || size < 1e-4) {
            int exponent = rounded.precision() - rounded.scale() - 1;
            return minus(
                    rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent);
        }
        if (size >= 1000) {
            return fixed(value, 0);
        }
        return minus(rounded.stripTrailingZeros().toPlainString());
    }

    /// A number with so many decimals.
    static String fixed(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value) || Math.abs(value) >= 1e12) {
            return number(value);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return minus(String.format(Locale.ROOT, "%,." + decimals + "f", rounded));
    }

    /// A number with so many decimals, and its sign if it is not zero.
    static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return value > 0 && text.matches(".*[1-9∞].*") ? "+" + text : text;
    }

    /// How many decimals a number deserves whose interval this is: its half width gets two digits.
    static int decimals(double lower, double upper) {
        double half = upper / 2 - lower / 2;
        if (!(half > 0) || Double.isInfinite(half)) {
            return DIGITS;
        }
        int exponent = (int) Math.floor(StrictMath.log10(half));
        return Math.clamp(1 - exponent, 0, MOST_DECIMALS);
    }

    /// A number with its interval, like `0.912 [0.905, 0.919]`.
    static String interval(double value, double lower, double upper) {
        int decimals = decimals(lower, upper);
        return fixed(value, decimals) + " " + bounds(lower, upper);
    }

    /// An interval, like `[0.905, 0.919]`; empty if a bound is not defined.
    static String bounds(double lower, double upper) {
        if (Double.isNaN(lower) || Double.isNaN(upper)) {
            return "";
        }
        int decimals = decimals(lower, upper);
        return "[" + fixed(lower, decimals) + ", " + fixed(upper, decimals) + "]";
    }

    /// A share as per cent; one that is not quite nothing or all does not look like it.
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return NONE;
        }
        if (share > 0 && share < 0.0005) {
            return "<0.1 %";
        }
        if (share < 1 && share > 0.9995) {
            return ">99.9 %";
        }
        return share == 0 || share == 1 ? fixed(100 * share, 0) + " %" : fixed(100 * share, 1) + " %";
    }

    /// A part of a whole as per cent.
    static String percent(long part, long whole) {
        return percent(share(part, whole));
    }

    /// A part of a whole; NaN where there is no whole.
    static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /// A chance.
    static String probability(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        return value < 0.001 ? "<0.001" : fixed(value, 3);
    }

    /// A time, in the unit that suits it.
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return fixed(millis / 1000.0, 1) + " s";
        }
        long seconds = duration.toSeconds();
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : count(seconds / 3600) + " h " + seconds % 3600 / 60 + " min";
    }

    private static String minus(String text) {
        boolean zero = !text.matches(".*[1-9].*");
        return text.startsWith("-") ? (zero ? "" : "−") + text.substring(1) : text;
    }
}
