package dev.headrace.statistics;

/// The two-sample test of Kolmogorov and Smirnov.
final class Kolmogorov {
    /*
     * The asymptotic distribution of sqrt(n m / (n + m)) D: N. V. Smirnov, "Table for estimating the goodness of fit
     * of empirical distributions", 1948; both of its series are in W. H. Press et al., "Numerical Recipes", 3rd
     * edition, section 6.14.12. It is conservative for small samples (J. L. Hodges, "The significance probability of
     * the Smirnov two-sample test", 1958) and where values are tied or in cells (E. G. Noether, "Note on the
     * Kolmogorov statistic in the discrete case", 1963).
     */
    private static final double SERIES_MEET = 1.18;
    private static final int TERMS = 4;

    private Kolmogorov() {}

    /// The chance of a distance between samples of one distribution, or of a greater one.
    ///
    /// @param distance from 0 to 1
    static double pValue(double distance, long n, long m) {
        double z = distance * Math.sqrt(effectiveSize(n, m));
        if (z == 0) {
            return 1;
        }
        double p = z < SERIES_MEET ? 1 - lowerSeries(z) : upperSeries(z);
        return Math.clamp(p, 0.0, 1.0);
    }

    /// The distance that is just significant.
    ///
    /// @return at most 1
    static double critical(double significance, long n, long m) {
        // The first term of the upper series is the whole, but for less than a millionth at 0.05.
        return Math.min(1, Math.sqrt(StrictMath.log(2 / significance) / 2 / effectiveSize(n, m)));
    }

    /// What two samples are worth: n m / (n + m).
    static double effectiveSize(long n, long m) {
        return 1 / (1.0 / n + 1.0 / m);
    }

    private static double upperSeries(double z) {
        double sum = 0;
        for (int k = 1; k <= TERMS; k++) {
            double term = StrictMath.exp(-2.0 * k * k * z * z);
            sum += k % 2 == 1 ? term : -term;
        }
        return 2 * sum;
    }

    private static double lowerSeries(double z) {
        double sum = 0;
        for (int k = 1; k <= TERMS; k++) {
            double odd = 2 * k - 1;
            sum += StrictMath.exp(-odd * odd * Math.PI * Math.PI / (8 * z * z));
        }
        return Math.sqrt(2 * Math.PI) / z * sum;
    }
}
