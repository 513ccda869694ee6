package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.number.NumberSettings;
import dev.headrace.statistics.internal.text.TextSettings;

/// What is kept of columns.
///
/// @param numbers of numbers
/// @param texts of texts and bytes
/// @param semantics whether it is looked for what values mean
/// @param weighting whether rows have weights
public record ColumnSettings(NumberSettings numbers, TextSettings texts, Semantics semantics, Weighting weighting) {
    /// Whether rows have weights.
    public enum Weighting {
        /// They have.
        WEIGHTED,
        /// They have not.
        UNWEIGHTED
    }

    /// Whether it is looked for what values mean.
    public enum Semantics {
        /// It is.
        DETECTED,
        /// It is not.
        IGNORED
    }
}
