package dev.headrace.training.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;

/// Writes numbers for people.
final class Numbers {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Numbers() {}

    /// At most four digits, whatever the machine's language.
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "undefined" : String.valueOf(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(FOUR_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
