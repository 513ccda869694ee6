package dev.headrace.training.evaluation;

import dev.headrace.training.Evaluation.BaselineComparison;
import dev.headrace.training.Evaluation.CalibrationBin;
import dev.headrace.training.Evaluation.Metric;
import java.util.List;

/// Makes metrics and comparisons of what contenders said of the same rows.
sealed interface Judgement permits ClassJudgement, NumberJudgement {
    /// The metric that decides.
    String primary();

    /// The metrics of the model, the primary first.
    List<Metric> metrics();

    /// The model against a baseline, the primary metric first.
    ///
    /// @param baseline the baseline's name
    /// @param scores what it said of the same rows
    List<BaselineComparison> against(String baseline, Scores scores);

    /// The model against people.
    ///
    /// @param level their accuracy, or their mean absolute error
    BaselineComparison againstHuman(double level);

    /// Predicted against observed; empty where a number is predicted.
    List<CalibrationBin> calibration();

    /// Rows by actual and predicted class; empty where a number is predicted.
    List<List<Long>> confusion();

    /// The primary metric of rows of which the losses are known.
    ///
    /// @param mean the mean of the losses
    /// @param standardError its standard error
    Metric primaryOf(double mean, double standardError);
}
