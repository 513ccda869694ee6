package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// How much likelier each value of a label is where a column has a certain value: `P(y|x) / P(y)`, over the
/// rows in which both have a value.
///
/// @param column the column's name
/// @param label the label's name
/// @param count how many rows these are, or the sum of their weights
/// @param exact whether all values were counted; otherwise there are no series
/// @param reason why not; empty if exact
/// @param series one for each value of the label, in ascending order of the values
public record LiftStatistics(
        String column, String label, double count, boolean exact, String reason, List<LiftSeries> series) {
    /// Checks and copies.
    public LiftStatistics {
        requireNonNull(column, "column is null");
        requireNonNull(label, "label is null");
        if (exact != reason.isEmpty()) {
            throw new IllegalArgumentException("exact is " + exact + " and the reason '" + reason + "'");
        }
        series = List.copyOf(series);
    }
}
