package dev.headrace.statistics.internal.number;

/// What is kept of numbers, and how it is reported.
///
/// @param mostCells how many different numbers, or cells, are counted
/// @param mostFrequent how many of the most frequent values are listed
/// @param mostValues all are listed if there are no more than this, and each occurs twice on the average
/// @param conventions whose conventions hold
public record NumberSettings(int mostCells, int mostFrequent, int mostValues, Conventions conventions) {
    /// Settings with the conventions of this library.
    ///
    /// @param mostCells as of the record
    /// @param mostFrequent as of the record
    /// @param mostValues as of the record
    public NumberSettings(int mostCells, int mostFrequent, int mostValues) {
        this(mostCells, mostFrequent, mostValues, Conventions.HEADRACE);
    }

    /// Whether the conventions are those of TensorFlow Data Validation.
    boolean isTfdv() {
        return conventions == Conventions.TFDV;
    }

    /// How many of the different values are listed.
    ///
    /// @param distinct how many there are
    /// @param present how many values there are in all
    /// @return at most `distinct`
    public int listed(long distinct, long present) {
        boolean all = distinct <= mostValues && distinct <= present / 2;
        return (int) (all ? distinct : Math.min(distinct, mostFrequent));
    }

    /// Whose conventions hold where they differ.
    public enum Conventions {
        /// Those of this library.
        HEADRACE,
        /// Those of TensorFlow Data Validation; see `docs/reference/tfdv-compatibility.md`.
        TFDV
    }
}
