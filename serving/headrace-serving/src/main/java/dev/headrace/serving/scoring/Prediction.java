package dev.headrace.serving.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model says of one row.
///
/// @param label the class of the greatest probability, the first of equals; null for a regression
/// @param scores the probability of each class in the model's order, or the one predicted number
public record Prediction(@Nullable String label, List<Double> scores) {
    /// Copies the scores.
    ///
    /// @throws IllegalArgumentException if there is none
    public Prediction {
        scores = List.copyOf(scores);
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("a prediction has at least one score");
        }
    }
}
