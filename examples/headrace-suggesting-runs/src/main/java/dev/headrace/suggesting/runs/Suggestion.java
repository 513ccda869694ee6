package dev.headrace.suggesting.runs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run that was suggested to a runner, with what came of it and what no application could know.
///
/// @param id unique over all weeks of a simulation
/// @param time when it was suggested
/// @param features what was known then, by [RunSimulation#featureColumns] and in their order: text, `Long`,
///     `Double`, `Boolean`, or null where the value is missing
/// @param outcomes the runner's answer: none where it never came, the same one twice where it was delivered
///     twice
/// @param accepted whether the runner accepted, reported or not
/// @param trueProbability the chance of that, given the features: no model can do better than to predict it
public record Suggestion(
        String id,
        Instant time,
        Map<String, @Nullable Object> features,
        List<Outcome> outcomes,
        boolean accepted,
        double trueProbability) {
    /// Copies the collections, in their order.
    public Suggestion {
        requireNonNull(id, "id is null");
        requireNonNull(time, "time is null");
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        outcomes = List.copyOf(outcomes);
    }
}
