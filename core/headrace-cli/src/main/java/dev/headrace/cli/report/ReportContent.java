package dev.headrace.cli.report;

import static java.util.Objects.requireNonNull;

import dev.headrace.data.ExamplesIndex;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.training.Evaluation;
import dev.headrace.training.ModelCard;
import dev.headrace.training.TransformGraph.LeftOut;
import dev.headrace.training.TuningResult;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report says. What a failed run did not make is null or empty, and its section says so or is
/// missing. All texts may come from strangers: the report escapes and shortens them.
///
/// @param title what was modelled
/// @param source the file it was made from, for people
/// @param runs the runs, in the order in which they happened
/// @param examples the examples, or null if there are none
/// @param quarantineSample some rows in quarantine; the first ten are shown
/// @param statistics of the splits, the one to train on first; the columns are described by the first
/// @param schema what each column is for, or null if there is none
/// @param anomalies what is wrong with the examples, or null if nobody looked
/// @param leftOut the columns that the model does not read; those that the schema rules out need not be
///     among them
/// @param tuning what was tried, or null
/// @param model what was trained, or null
/// @param evaluation what it is worth, or null
/// @param drift how later data compare, or null if there are none
/// @param nextSteps what to do now
public record ReportContent(
        String title,
        String source,
        List<ReportRun> runs,
        @Nullable ExamplesIndex examples,
        List<QuarantinedRow> quarantineSample,
        List<DatasetStatistics> statistics,
        @Nullable DataSchema schema,
        @Nullable Anomalies anomalies,
        List<LeftOut> leftOut,
        @Nullable TuningResult tuning,
        @Nullable ModelCard model,
        @Nullable Evaluation evaluation,
        @Nullable DriftOutcome drift,
        List<NextStep> nextSteps) {
    /// Copies the lists.
    public ReportContent {
        requireNonNull(title, "title is null");
        requireNonNull(source, "source is null");
        runs = List.copyOf(runs);
        quarantineSample = List.copyOf(quarantineSample);
        statistics = List.copyOf(statistics);
        leftOut = List.copyOf(leftOut);
        nextSteps = List.copyOf(nextSteps);
    }
}
