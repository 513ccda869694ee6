package dev.headrace.feedback;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/// How predictions and outcomes are joined. An outcome belongs to the prediction that it names if
/// `prediction.time - skew <= outcome.time <= prediction.time + window`.
///
/// @param label the key of an outcome's values that is the label; outcomes without it give a prediction no
///     label
/// @param window how long after the prediction outcomes count; more than zero, at most 3650 days
/// @param skew by how much an outcome may seem to come before its prediction, as clocks differ; 0 to 3650
///     days
/// @param lateness how long after the end of the window retractions still count, and how long it takes until
///     a missing outcome is taken as missing; 0 to 3650 days
/// @param whenMissing what a missing outcome means
/// @param aggregate which of several outcomes counts, for each key of their values
public record JoinSettings(
        String label, Duration window, Duration skew, Duration lateness, WhenMissing whenMissing, Aggregate aggregate) {
    /// Checks the durations.
    ///
    /// @throws IllegalArgumentException if one is out of range
    public JoinSettings {
        requireNonNull(label, "label is null");
        requireNonNull(whenMissing, "whenMissing is null");
        requireNonNull(aggregate, "aggregate is null");
        if (window.isZero()) {
            throw new IllegalArgumentException("window is " + window + ", and must be more than zero");
        }
        checkRange("window", window);
        checkRange("skew", skew);
        checkRange("lateness", lateness);
    }

    private static void checkRange(String name, Duration duration) {
        if (duration.isNegative() || duration.compareTo(Times.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + duration + ", and must be between zero and " + Times.LONGEST.toDays() + " days");
        }
    }
}
