package dev.headrace.training.evaluation;

/// An estimate and its interval of 95 %. NaN where it is not defined.
///
/// @param value the estimate
/// @param lower the lower end
/// @param upper the upper end
record Interval(double value, double lower, double upper) {
    /// The quantile 0.975 of the standard normal distribution.
    static final double NORMAL = 1.959963984540054;
    /// With fewer rows, the mean of losses is too far from normal.
    static final int NORMAL_ROWS = 30;

    static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /// An estimate of which nothing more is known.
    static Interval unknown(double value) {
        return new Interval(value, Double.NaN, Double.NaN);
    }

    static Interval normal(double value, double standardError) {
        return new Interval(value, value - NORMAL * standardError, value + NORMAL * standardError);
    }

    /// The mean of the first `rows` values: by the normal distribution from [#NORMAL_ROWS] on, below by the
    /// bootstrap.
    static Interval mean(double[] values, int rows, Bootstrap bootstrap) {
        if (rows < 2) {
            return rows == 0 ? UNDEFINED : unknown(values[0]);
        }
        double mean = average(values, rows);
        if (rows < NORMAL_ROWS) {
            return bootstrap.percentiles(mean, rows, counts -> weightedMean(values, counts));
        }
        return normal(mean, Math.sqrt(variance(values, rows, mean) / rows));
    }

    static double average(double[] values, int rows) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += values[row];
        }
        return sum / rows;
    }

    /// The variance, by one row less.
    static double variance(double[] values, int rows, double mean) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += (values[row] - mean) * (values[row] - mean);
        }
        return sum / (rows - 1);
    }

    static double weightedMean(double[] values, int[] counts) {
        double sum = 0;
        for (int row = 0; row < counts.length; row++) {
            sum += counts[row] * values[row];
        }
        return sum / counts.length;
    }

    /// A share of rows.
    ///
    /// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of
    /// the American Statistical Association 22 (1927).
    static Interval wilson(long successes, long rows) {
        if (rows == 0) {
            return UNDEFINED;
        }
        double share = (double) successes / rows;
        double square = NORMAL * NORMAL;
        double centre = (share + square / (2 * rows)) / (1 + square / rows);
        double half =
                NORMAL / (1 + square / rows) * Math.sqrt(share * (1 - share) / rows + square / (4.0 * rows * rows));
        return new Interval(share, Math.clamp(centre - half, 0, share), Math.clamp(centre + half, share, 1));
    }

    /// The ends within some bounds.
    Interval within(double least, double greatest) {
        return new Interval(value, Math.max(lower, least), Math.min(upper, greatest));
    }
}
