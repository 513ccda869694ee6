package dev.headrace.transform.fitting;

import dev.headrace.validation.NumericStatistics;
import java.util.List;

/// How the numbers of a column are scaled, and between which bounds.
///
/// The bounds are one standard deviation beyond the least and the greatest number, but no farther than
/// [#SPREADS] times the distance from the 5 % to the 95 % quantile beyond these. Where that cuts off
/// outliers, mean and standard deviation are those of the numbers after the cut, estimated from the
/// histogram: otherwise a few outliers would press all other numbers together.
///
/// @param mean the mean
/// @param deviation the standard deviation, or 1 where that is 0
/// @param low the lower bound
/// @param high the upper bound
record Scale(double mean, double deviation, double low, double high) {
    /// How far beyond the quantiles a number may be, in distances between them.
    private static final double SPREADS = 10;

    /// The scale of a column's numbers.
    static Scale of(NumericStatistics numbers) {
        double deviation = positive(numbers.standardDeviation());
        double low = numbers.minimum() - deviation;
        double high = numbers.maximum() + deviation;
        List<Double> quantiles = numbers.quantiles();
        if (!quantiles.isEmpty()) {
            // The first of the quantiles at 0, 0.05, ... 1 is the minimum and the last the maximum.
            double lower = quantiles.get(1);
            double upper = quantiles.get(quantiles.size() - 2);
            double reach = SPREADS * (upper - lower);
            boolean cuts = numbers.minimum() < lower - reach || numbers.maximum() > upper + reach;
            if (reach > 0 && cuts) {
                return cut(numbers, Math.max(low, lower - reach), Math.min(high, upper + reach));
            }
        }
        return new Scale(numbers.mean(), deviation, low, high);
    }

    /// Mean and deviation by two passes over the histogram, each cell taken at its middle.
    private static Scale cut(NumericStatistics numbers, double low, double high) {
        long count = 0;
        double sum = 0;
        for (NumericStatistics.Bucket bucket : numbers.histogram()) {
            count += bucket.count();
            sum += bucket.count() * middle(bucket, low, high);
        }
        double mean = sum / count;
        double squares = 0;
        for (NumericStatistics.Bucket bucket : numbers.histogram()) {
            double distance = middle(bucket, low, high) - mean;
            squares += bucket.count() * distance * distance;
        }
        return new Scale(mean, positive(Math.sqrt(squares / count)), low, high);
    }

    private static double middle(NumericStatistics.Bucket bucket, double low, double high) {
        return Math.clamp(bucket.low() / 2 + bucket.high() / 2, low, high);
    }

    /// A deviation of 0, or one that is lost in the least digits, is no divisor.
    private static double positive(double deviation) {
        return deviation >= Double.MIN_NORMAL || Double.isNaN(deviation) ? deviation : 1;
    }

    /// Whether numbers can be scaled so, and come out finite.
    boolean isUsable() {
        return Double.isFinite(mean)
                && Double.isFinite(deviation)
                && Double.isFinite((low - mean) / deviation)
                && Double.isFinite((high - mean) / deviation);
    }
}
