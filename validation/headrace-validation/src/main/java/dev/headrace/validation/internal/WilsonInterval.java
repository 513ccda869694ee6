package dev.headrace.validation.internal;

/// The interval in which a proportion lies, judged by a sample. Stateless.
public final class WilsonInterval {
    private WilsonInterval() {}

    /*
     * E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927), 209-212:
     * (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).
     */

    /// The lower end.
    ///
    /// @param successes how many had the property, between 0 and `trials`
    /// @param trials how many were looked at; at least 1
    /// @param deviations how many standard deviations wide to either side: 1.645 for 95 % on one side
    /// @return between 0 and 1
    public static double lower(long successes, long trials, double deviations) {
        return Math.max(0, bound(successes, trials, -deviations));
    }

    /// The upper end.
    ///
    /// @param successes how many had the property, between 0 and `trials`
    /// @param trials how many were looked at; at least 1
    /// @param deviations how many standard deviations wide to either side
    /// @return between 0 and 1
    public static double upper(long successes, long trials, double deviations) {
        return Math.min(1, bound(successes, trials, deviations));
    }

    private static double bound(long successes, long trials, double deviations) {
        double share = (double) successes / trials;
        double square = deviations * deviations / trials;
        double spread = Math.sqrt(share * (1 - share) / trials + square / (4 * trials));
        return (share + square / 2 + deviations * spread) / (1 + square);
    }
}
