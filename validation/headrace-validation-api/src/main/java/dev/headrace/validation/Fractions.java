package dev.headrace.validation;

import org.jspecify.annotations.Nullable;

/// The least and the greatest that a quotient of two numbers of examples may be.
///
/// @param minimum the least; null where there is no limit
/// @param maximum the greatest; null where there is no limit
public record Fractions(@Nullable Double minimum, @Nullable Double maximum) {
    /// No limit.
    public static final Fractions NONE = new Fractions(null, null);
}
