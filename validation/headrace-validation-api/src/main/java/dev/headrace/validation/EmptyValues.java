package dev.headrace.validation;

import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.List;

/// How often a column holds values that stand for nothing, such as `0`, `-1`, the empty text or `N/A`.
/// Missing values are not among them.
///
/// @param values how many values were looked at; of lists, the elements, and besides the lists themselves
/// @param found those that occur, as they were given, most frequent first, ties by value
public record EmptyValues(long values, List<ValueCount> found) {
    /// Copies the list.
    public EmptyValues {
        found = List.copyOf(found);
    }

    /// How many values stand for nothing.
    ///
    /// @return the sum of the counts
    public long total() {
        return found.stream().mapToLong(ValueCount::count).sum();
    }
}
