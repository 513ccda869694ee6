package dev.headrace.statistics;

/// When a difference between two samples counts as drift: it must be greater than chance explains, and great
/// enough to matter.
///
/// @param significance the accepted rate of false alarms, between 0 and 1: of one comparison, or among the
///     columns of a [DriftAnalysis] that are called drifted
/// @param threshold the effect, between 0 and 1, below which no difference counts, however sure
/// @param relevant the effect, between 0 and 1 and not below the threshold, that must not go unnoticed: where
///     there are too few rows to notice it, the verdict is not that the column is stable
/// @param minimumRows with fewer rows in a sample, nothing is told
public record DriftSettings(double significance, double threshold, double relevant, long minimumRows) {
    /// A false alarm in twenty reports without drift, or a twentieth of the columns called drifted; effects from a
    /// hundredth on, which a column is called stable without only if a tenth would have been noticed; 30 rows.
    public static final DriftSettings DEFAULT = new DriftSettings(0.05, 0.01, 0.1, 30);

    /// Where whatever is significant and matters counts, and nothing else.
    ///
    /// @param significance the accepted rate of false alarms
    /// @param threshold the effect, between 0 and 1, from which on a difference matters
    /// @param minimumRows with fewer rows in a sample, nothing is told
    public DriftSettings(double significance, double threshold, long minimumRows) {
        this(significance, threshold, threshold, minimumRows);
    }

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
        if (!(relevant >= threshold && relevant < 1)) {
            throw new IllegalArgumentException(
                    "relevant must be from the threshold " + threshold + " to below 1: " + relevant);
        }
        if (minimumRows < 1) {
            throw new IllegalArgumentException("minimum-rows must be at least 1: " + minimumRows);
        }
    }
}
