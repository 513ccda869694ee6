package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// The label and what is learned about it.
///
/// @param column the label's column
/// @param task what is learned
/// @param classes the classes in ascending order (numbers by value, text by code point), as
///     [ColumnStatistics.ValueCount] writes values; the last of two is the positive class; empty for a
///     regression
public record LabelSchema(String column, Task task, List<String> classes) {
    /// Copies the classes.
    ///
    /// @throws IllegalArgumentException if their number does not fit the task
    public LabelSchema {
        requireNonNull(column, "column is null");
        classes = List.copyOf(classes);
        boolean fits = switch (task) {
            case BINARY -> classes.size() == 2;
            case MULTICLASS -> classes.size() > 2;
            case REGRESSION -> classes.isEmpty();
        };
        if (!fits) {
            throw new IllegalArgumentException(task + " has " + classes.size() + " classes");
        }
    }
}
