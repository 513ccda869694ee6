package dev.headrace.statistics;

import dev.headrace.validation.ColumnStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that two samples of a column tell about their difference, before a verdict.
///
/// @param baseline the first sample
/// @param current the second
/// @param differences what was tested; empty if nothing could be
/// @param gap what was not compared and why, in a sentence; null if nothing was left out
record Evidence(
        ColumnStatistics baseline,
        ColumnStatistics current,
        List<Difference> differences,
        @Nullable String gap) {
    Evidence {
        differences = List.copyOf(differences);
        if (differences.isEmpty() && gap == null) {
            throw new IllegalArgumentException("neither a difference nor a reason for none");
        }
    }

    /// Nothing was compared.
    static Evidence none(ColumnStatistics baseline, ColumnStatistics current, String reason) {
        return new Evidence(baseline, current, List.of(), reason);
    }

    /// Why samples cannot be compared at all; null if they can.
    static @Nullable String obstacle(ColumnStatistics baseline, ColumnStatistics current, long minimumRows) {
        if (baseline.type() != current.type()) {
            return "The column is " + baseline.type() + " in the baseline and " + current.type()
                    + " in the current rows.";
        }
        if (Math.min(baseline.rows(), current.rows()) < minimumRows) {
            return "There are " + baseline.rows() + " baseline rows and " + current.rows()
                    + " current rows, and at least " + minimumRows + " of each are needed.";
        }
        return null;
    }
}
