package dev.headrace.training.evaluation;

import dev.headrace.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Intervals by drawing rows again, with replacement: 1,000 times, and fewer where there are more than 50,000
/// rows. Every interval starts at the same seed, so equal rows give equal intervals in whatever order they
/// are asked for.
///
/// Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
final class Bootstrap {
    /// A number computed from rows.
    @FunctionalInterface
    interface Statistic {
        /// Computes it.
        ///
        /// @param counts how often each row counts
        double of(int[] counts);
    }

    private static final int MOST = 1_000;
    private static final int FEWEST = 200;
    private static final long DRAWS = 50_000_000;

    private final Seed seed;

    Bootstrap(Seed seed) {
        this.seed = seed;
    }

    /// The interval between the quantiles 0.025 and 0.975 of the statistic over the draws.
    Interval percentiles(double value, int rows, Statistic statistic) {
        if (rows < 2 || Double.isNaN(value)) {
            return Interval.unknown(value);
        }
        double[] drawn = draw(rows, statistic);
        return drawn.length == 0
                ? Interval.unknown(value)
                : new Interval(value, quantile(drawn, 0.025), quantile(drawn, 0.975));
    }

    /// The interval that is as far from the value on one side as the quantile is on the other, for a
    /// statistic that draws make greater or smaller than it is. Contains the value.
    Interval reflected(double value, int rows, Statistic statistic) {
        Interval interval = percentiles(value, rows, statistic);
        return new Interval(
                value, Math.min(value, 2 * value - interval.upper()), Math.max(value, 2 * value - interval.lower()));
    }

    private double[] draw(int rows, Statistic statistic) {
        RandomGenerator random = seed.generator();
        int resamples = Math.clamp(DRAWS / rows, FEWEST, MOST);
        double[] drawn = new double[resamples];
        int defined = 0;
        int[] counts = new int[rows];
        for (int resample = 0; resample < resamples; resample++) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < rows; i++) {
                counts[random.nextInt(rows)]++;
            }
            double value = statistic.of(counts);
            // A draw may hold one class only, of which some statistics say nothing.
            if (!Double.isNaN(value)) {
                drawn[defined++] = value;
            }
        }
        double[] sorted = Arrays.copyOf(drawn, defined);
        Arrays.sort(sorted);
        return sorted;
    }

    /// A quantile of sorted values, with linear interpolation.
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
