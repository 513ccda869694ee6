package dev.headrace.statistics.internal.number;

import dev.headrace.validation.NumericStatistics.Interval;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Quantiles of weighted numbers: that of probability p is the least number such that it and all below it
/// have the share p of the weight. Where only cells are known, the numbers of a cell are taken to be spread
/// evenly.
///
/// @param median the quantile of 1/2; NaN without numbers
/// @param error the bound of the relative error of the quantiles
/// @param intervals the ten intervals between the quantiles of 0, 1/10, ... 1; none without numbers
record WeightedQuantiles(double median, double error, List<Interval> intervals) {
    private static final int STEPS = 10;
    private static final BigInteger BIG_STEPS = BigInteger.valueOf(STEPS);

    WeightedQuantiles {
        intervals = List.copyOf(intervals);
    }

    /// Finds the quantiles.
    static WeightedQuantiles of(WeightedCells cells) {
        if (cells.size() == 0) {
            return new WeightedQuantiles(Double.NaN, 0, List.of());
        }
        double[] bounds = new double[STEPS + 1];
        bounds[0] = cells.minimum();
        bounds[STEPS] = cells.maximum();
        double error = 0;
        int index = 0;
        BigInteger before = BigInteger.ZERO;
        for (int step = 1; step < STEPS; step++) {
            BigInteger rank = rank(cells.total(), step);
            while (before.add(cells.weight(index)).compareTo(rank) < 0) {
                before = before.add(cells.weight(index++));
            }
            double low = cells.low(index);
            double high = cells.high(index);
            double share =
                    rank.subtract(before).doubleValue() / cells.weight(index).doubleValue();
            bounds[step] = Math.min(low + (high - low) * share, high);
            error = Math.max(error, error(low, bounds[step], high));
        }
        return new WeightedQuantiles(bounds[STEPS / 2], error, intervals(bounds, cells.total()));
    }

    /// Finds the quantiles as TFDV has them: that of probability p is the first number that has, together with
    /// all below it, more than the share p of the weight, and for p = 1 the greatest.
    ///
    /// @param below the weight of negative infinity, in the unit of [FixedWeights]
    /// @param above the weight of infinity
    static WeightedQuantiles ofTfdv(WeightedCells cells, BigInteger below, BigInteger above) {
        BigInteger total = below.add(cells.total()).add(above);
        if (total.signum() == 0) {
            return new WeightedQuantiles(Double.NaN, 0, List.of());
        }
        double[] bounds = new double[STEPS + 1];
        double error = 0;
        int index = 0;
        BigInteger before = below;
        // Weights are multiplied by STEPS, so that ranks are whole.
        BigInteger last = total.multiply(BIG_STEPS).subtract(BigInteger.ONE);
        for (int step = 0; step <= STEPS; step++) {
            BigInteger rank = total.multiply(BigInteger.valueOf(step)).min(last);
            if (rank.compareTo(below.multiply(BIG_STEPS)) < 0) {
                bounds[step] = Double.NEGATIVE_INFINITY;
                continue;
            }
            while (index < cells.size()
                    && rank.compareTo(before.add(cells.weight(index)).multiply(BIG_STEPS)) >= 0) {
                before = before.add(cells.weight(index++));
            }
            if (index == cells.size()) {
                bounds[step] = Double.POSITIVE_INFINITY;
                continue;
            }
            double low = cells.low(index);
            double high = cells.high(index);
            double share = rank.subtract(before.multiply(BIG_STEPS)).doubleValue()
                    / cells.weight(index).multiply(BIG_STEPS).doubleValue();
            bounds[step] = Math.min(low + (high - low) * share, high);
            error = Math.max(error, error(low, bounds[step], high));
        }
        return new WeightedQuantiles(bounds[STEPS / 2], error, intervals(bounds, total));
    }

    private static List<Interval> intervals(double[] bounds, BigInteger total) {
        double each = FixedWeights.value(total) / STEPS;
        List<Interval> intervals = new ArrayList<>(STEPS);
        for (int i = 0; i < STEPS; i++) {
            intervals.add(new Interval(bounds[i], bounds[i + 1], each));
        }
        return intervals;
    }

    /// The least weight that is the share `step / STEPS` of all.
    private static BigInteger rank(BigInteger total, int step) {
        return total.multiply(BigInteger.valueOf(step))
                .add(BIG_STEPS.subtract(BigInteger.ONE))
                .divide(BIG_STEPS);
    }

    private static double error(double low, double found, double high) {
        double most = Math.max(high - found, found - low);
        return most == 0 ? 0 : most / Math.min(Math.abs(low), Math.abs(high));
    }
}
