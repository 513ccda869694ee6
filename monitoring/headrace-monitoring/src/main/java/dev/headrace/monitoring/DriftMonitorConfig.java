package dev.headrace.monitoring;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.config.Config;
import dev.headrace.data.Examples;
import dev.headrace.statistics.DriftSettings;
import java.util.List;

/// What counts as drift, and where to look for it.
///
/// @param significance the accepted share of false alarms among the columns called drifted
/// @param threshold the effect from which on a difference matters
/// @param minimumRows with fewer rows, nothing is told
/// @param baselineSplit the split of the baseline that is compared
/// @param columns the columns that are compared; empty for all that the model reads, or without its transform can
///     learn from, and the label
public record DriftMonitorConfig(
        @Config(
                value = "significance",
                defaultValue = "0.01",
                description = "Accepted share of false alarms among the columns that are called drifted,"
                        + " between 0 and 1")
        double significance,

        @Config(
                value = "threshold",
                defaultValue = "0.1",
                description = "Difference between the samples from which on it matters, as a distance between 0"
                        + " (equal) and 1 (nothing in common)")
        double threshold,

        @Config(
                value = "minimum-rows",
                defaultValue = "100",
                description =
                        "Number of rows of the baseline, and of the current examples, below which nothing is" + " told")
        long minimumRows,

        @Config(
                value = "baseline-split",
                defaultValue = Examples.TRAIN,
                description = "Split of the baseline that is compared with all current examples")
        String baselineSplit,

        @Config(
                value = "columns",
                defaultValue = "",
                description =
                        "Columns that are compared; empty for all that the model reads, or without its transform can learn"
                                + " from, and the label")
        List<String> columns) {
    /// Checks the ranges and copies the list.
    ///
    /// @throws IllegalArgumentException if a value is out of its range
    public DriftMonitorConfig {
        columns = List.copyOf(columns);
        requireNonNull(baselineSplit, "baselineSplit is null");
        // Its constructor checks the ranges.
        new DriftSettings(significance, threshold, minimumRows);
    }

    DriftSettings settings() {
        return new DriftSettings(significance, threshold, minimumRows);
    }
}
