package dev.headrace.training.evaluation;

import dev.headrace.core.Names;
import dev.headrace.training.Evaluation.BaselineComparison;
import dev.headrace.training.Evaluation.Blessing;
import dev.headrace.training.Evaluation.Check;
import dev.headrace.training.Evaluation.Metric;
import dev.headrace.training.Evaluation.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Decides whether a model may be pushed.
final class BlessingChecks {
    private final EvaluatorConfig config;
    private final List<Check> checks = new ArrayList<>();

    BlessingChecks(EvaluatorConfig config) {
        this.config = config;
    }

    Blessing blessing() {
        return new Blessing(checks.stream().allMatch(Check::passed), checks);
    }

    /// Says what does not decide.
    void note(String sentence) {
        checks.add(new Check("note", true, sentence));
    }

    void rows(long rows, long unlabelled) {
        String left = unlabelled == 0 ? "" : "; " + unlabelled + " rows without a label were left out";
        checks.add(new Check(
                "enough rows",
                rows >= config.minimumRows(),
                "The model was judged by " + rows + " rows of split '" + config.split() + "', and at least "
                        + config.minimumRows() + " are needed" + left + "."));
    }

    /// Demands that the primary metric is better than the featureless baseline's, and not worse than the live
    /// model's, beyond chance.
    void comparison(BaselineComparison comparison, double value) {
        boolean featureless = comparison.baseline().equals(Baselines.MAJORITY)
                || comparison.baseline().equals(Baselines.MEAN);
        String found = "The model's " + comparison.metric() + " is " + Numbers.text(value) + ", and that of the "
                + comparison.baseline() + " is " + Numbers.text(comparison.baselineValue()) + ": "
                + (comparison.difference() >= 0 ? "better by " : "worse by ")
                + Numbers.text(Math.abs(comparison.difference())) + " (95 % interval of the gain "
                + Numbers.text(comparison.lower()) + " to " + Numbers.text(comparison.upper()) + ").";
        if (featureless) {
            checks.add(new Check("better than the " + comparison.baseline(), comparison.beaten(), found));
        } else if (comparison.baseline().equals(Baselines.LIVE)) {
            // Undefined ends do not show that it is no worse.
            checks.add(new Check("not worse than the live model", comparison.upper() >= 0, found));
        }
    }

    void thresholds(List<Metric> metrics) {
        for (String text : config.thresholds()) {
            Threshold threshold = Threshold.parse(text);
            List<String> names = metrics.stream().map(Metric::name).toList();
            int at = names.indexOf(threshold.metric());
            String message = at < 0
                    ? "There is no metric '" + threshold.metric() + "'" + Names.suggestion(threshold.metric(), names)
                    : "The " + threshold.metric() + " is "
                            + Numbers.text(metrics.get(at).value()) + ", and " + text + " is demanded.";
            checks.add(
                    new Check(text, at >= 0 && threshold.holds(metrics.get(at).value()), message));
        }
    }

    /// Holds the worst slice of enough rows against the model, where that is demanded.
    void slices(List<Slice> slices, Metric primary) {
        config.sliceTolerance().ifPresent(tolerance -> {
            double most = primary.value() * (1 + tolerance);
            slices.stream()
                    .filter(slice -> slice.note() == null)
                    .max(Comparator.comparingDouble(slice -> slice.metric().lower()))
                    .ifPresent(worst -> checks.add(new Check(
                            "no slice is much worse",
                            worst.metric().lower() <= most,
                            "The " + primary.name() + " where '" + worst.column() + "' is '" + worst.value() + "' is "
                                    + Numbers.text(worst.metric().value()) + " (95 % interval "
                                    + Numbers.text(worst.metric().lower()) + " to "
                                    + Numbers.text(worst.metric().upper()) + ", " + worst.rows()
                                    + " rows), and at most " + Numbers.text(most) + " is demanded.")));
        });
    }
}
