package dev.headrace.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The counts of a join. Every prediction is one of matched, negative, unlabelled, open and unreadable; every
/// outcome is one of duplicate, orphan, early, late, retraction, retracted and joined.
///
/// @param predictions predictions with different ids
/// @param duplicatePredictions predictions left out because another of the same id was earlier, or first in
///     the log
/// @param outcomes all outcomes and retractions, duplicates included
/// @param duplicateOutcomes outcomes and retractions equal to another in id, time, kind and values
/// @param orphans those that name no prediction
/// @param early those before their prediction by more than clocks may differ
/// @param late outcomes after the window, and retractions after window and lateness
/// @param retractions retractions in time
/// @param retracted outcomes that a retraction removed
/// @param joined outcomes that belong to a prediction
/// @param matched predictions labelled by an outcome
/// @param negatives predictions labelled because none came in time
/// @param unlabelled predictions whose window ended without a label
/// @param open predictions left for later, because their window had not ended when the logs did
/// @param unreadable predictions left out, because something that was reported of them cannot be read
/// @param matchRate matched among matched, negatives and unlabelled; NaN if there are none
/// @param delayP50Seconds from prediction to the outcome that gave the label: the median, by nearest rank, in
///     seconds; negative where clocks differ; NaN if nothing matched
/// @param delayP90Seconds the same, nine tenths
/// @param delayP99Seconds the same, 99 hundredths
/// @param firstPrediction the time of the first prediction in ISO 8601, or null if there is none;
///     duplicates included
/// @param lastPrediction the time of the last
/// @param lastOutcome the time of the last outcome or retraction, orphans included
public record JoinReport(
        long predictions,
        long duplicatePredictions,
        long outcomes,
        long duplicateOutcomes,
        long orphans,
        long early,
        long late,
        long retractions,
        long retracted,
        long joined,
        long matched,
        long negatives,
        long unlabelled,
        long open,
        long unreadable,
        double matchRate,
        double delayP50Seconds,
        double delayP90Seconds,
        double delayP99Seconds,
        @Nullable String firstPrediction,
        @Nullable String lastPrediction,
        @Nullable String lastOutcome) {

    /// Predictions that have a label.
    ///
    /// @return matched and negatives
    public long labelled() {
        return matched + negatives;
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
