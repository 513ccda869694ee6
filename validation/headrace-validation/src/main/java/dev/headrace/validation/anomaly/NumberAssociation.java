package dev.headrace.validation.anomaly;

import java.util.Optional;

/// How much of a quantity's variance a line in each bin explains. Lines rather than means, so that a quantity
/// that is another one in other units is explained wholly, however wide the outermost bins are.
final class NumberAssociation implements Association {
    /*
     * For each fold and bin: n, Σx, Σx², Σy, Σxy, Σy², where x is the position in the bin and y the target. The bins
     * of a model are the sums of four folds; its errors in the fifth follow from that one's sums.
     */
    private static final int SUMS = 6;
    private static final int N = 0;
    private static final int X = 1;
    private static final int XX = 2;
    private static final int Y = 3;
    private static final int XY = 4;
    private static final int YY = 5;

    private final int bins;
    private final double[][] folds;

    NumberAssociation(int bins) {
        this.bins = bins;
        this.folds = new double[FOLDS][bins * SUMS];
    }

    @Override
    public void add(int bin, double position, double target, int fold) {
        double[] sums = folds[fold];
        int at = bin * SUMS;
        sums[at + N]++;
        sums[at + X] += position;
        sums[at + XX] += position * position;
        sums[at + Y] += target;
        sums[at + XY] += position * target;
        sums[at + YY] += target * target;
    }

    @Override
    public Optional<Evidence> evidence() {
        double rows = 0;
        double residual = 0;
        double total = 0;
        for (int held = 0; held < FOLDS; held++) {
            double[] fold = folds[held];
            double[] others = othersThan(held);
            double mean = mean(others);
            for (int at = 0; at < bins * SUMS; at += SUMS) {
                if (fold[at + N] > 0) {
                    double slope = slope(others, at);
                    double intercept = intercept(others, at, slope, mean);
                    rows += fold[at + N];
                    residual += squares(fold, at, intercept, slope);
                    total += squares(fold, at, mean, 0);
                }
            }
        }
        if (rows < LEAST_ROWS || !(total > 0)) {
            return Optional.empty();
        }
        double gain = Math.max(0, 1 - residual / total);
        return Optional.of(new Evidence(gain, lower(gain, rows), (long) rows, Double.NaN, Double.NaN, Double.NaN));
    }

    private double[] othersThan(int held) {
        double[] sums = new double[bins * SUMS];
        for (int fold = 0; fold < FOLDS; fold++) {
            if (fold != held) {
                for (int at = 0; at < sums.length; at++) {
                    sums[at] += folds[fold][at];
                }
            }
        }
        return sums;
    }

    private double mean(double[] sums) {
        double rows = 0;
        double sum = 0;
        for (int at = 0; at < bins * SUMS; at += SUMS) {
            rows += sums[at + N];
            sum += sums[at + Y];
        }
        return rows == 0 ? 0 : sum / rows;
    }

    private static double slope(double[] sums, int at) {
        double n = sums[at + N];
        if (n < 3) {
            return 0;
        }
        double spread = sums[at + XX] - sums[at + X] * sums[at + X] / n;
        double together = sums[at + XY] - sums[at + X] * sums[at + Y] / n;
        return spread > 1e-9 * sums[at + XX] ? together / spread : 0;
    }

    private static double intercept(double[] sums, int at, double slope, double mean) {
        double n = sums[at + N];
        return n == 0 ? mean : (sums[at + Y] - slope * sums[at + X]) / n;
    }

    /// Σ(y - a - bx)² over the rows of a bin; rounding can make it a little less than nothing.
    private static double squares(double[] sums, int at, double a, double b) {
        double squares = sums[at + YY]
                - 2 * a * sums[at + Y]
                - 2 * b * sums[at + XY]
                + sums[at + N] * a * a
                + 2 * a * b * sums[at + X]
                + b * b * sums[at + XX];
        return Math.max(0, squares);
    }

    /// By Fisher's transformation of the correlation: R. A. Fisher, Metron 1 (1921), 3-32.
    private static double lower(double gain, double rows) {
        double correlation = Math.min(Math.sqrt(gain), 1 - 1e-12);
        double transformed = 0.5 * Math.log((1 + correlation) / (1 - correlation));
        double low = Math.max(0, Math.tanh(transformed - DEVIATIONS / Math.sqrt(rows - 3)));
        return low * low;
    }
}
