package dev.headrace.validation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The numbers that may occur in a column of numbers, or of text that stands for numbers.
///
/// @param minimum the least, exactly; null where there is no limit
/// @param maximum the greatest, exactly; null where there is no limit
/// @param nanAllowed whether NaN may occur
/// @param infinityAllowed whether infinities may occur; within the limits they count as what they are
public record NumberRange(
        @Nullable BigDecimal minimum, @Nullable BigDecimal maximum, boolean nanAllowed, boolean infinityAllowed) {
    /// Checks their order.
    ///
    /// @throws IllegalArgumentException if the minimum is greater than the maximum
    public NumberRange {
        if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
            throw new IllegalArgumentException("minimum " + minimum + " is greater than maximum " + maximum);
        }
    }
}
