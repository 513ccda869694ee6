package dev.headrace.validation;

/// How many rows repeat others.
///
/// @param rows how many rows there are
/// @param distinct how many different ones
/// @param distinctError the bound of the relative error of that; 0 where it is exact
/// @param duplicates how many rows equal an earlier one: all but the different ones
public record DuplicateStatistics(long rows, long distinct, double distinctError, long duplicates) {
    /// Checks that the numbers go together.
    public DuplicateStatistics {
        if (distinct < 0 || duplicates < 0 || rows != distinct + duplicates) {
            throw new IllegalArgumentException(
                    rows + " rows cannot be " + distinct + " different ones and " + duplicates + " duplicates");
        }
    }
}
