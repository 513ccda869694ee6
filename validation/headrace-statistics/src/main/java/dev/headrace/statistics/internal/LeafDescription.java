package dev.headrace.statistics.internal;

import dev.headrace.validation.BytesStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.TextStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What [LeafValues] found; the components are those of [dev.headrace.validation.ColumnStatistics].
///
/// @param distinct how many different values there are
/// @param distinctError the bound of the relative error of that; 0 where it is exact
/// @param top the most frequent values
/// @param topError by how much the counts of these may be too low at most; 0 where they are exact
/// @param numeric of numbers; null for the rest
/// @param text of texts; null for the rest
/// @param bytes of binary values; null for the rest
/// @param contentHash the sum of the hashes of all values, so equal for equal values in any order
public record LeafDescription(
        long distinct,
        double distinctError,
        List<ValueCount> top,
        long topError,
        @Nullable NumericStatistics numeric,
        @Nullable TextStatistics text,
        @Nullable BytesStatistics bytes,
        long contentHash) {
    /// Copies the list.
    public LeafDescription {
        top = List.copyOf(top);
    }
}
