package dev.headrace.training.evaluation;

import java.util.Arrays;

/// The area under the ROC curve of two classes, with DeLong's variance: the share of pairs of a positive and
/// a negative row in which the positive has the greater score, equal scores counted half.
///
/// Source: E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, Comparing the areas under two or more
/// correlated receiver operating characteristic curves, Biometrics 44 (1988).
final class RocCurve {
    private final double[] positives;
    private final double[] negatives;

    private RocCurve(double[] positives, double[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    /// Places each row among those of the other class.
    ///
    /// @param scores of the positive class
    /// @param labels 1 for the positive class
    static RocCurve of(double[] scores, double[] labels, int rows) {
        int count = 0;
        for (int row = 0; row < rows; row++) {
            count += labels[row] == 1 ? 1 : 0;
        }
        double[] positive = new double[count];
        double[] negative = new double[rows - count];
        int atPositive = 0;
        int atNegative = 0;
        for (int row = 0; row < rows; row++) {
            if (labels[row] == 1) {
                positive[atPositive++] = scores[row];
            } else {
                negative[atNegative++] = scores[row];
            }
        }
        double[] sortedPositive = positive.clone();
        Arrays.sort(sortedPositive);
        double[] sortedNegative = negative.clone();
        Arrays.sort(sortedNegative);
        for (int i = 0; i < positive.length; i++) {
            positive[i] = below(sortedNegative, positive[i]) / sortedNegative.length;
        }
        for (int i = 0; i < negative.length; i++) {
            negative[i] = 1 - below(sortedPositive, negative[i]) / sortedPositive.length;
        }
        return new RocCurve(positive, negative);
    }

    /// How many are less than a value, equal ones counted half.
    private static double below(double[] sorted, double value) {
        return (first(sorted, value, false) + first(sorted, value, true)) / 2.0;
    }

    /// The first place of a value that is at least, or greater than, the given one.
    private static int first(double[] sorted, double value, boolean greater) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (greater && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The area; undefined where a class has no row.
    Interval area() {
        if (positives.length == 0 || negatives.length == 0) {
            return Interval.UNDEFINED;
        }
        double area = Interval.average(positives, positives.length);
        return Interval.normal(area, Math.sqrt(variance(positives) + variance(negatives)))
                .within(0, 1);
    }

    /// How much greater this area is than another's of the same rows.
    Interval difference(RocCurve other) {
        if (positives.length == 0 || negatives.length == 0) {
            return Interval.UNDEFINED;
        }
        double[] positive = minus(positives, other.positives);
        double[] negative = minus(negatives, other.negatives);
        return Interval.normal(
                Interval.average(positive, positive.length), Math.sqrt(variance(positive) + variance(negative)));
    }

    /// The variance of the mean; NaN for one row.
    private static double variance(double[] values) {
        return Interval.variance(values, values.length, Interval.average(values, values.length)) / values.length;
    }

    private static double[] minus(double[] left, double[] right) {
        double[] difference = new double[left.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return difference;
    }
}
