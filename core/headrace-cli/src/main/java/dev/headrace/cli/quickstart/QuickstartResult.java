package dev.headrace.cli.quickstart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a quickstart, for programs: what `--json` prints.
///
/// @param model the model's name
/// @param runs the names of the runs in the store
/// @param rows the rows that could be used
/// @param quarantined the rows that could not
/// @param trainer the trainer that tuning chose
/// @param metric the metric that decides
/// @param value its value on held-out rows
/// @param lower the lower end of its interval of 95 %
/// @param upper the upper end
/// @param blessed whether the model was good enough to be pushed
/// @param version the version that was pushed first, or null
/// @param drift the verdict on production's data: `drifted`, `stable`, `inconclusive`; or null if nothing
///     was served
/// @param retrainedVersion the version that the drift led to, or null
/// @param report the report's file
/// @param url where the model serves, or null
/// @param process the server's process, or null
/// @param curl a command that asks for a prediction, or null
public record QuickstartResult(
        String model,
        List<String> runs,
        long rows,
        long quarantined,
        String trainer,
        String metric,
        double value,
        double lower,
        double upper,
        boolean blessed,
        @Nullable Long version,
        @Nullable String drift,
        @Nullable Long retrainedVersion,
        String report,
        @Nullable String url,
        @Nullable Long process,
        @Nullable String curl) {
    /// Copies the list.
    public QuickstartResult {
        runs = List.copyOf(runs);
    }
}
