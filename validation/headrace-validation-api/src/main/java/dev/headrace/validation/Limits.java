package dev.headrace.validation;

import org.jspecify.annotations.Nullable;

/// The least and the greatest that a whole number may be.
///
/// @param minimum the least; null where there is no limit
/// @param maximum the greatest; null where there is no limit
public record Limits(@Nullable Long minimum, @Nullable Long maximum) {
    /// No limit.
    public static final Limits NONE = new Limits(null, null);

    /// Checks their order.
    ///
    /// @throws IllegalArgumentException if the minimum is greater than the maximum
    public Limits {
        if (minimum != null && maximum != null && minimum > maximum) {
            throw new IllegalArgumentException("minimum " + minimum + " is greater than maximum " + maximum);
        }
    }

    /// Whether a number keeps to them.
    ///
    /// @param number any
    /// @return true if it is within, both ends included
    public boolean contains(long number) {
        return (minimum == null || number >= minimum) && (maximum == null || number <= maximum);
    }
}
