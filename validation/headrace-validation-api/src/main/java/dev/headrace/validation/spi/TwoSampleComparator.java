package dev.headrace.validation.spi;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;

/// Compares the distributions of one column in two samples. Stateless; safe to share.
///
/// Promises: a sample compared with itself is never [dev.headrace.validation.DriftVerdict#DRIFTED]; too
/// little data is [dev.headrace.validation.DriftVerdict#INCONCLUSIVE] with a reason, never a silent zero; the
/// verdict does not depend on the order of rows; swapping the samples does not change the verdict.
public interface TwoSampleComparator {
    /// Compares.
    ///
    /// @param baseline the column's statistics in the first sample, such as training data
    /// @param current the column's statistics in the second, such as serving data; of the same name
    /// @return effect, sample sizes, p-value and verdict
    Comparison compare(ColumnStatistics baseline, ColumnStatistics current);
}
