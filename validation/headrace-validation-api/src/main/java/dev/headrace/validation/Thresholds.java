package dev.headrace.validation;

import org.jspecify.annotations.Nullable;

/// The distances from another data set above which a column has an anomaly, in TFDV's measures.
///
/// @param infinityNorm of the greatest difference of a value's share; null where it is not looked at
/// @param jensenShannon of the Jensen-Shannon divergence to the base 2; null where it is not looked at
/// @param normalizedDifference of the greatest difference of a value's count over the sum of both sizes; null
///     where it is not looked at
public record Thresholds(
        @Nullable Double infinityNorm,
        @Nullable Double jensenShannon,
        @Nullable Double normalizedDifference) {
    /// Nothing is looked at.
    public static final Thresholds NONE = new Thresholds(null, null, null);
}
