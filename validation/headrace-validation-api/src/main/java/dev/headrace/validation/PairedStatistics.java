package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Whether columns of lists that belong together are there together and have equal lengths: the values of a
/// sparse feature and its indices, or the values of a feature and their weights. Rows where all of them are
/// missing count for nothing. An empty list is there and has the length 0; a missing one has that length,
/// too.
///
/// @param name of the sparse or weighted feature
/// @param value the column of the values
/// @param rows how many rows have at least one of the columns
/// @param missingValue how many of these have no value (TFDV's `missing_value`)
/// @param companions the other columns, in the order in which they were declared: indices, or the weight
public record PairedStatistics(String name, String value, long rows, long missingValue, List<Companion> companions) {
    /// Copies the list.
    public PairedStatistics {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
        companions = List.copyOf(companions);
    }

    /// Whether any column is missing somewhere or of another length than the values.
    ///
    /// @return false if all is as it should be
    public boolean isDifferent() {
        return missingValue > 0 || companions.stream().anyMatch(Companion::isDifferent);
    }

    /// A column that belongs to the values.
    ///
    /// @param column its name
    /// @param missing how many rows miss it (TFDV's `missing_index` or `missing_weight`)
    /// @param minimumDifference the least of its length less that of the values (`min_length_diff`,
    ///     `min_weight_length_diff`); 0 without rows
    /// @param maximumDifference the greatest (`max_length_diff`, `max_weight_length_diff`)
    public record Companion(String column, long missing, long minimumDifference, long maximumDifference) {
        /// Checks that the name is there.
        public Companion {
            requireNonNull(column, "column is null");
        }

        private boolean isDifferent() {
            return missing > 0 || minimumDifference != 0 || maximumDifference != 0;
        }
    }
}
