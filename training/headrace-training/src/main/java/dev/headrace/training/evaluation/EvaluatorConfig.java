package dev.headrace.training.evaluation;

import dev.headrace.core.config.Config;
import dev.headrace.data.Examples;
import java.util.List;
import java.util.Optional;

/// How a model is judged, and what is demanded of it.
///
/// @param split the split to judge by
/// @param minimumRows the fewest rows with a label that a judgement may rest on
/// @param thresholds bounds of metrics
/// @param humanLevel how well people do
/// @param linearRows the most rows that the linear baseline learns from
/// @param sliceColumns the columns to slice by
/// @param minimumSliceRows fewer rows make a slice say little
/// @param sliceTolerance how much worse a slice may be
public record EvaluatorConfig(
        @Config(value = "split", defaultValue = Examples.EVAL, description = "Split of the examples to judge by")
        String split,

        @Config(value = "minimum-rows", defaultValue = "30", description = "Fewest rows with a label for a blessing")
        int minimumRows,

        @Config(
                value = "thresholds",
                defaultValue = "",
                description = "Bounds that metrics must keep for a blessing, such as accuracy>=0.8 or rmse<=3.5")
        List<String> thresholds,

        @Config(
                value = "human-level",
                description = "How well people do it: their accuracy, or their mean absolute error where a number is"
                        + " predicted; shown beside the model, and not demanded")
        Optional<Double> humanLevel,

        @Config(
                value = "linear-rows",
                defaultValue = "100000",
                description = "Most rows that the linear baseline learns from; 0 for no linear baseline")
        int linearRows,

        @Config(
                value = "slice-columns",
                defaultValue = "",
                description = "Columns to slice by; if empty, up to eight of few values and four of numbers")
        List<String> sliceColumns,

        @Config(
                value = "minimum-slice-rows",
                defaultValue = "30",
                description = "Slices of fewer rows are noted as saying little, and are not held against the model")
        int minimumSliceRows,

        @Config(
                value = "slice-tolerance",
                description = "How much worse than over all rows the primary metric may surely be in a slice for a"
                        + " blessing, as a share of its value over all rows (0.5 is half as much again); if absent,"
                        + " slices are not demanded")
        Optional<Double> sliceTolerance) {
    /// Checks the ranges and the form of the thresholds.
    ///
    /// @throws IllegalArgumentException if one is wrong
    public EvaluatorConfig {
        thresholds = List.copyOf(thresholds);
        sliceColumns = List.copyOf(sliceColumns);
        if (minimumRows < 1) {
            throw new IllegalArgumentException("minimum-rows must be positive: " + minimumRows);
        }
        if (linearRows < 0) {
            throw new IllegalArgumentException("linear-rows must not be negative: " + linearRows);
        }
        if (minimumSliceRows < 1) {
            throw new IllegalArgumentException("minimum-slice-rows must be positive: " + minimumSliceRows);
        }
        if (!humanLevel.map(Double::isFinite).orElse(true)) {
            throw new IllegalArgumentException("human-level must be finite: " + humanLevel.orElseThrow());
        }
        if (!sliceTolerance.map(value -> value >= 0).orElse(true)) {
            throw new IllegalArgumentException("slice-tolerance must not be negative: " + sliceTolerance.orElseThrow());
        }
        thresholds.forEach(Threshold::parse);
    }
}
