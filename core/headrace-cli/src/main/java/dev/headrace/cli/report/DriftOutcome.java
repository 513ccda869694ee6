package dev.headrace.cli.report;

import static java.util.Objects.requireNonNull;

import dev.headrace.training.Evaluation;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How later data compare with the data that the model was trained on, and what followed.
///
/// @param report the comparison
/// @param baseline statistics of the first set, or null if there are none; histograms are drawn if both are given
/// @param current statistics of the second
/// @param consequences what followed, each in a sentence, in order
/// @param retrained the evaluation of the model that was trained because of the drift, or null if none was
public record DriftOutcome(
        DriftReport report,
        @Nullable DatasetStatistics baseline,
        @Nullable DatasetStatistics current,
        List<String> consequences,
        @Nullable Evaluation retrained) {
    /// Copies the list.
    public DriftOutcome {
        requireNonNull(report, "report is null");
        consequences = List.copyOf(consequences);
    }
}
