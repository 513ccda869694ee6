package dev.headrace.training;

import static java.util.Objects.requireNonNull;

import dev.headrace.validation.Task;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a model is worth: the file `evaluation.json` of an artifact. Intervals are of 95 %.
///
/// @param task what it predicts
/// @param label the label's column
/// @param split the split that it was judged by, which it has not seen
/// @param rows how many rows that has, those without a label left out
/// @param primary the name of the metric that decides
/// @param metrics the model's metrics, the primary first
/// @param comparisons the model against each baseline, on the same rows
/// @param slices the primary metric in parts of the rows
/// @param calibration predicted probability against observed share (positive class of two, else the
///     predicted class); empty for a regression
/// @param confusion counts by actual and predicted class, row by row; empty for a regression
/// @param blessing whether it may be pushed
public record Evaluation(
        Task task,
        String label,
        String split,
        long rows,
        String primary,
        List<Metric> metrics,
        List<BaselineComparison> comparisons,
        List<Slice> slices,
        List<CalibrationBin> calibration,
        List<List<Long>> confusion,
        Blessing blessing) {
    /// The file's name.
    public static final String FILE = "evaluation.json";

    /// Copies the lists.
    public Evaluation {
        requireNonNull(task, "task is null");
        requireNonNull(label, "label is null");
        requireNonNull(blessing, "blessing is null");
        metrics = List.copyOf(metrics);
        comparisons = List.copyOf(comparisons);
        slices = List.copyOf(slices);
        calibration = List.copyOf(calibration);
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /// A metric by name.
    ///
    /// @param name its name
    /// @return the metric, or empty if it was not computed
    public Optional<Metric> metric(String name) {
        return metrics.stream().filter(metric -> metric.name().equals(name)).findFirst();
    }

    /// A number with its uncertainty.
    ///
    /// @param name the field's term: `accuracy`, `log-loss`, `roc-auc`, `rmse`, ...
    /// @param value the number; NaN where it is not defined
    /// @param lower the lower end of the interval
    /// @param upper the upper end
    /// @param higherIsBetter the direction
    public record Metric(String name, double value, double lower, double upper, boolean higherIsBetter) {}

    /// The model against a baseline, row by row on the same rows.
    ///
    /// @param baseline what it is compared with: `majority class`, `mean`, `linear model`, `live model`, `human`
    /// @param metric the metric's name
    /// @param baselineValue the baseline's value
    /// @param difference how much better the model is; positive is better whatever the metric's direction
    /// @param lower the lower end of the paired interval
    /// @param upper the upper end
    public record BaselineComparison(
            String baseline, String metric, double baselineValue, double difference, double lower, double upper) {
        /// Whether the model is better, beyond chance.
        ///
        /// @return true if the whole interval is above zero
        public boolean beaten() {
            return lower > 0;
        }
    }

    /// A part of the rows.
    ///
    /// @param column the column that makes the parts
    /// @param value its value, or a range
    /// @param rows how many rows
    /// @param metric the primary metric there
    /// @param note why the number says little, or null
    public record Slice(
            String column,
            String value,
            long rows,
            Metric metric,
            @Nullable String note) {}

    /// Rows of about the same predicted probability.
    ///
    /// @param predicted the mean predicted probability
    /// @param observed the observed share
    /// @param rows how many rows
    public record CalibrationBin(double predicted, double observed, long rows) {}

    /// Whether the model may be pushed.
    ///
    /// @param blessed true if every check passed
    /// @param checks each check
    public record Blessing(boolean blessed, List<Check> checks) {
        /// Copies the checks.
        public Blessing {
            checks = List.copyOf(checks);
        }
    }

    /// One threshold.
    ///
    /// @param name what is demanded
    /// @param passed whether it holds
    /// @param message found and expected, in a sentence
    public record Check(String name, boolean passed, String message) {}
}
