package dev.headrace.feedback;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What a join came to.
///
/// @param labelled the predictions that have a label, by time, then by id
/// @param report the counts
/// @param <P> the payload of predictions
public record JoinResult<P>(List<LabelledPrediction<P>> labelled, JoinReport report) {
    /// Copies the list.
    public JoinResult {
        requireNonNull(report, "report is null");
        labelled = List.copyOf(labelled);
    }
}
