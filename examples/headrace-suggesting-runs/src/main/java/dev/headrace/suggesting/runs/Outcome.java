package dev.headrace.suggesting.runs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a runner made of a suggestion, as the application reports it.
///
/// @param id the suggestion's id
/// @param time when the runner answered
/// @param values `accepted` always; `rejection_reason` if it was rejected; `completed` if it was accepted;
///     `enjoyment` if it was completed: booleans, text, and a `Long`
public record Outcome(String id, Instant time, Map<String, Object> values) {
    /// Copies the values, in their order.
    public Outcome {
        requireNonNull(id, "id is null");
        requireNonNull(time, "time is null");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
