package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// The lifts of one value of a label.
///
/// @param label the label's value as text; a cell of numbers as an interval
/// @param count in how many of the rows it is, or the sum of their weights
/// @param lifts in descending order, equal ones in ascending order of the column's values; all of them, or
///     the first and last ones
public record LiftSeries(String label, double count, List<Lift> lifts) {
    /// Checks and copies.
    public LiftSeries {
        requireNonNull(label, "label is null");
        lifts = List.copyOf(lifts);
    }

    /// The lift of one value of a column.
    ///
    /// @param value the value as text; a cell of numbers as an interval
    /// @param lift the share of the label's value among the rows with this value, as a multiple of its share
    ///     among all rows; 1 if they are independent, 0 if they never meet
    /// @param count in how many rows this value is, or the sum of their weights
    /// @param together in how many of these the label has its value
    public record Lift(String value, double lift, double count, double together) {
        /// Checks the value.
        public Lift {
            requireNonNull(value, "value is null");
        }
    }
}
