package dev.headrace.feedback;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/// A prediction that has a label.
///
/// @param prediction the prediction
/// @param reason why it has one
/// @param values what the outcomes say, the label among it, by key: texts, numbers and booleans; empty at a
///     timeout
/// @param <P> the payload
public record LabelledPrediction<P>(KeyedPrediction<P> prediction, LabelReason reason, Map<String, Object> values) {
    /// Copies the values.
    public LabelledPrediction {
        requireNonNull(prediction, "prediction is null");
        requireNonNull(reason, "reason is null");
        values = Map.copyOf(values);
    }
}
