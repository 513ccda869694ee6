package dev.headrace.statistics;

/// When a difference between two samples counts as drift: it must be greater than chance explains, and great
/// enough to matter.
///
/// @param significance the accepted rate of false alarms, between 0 and 1: of one comparison, or among the
///     columns of a [DriftAnalysis] that are called drifted
/// @param threshold the effect, between 0 and 1, from which on a difference matters
/// @param minimumRows with fewer rows in a sample, nothing is told
public record DriftSettings(double significance, double threshold, long minimumRows) {
    /// A false alarm in a hundred; a tenth of the rows elsewhere; 30 rows.
    public static final DriftSettings DEFAULT = new DriftSettings(0.01, 0.1, 30);

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value is out of its range
    public DriftSettings {
        if (!(significance > 0 && significance < 1)) {
            throw new IllegalArgumentException("significance must be between 0 and 1: " + significance);
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold must be between 0 and 1: " + threshold);
        }
        if (minimumRows < 1) {
            throw new IllegalArgumentException("minimum-rows must be at least 1: " + minimumRows);
        }
    }
}
