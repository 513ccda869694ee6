package dev.headrace.serving.store;

import static java.util.Objects.requireNonNull;

/// That a version went live.
///
/// @param time when, in ISO 8601 with a Z
/// @param version the version's number
/// @param previous the number of the version that was live before, 0 for none
public record Promotion(String time, long version, long previous) {
    /// Checks that nothing is null.
    public Promotion {
        requireNonNull(time, "time is null");
    }
}
