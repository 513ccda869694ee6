package dev.headrace.cli.report;

import dev.headrace.training.Evaluation;
import dev.headrace.training.Evaluation.BaselineComparison;
import dev.headrace.training.Evaluation.Blessing;
import dev.headrace.training.Evaluation.CalibrationBin;
import dev.headrace.training.Evaluation.Check;
import dev.headrace.training.Evaluation.Metric;
import dev.headrace.training.Evaluation.Slice;
import dev.headrace.validation.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evaluations for tests.
final class Evaluations {
    private Evaluations() {}

    static Evaluation binary(boolean first) {
        return new Evaluation(
                Task.BINARY,
                "income",
                "eval",
                6_513,
                "roc-auc",
                List.of(
                        new Metric("roc-auc", 0.92741, 0.92055, 0.93402, true),
                        new Metric("log-loss", 0.2812, 0.2701, 0.2929, false),
                        new Metric("accuracy", 0.8713, 0.8631, 0.8793, true),
                        new Metric("f1", Double.NaN, Double.NaN, Double.NaN, true)),
                comparisons(first),
                List.of(
                        slice("sex", "Female", 2_150, 0.941, 0.928, 0.953, null),
                        slice("sex", "Male", 4_363, 0.912, 0.903, 0.921, null),
                        slice("workclass", ReportContents.HOSTILE.get(0), 512, 0.88, 0.842, 0.913, null),
                        slice(
                                ReportContents.HOSTILE.get(5),
                                "",
                                17,
                                0.78,
                                0.52,
                                0.97,
                                "17 rows are few: read with care"),
                        slice("workclass", "Never", 3, Double.NaN, Double.NaN, Double.NaN, "one class only")),
                List.of(
                        new CalibrationBin(0.02, 0.018, 2_900),
                        new CalibrationBin(0.14, 0.12, 1_203),
                        new CalibrationBin(0.35, 0.38, 640),
                        new CalibrationBin(0.55, 0.52, 480),
                        new CalibrationBin(0.76, 0.79, 610),
                        new CalibrationBin(0.95, 0.93, 680)),
                List.of(List.of(4_650L, 295L), List.of(543L, 1_025L)),
                new Blessing(
                        first,
                        List.of(
                                new Check("beats the majority class", true, "the difference is 0.427, above 0"),
                                new Check(
                                        first ? "is no worse than the linear model" : "is better than the live model",
                                        first,
                                        "the interval of the difference begins at -0.002; at least 0 was expected"))));
    }

    private static List<BaselineComparison> comparisons(boolean first) {
        return first
                ? List.of(
                        new BaselineComparison("majority class", "roc-auc", 0.5, 0.42741, 0.4206, 0.4340),
                        new BaselineComparison("linear model", "roc-auc", 0.9049, 0.0225, 0.0171, 0.0279),
                        new BaselineComparison("majority class", "accuracy", 0.7592, 0.1121, 0.103, 0.1213))
                : List.of(
                        new BaselineComparison("live model", "roc-auc", 0.9266, 0.0008, -0.0021, 0.0037),
                        new BaselineComparison("human", "roc-auc", 0.955, -0.0276, -0.034, -0.0213));
    }

    private static Slice slice(
            String column, String value, long rows, double metric, double lower, double upper, @Nullable String note) {
        return new Slice(column, value, rows, new Metric("roc-auc", metric, lower, upper, true), note);
    }
}
