package dev.headrace.training.evaluation;

import dev.headrace.training.Evaluation.BaselineComparison;
import dev.headrace.training.Evaluation.CalibrationBin;
import dev.headrace.training.Evaluation.Metric;
import java.util.List;

/// Metrics where a number is predicted. The root of the mean squared error decides.
final class NumberJudgement implements Judgement {
    private static final String RMSE = "rmse";
    private static final String MAE = "mae";

    private final NumberScores model;
    private final double[] labels;
    private final int rows;
    private final Bootstrap bootstrap;

    NumberJudgement(NumberScores model, double[] labels, int rows, Bootstrap bootstrap) {
        this.model = model;
        this.labels = labels;
        this.rows = rows;
        this.bootstrap = bootstrap;
    }

    @Override
    public String primary() {
        return RMSE;
    }

    @Override
    public List<Metric> metrics() {
        Interval squared = Interval.mean(model.squared(), rows, bootstrap);
        Interval rooted = root(squared);
        Interval absolute = Interval.mean(model.absolute(), rows, bootstrap);
        Interval explained =
                rows == 0 ? Interval.UNDEFINED : bootstrap.percentiles(explained(ones()), rows, this::explained);
        return List.of(
                new Metric(RMSE, rooted.value(), rooted.lower(), rooted.upper(), false),
                new Metric(MAE, absolute.value(), Math.max(0, absolute.lower()), absolute.upper(), false),
                new Metric("r2", explained.value(), explained.lower(), explained.upper(), true));
    }

    @Override
    public List<BaselineComparison> against(String baseline, Scores scores) {
        NumberScores other = (NumberScores) scores;
        double[] gain = new double[rows];
        for (int row = 0; row < rows; row++) {
            gain[row] = other.absolute()[row] - model.absolute()[row];
        }
        Interval absolute = Interval.mean(gain, rows, bootstrap);
        double own = Math.sqrt(Interval.average(model.squared(), rows));
        double others = Math.sqrt(Interval.average(other.squared(), rows));
        Interval squared = squaredDifference(own, others, other, gain);
        return List.of(
                new BaselineComparison(baseline, RMSE, others, squared.value(), squared.lower(), squared.upper()),
                new BaselineComparison(
                        baseline,
                        MAE,
                        Interval.average(other.absolute(), rows),
                        absolute.value(),
                        absolute.lower(),
                        absolute.upper()));
    }

    /// The difference of the roots of two means: by the delta method where both are positive and the rows
    /// suffice, else by the bootstrap.
    private Interval squaredDifference(double own, double others, NumberScores other, double[] influence) {
        if (rows < Interval.NORMAL_ROWS || own == 0 || others == 0) {
            return bootstrap.percentiles(
                    others - own,
                    rows,
                    counts -> Math.sqrt(Interval.weightedMean(other.squared(), counts))
                            - Math.sqrt(Interval.weightedMean(model.squared(), counts)));
        }
        for (int row = 0; row < rows; row++) {
            influence[row] = other.squared()[row] / (2 * others) - model.squared()[row] / (2 * own);
        }
        double mean = Interval.average(influence, rows);
        return Interval.normal(others - own, Math.sqrt(Interval.variance(influence, rows, mean) / rows));
    }

    @Override
    public BaselineComparison againstHuman(double level) {
        Interval absolute = Interval.mean(model.absolute(), rows, bootstrap);
        return new BaselineComparison(
                Baselines.HUMAN,
                MAE,
                level,
                level - absolute.value(),
                level - absolute.upper(),
                level - absolute.lower());
    }

    @Override
    public List<CalibrationBin> calibration() {
        return List.of();
    }

    @Override
    public List<List<Long>> confusion() {
        return List.of();
    }

    @Override
    public Metric primaryOf(double mean, double standardError) {
        Interval rooted = root(Interval.normal(mean, standardError));
        return new Metric(RMSE, rooted.value(), rooted.lower(), rooted.upper(), false);
    }

    private static Interval root(Interval squared) {
        return new Interval(
                Math.sqrt(squared.value()), Math.sqrt(Math.max(0, squared.lower())), Math.sqrt(squared.upper()));
    }

    private int[] ones() {
        int[] ones = new int[rows];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    /// The share of the labels' variance that the model explains; NaN where they do not vary.
    private double explained(int[] counts) {
        double mean = Interval.weightedMean(labels, counts);
        double total = 0;
        double rest = 0;
        for (int row = 0; row < rows; row++) {
            total += counts[row] * (labels[row] - mean) * (labels[row] - mean);
            rest += counts[row] * model.squared()[row];
        }
        return total > 0 ? 1 - rest / total : Double.NaN;
    }
}
