package dev.headrace.training.evaluation;

import dev.headrace.training.Evaluation.BaselineComparison;
import dev.headrace.training.Evaluation.CalibrationBin;
import dev.headrace.training.Evaluation.Metric;
import java.util.ArrayList;
import java.util.List;

/// Metrics where classes are predicted. Log-loss decides, because it is least for the true probabilities;
/// accuracy can be the majority's whatever the model knows.
final class ClassJudgement implements Judgement {
    private static final String LOG_LOSS = "log-loss";
    private static final String ACCURACY = "accuracy";
    private static final String ROC_AUC = "roc-auc";

    private final ClassScores model;
    private final double[] labels;
    private final int rows;
    private final int classes;
    private final Bootstrap bootstrap;
    private final Confusion confusion;
    private final Calibration calibration;

    ClassJudgement(ClassScores model, double[] labels, int rows, int classes, Bootstrap bootstrap) {
        this.model = model;
        this.labels = labels;
        this.rows = rows;
        this.classes = classes;
        this.bootstrap = bootstrap;
        this.confusion = new Confusion(classes);
        double[] outcome = new double[rows];
        for (int row = 0; row < rows; row++) {
            int predicted = model.predicted()[row];
            confusion.add((int) labels[row], predicted);
            outcome[row] = labels[row] == (classes == 2 ? 1 : predicted) ? 1 : 0;
        }
        this.calibration = new Calibration(model.probability(), outcome, rows);
    }

    @Override
    public String primary() {
        return LOG_LOSS;
    }

    @Override
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(lower(LOG_LOSS, Interval.mean(model.logLoss(), rows, bootstrap)));
        metrics.add(higher(ACCURACY, Interval.wilson(confusion.right(), rows)));
        if (classes == 2) {
            metrics.add(higher(ROC_AUC, curve(model).area()));
            metrics.add(higher(
                    "average-precision", new AveragePrecision(model.probability(), labels, rows).value(bootstrap)));
        }
        metrics.add(higher("macro-f1", confusion.macroF1()));
        metrics.add(lower("brier-score", Interval.mean(model.brier(), rows, bootstrap)));
        metrics.add(lower("expected-calibration-error", calibration.error(bootstrap)));
        return metrics;
    }

    @Override
    public List<BaselineComparison> against(String baseline, Scores scores) {
        ClassScores other = (ClassScores) scores;
        List<BaselineComparison> comparisons = new ArrayList<>();
        double[] gain = new double[rows];
        for (int row = 0; row < rows; row++) {
            gain[row] = other.logLoss()[row] - model.logLoss()[row];
        }
        comparisons.add(comparison(
                baseline, LOG_LOSS, Interval.average(other.logLoss(), rows), Interval.mean(gain, rows, bootstrap)));
        long right = 0;
        for (int row = 0; row < rows; row++) {
            int otherRight = other.predicted()[row] == (int) labels[row] ? 1 : 0;
            right += otherRight;
            gain[row] = (model.predicted()[row] == (int) labels[row] ? 1 : 0) - otherRight;
        }
        comparisons.add(comparison(baseline, ACCURACY, (double) right / rows, Interval.mean(gain, rows, bootstrap)));
        if (classes == 2) {
            RocCurve curve = curve(other);
            comparisons.add(comparison(
                    baseline, ROC_AUC, curve.area().value(), curve(model).difference(curve)));
        }
        return comparisons;
    }

    @Override
    public BaselineComparison againstHuman(double level) {
        Interval accuracy = Interval.wilson(confusion.right(), rows);
        return new BaselineComparison(
                Baselines.HUMAN,
                ACCURACY,
                level,
                accuracy.value() - level,
                accuracy.lower() - level,
                accuracy.upper() - level);
    }

    @Override
    public List<CalibrationBin> calibration() {
        return calibration.bins();
    }

    @Override
    public List<List<Long>> confusion() {
        return confusion.table();
    }

    @Override
    public Metric primaryOf(double mean, double standardError) {
        return lower(LOG_LOSS, Interval.normal(mean, standardError));
    }

    private RocCurve curve(ClassScores scores) {
        return RocCurve.of(scores.probability(), labels, rows);
    }

    private static BaselineComparison comparison(String baseline, String metric, double value, Interval difference) {
        return new BaselineComparison(
                baseline, metric, value, difference.value(), difference.lower(), difference.upper());
    }

    private static Metric higher(String name, Interval interval) {
        return new Metric(name, interval.value(), interval.lower(), interval.upper(), true);
    }

    private static Metric lower(String name, Interval interval) {
        return new Metric(name, interval.value(), interval.lower(), interval.upper(), false);
    }
}
