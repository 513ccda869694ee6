package dev.headrace.feedback;

import dev.headrace.core.config.Config;
import dev.headrace.core.config.InputFiles;
import dev.headrace.data.Splits;
import java.time.Duration;

/// How labels are made of logs. The durations mean what they do in [JoinSettings].
///
/// @param predictions the prediction log
/// @param outcomes the outcome log
/// @param label the column that becomes the label
/// @param outcomeField the key of outcomes' values that is the label
/// @param window how long after the prediction outcomes count
/// @param skew by how much an outcome may seem to come before its prediction
/// @param lateness how long after the window to wait
/// @param whenMissing what a missing outcome means
/// @param negativeValue the label that a missing outcome gives
/// @param aggregate which of several outcomes counts
/// @param splits names and weights
public record LabelGenConfig(
        @Config(
                value = "predictions",
                description = "Prediction log: files of JSON lines as a model server writes them")
        InputFiles predictions,

        @Config(value = "outcomes", description = "Outcome log: files of JSON lines that name predictions by id")
        InputFiles outcomes,

        @Config(
                value = "label",
                defaultValue = "",
                description = "Column of the schema that becomes the label; empty for the schema's own label")
        String label,

        @Config(
                value = "outcome-field",
                defaultValue = "",
                description = "Key of outcomes' values that is the label; empty for the label's name")
        String outcomeField,

        @Config(value = "window", defaultValue = "24h", description = "How long after its prediction an outcome counts")
        Duration window,

        @Config(
                value = "skew",
                defaultValue = "1m",
                description = "By how much an outcome may seem to come before its prediction, as clocks differ")
        Duration skew,

        @Config(
                value = "lateness",
                defaultValue = "0s",
                description = "How long the logs must go on after the end of a window until a missing outcome is taken"
                        + " as missing; retractions count as long")
        Duration lateness,

        @Config(
                value = "when-missing",
                defaultValue = "drop",
                description = "What becomes of a prediction whose window ended without an outcome: drop leaves it out,"
                        + " negative labels it")
        WhenMissing whenMissing,

        @Config(
                value = "negative-value",
                defaultValue = "false",
                description = "Label of predictions without an outcome, where when-missing is negative")
        String negativeValue,

        @Config(
                value = "aggregate",
                defaultValue = "first",
                description = "Which of several outcomes of one prediction counts, by time")
        Aggregate aggregate,

        @Config(
                value = "splits",
                defaultValue = "train:4,eval:1",
                description = "Names and weights of the splits; the prediction's id decides")
        String splits) {
    /// Checks durations and splits.
    ///
    /// @throws IllegalArgumentException if a duration is out of range, or the splits are not of their form
    public LabelGenConfig {
        new JoinSettings(label, window, skew, lateness, whenMissing, aggregate);
        Splits.parse(splits);
    }

    /// How to join.
    ///
    /// @param column the label's column
    JoinSettings join(String column) {
        return new JoinSettings(
                outcomeField.isEmpty() ? column : outcomeField, window, skew, lateness, whenMissing, aggregate);
    }
}
