package dev.headrace.feedback;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What became of the logs: the file `feedback.json` beside the examples.
///
/// @param label the column of the label
/// @param join the counts of the join
/// @param rows labelled predictions that became rows
/// @param quarantinedRows labelled predictions in quarantine, because a value does not fit its column
/// @param quarantinedLines lines of the logs in quarantine, because they cannot be read
/// @param labels how many rows each label has, where it is a class; else empty
/// @param baseRate the share of rows of the positive class (the last of two), or the mean of a number; NaN
///     without rows or with more classes
public record FeedbackReport(
        String label,
        JoinReport join,
        long rows,
        long quarantinedRows,
        long quarantinedLines,
        Map<String, Long> labels,
        double baseRate) {
    /// The file's name.
    public static final String FILE = "feedback.json";

    /// Sorts the labels.
    public FeedbackReport {
        requireNonNull(label, "label is null");
        requireNonNull(join, "join is null");
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
