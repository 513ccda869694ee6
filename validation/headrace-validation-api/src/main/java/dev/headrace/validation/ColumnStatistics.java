package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import dev.headrace.data.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one column holds.
///
/// @param name the column's name
/// @param type the column's type
/// @param rows all rows
/// @param missing rows without a value; NaN and empty text are values
/// @param distinct how many different values there are, NaN counted as one
/// @param distinctError the bound of the relative error of `distinct` at two standard errors; 0 where it is
///     exact
/// @param top the most frequent values, most frequent first, ties by value; exact while `distinctError` is 0
/// @param numeric of INTEGER, REAL, and as microseconds or days since 1970 of TIMESTAMP and DATE; null for
///     the rest
/// @param text of TEXT; null for the rest
public record ColumnStatistics(
        String name,
        ColumnType type,
        long rows,
        long missing,
        long distinct,
        double distinctError,
        List<ValueCount> top,
        @Nullable NumericStatistics numeric,
        @Nullable TextStatistics text) {
    /// Copies the list.
    public ColumnStatistics {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        top = List.copyOf(top);
    }

    /// Rows with a value.
    ///
    /// @return all rows but the missing
    public long present() {
        return rows - missing;
    }

    /// A value and how often it occurs.
    ///
    /// @param value as text: booleans as `true` and `false`, numbers in the shortest form that reads back equal,
    ///     dates and timestamps in ISO 8601
    /// @param count at least 1
    public record ValueCount(String value, long count) {}
}
