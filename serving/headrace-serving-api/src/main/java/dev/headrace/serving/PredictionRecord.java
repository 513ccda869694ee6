package dev.headrace.serving;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One logged prediction: a line of `predictions.jsonl` in a prediction log.
///
/// @param id what the outcome will name: what the request's header `Headrace-Request-Id` says, or what the
///     server gave
/// @param time when it happened, in ISO 8601 with a Z
/// @param model the model's name
/// @param version the version that predicted; 0 where it was served from a directory
/// @param features the row as it was sent: texts, numbers, booleans and nulls by column
/// @param label the predicted class, or null for a regression
/// @param scores the probability of each class in the model's order, or the one predicted number
public record PredictionRecord(
        String id,
        String time,
        String model,
        long version,
        Map<String, @Nullable Object> features,
        @Nullable String label,
        List<Double> scores) {
    /// The name of the log's file.
    public static final String FILE = "predictions.jsonl";

    /// Copies the collections.
    public PredictionRecord {
        requireNonNull(id, "id is null");
        requireNonNull(time, "time is null");
        requireNonNull(model, "model is null");
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
        scores = List.copyOf(scores);
    }
}
