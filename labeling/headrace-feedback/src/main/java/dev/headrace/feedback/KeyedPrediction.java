package dev.headrace.feedback;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// A prediction as far as the join looks at it.
///
/// @param id what outcomes name
/// @param time when it was made
/// @param payload whatever the caller finds the prediction by, or the prediction itself: handed back as it is
/// @param <P> the payload
public record KeyedPrediction<P>(String id, Instant time, P payload) {
    /// Checks the time.
    ///
    /// @throws IllegalArgumentException if it is not within the years 1 to 9999
    public KeyedPrediction {
        requireNonNull(id, "id is null");
        requireNonNull(payload, "payload is null");
        Times.require(time);
    }
}
