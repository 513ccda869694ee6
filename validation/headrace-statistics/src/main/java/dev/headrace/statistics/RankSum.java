package dev.headrace.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Whether the numbers of one sample tend to be greater than those of the other: the rank-sum test of
/// F. Wilcoxon, 1945, and H. B. Mann and D. R. Whitney, 1947, by the normal approximation with the correction
/// for ties. What is in one cell of the histograms counts as tied.
///
/// @param z the statistic, standard normal between samples of one distribution; 0 where all is tied
record RankSum(double z) {
    private static final double ALL_TIED = 1 - 1e-12;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// Compares.
    ///
    /// @param cells in ascending order
    /// @param n the sum of the first sample, above 0
    /// @param m the sum of the second, above 0
    static RankSum of(List<SharedCells.Cell> cells, long n, long m) {
        double all = (double) n + m;
        double below = 0;
        double pairs = 0;
        double ties = 0;
        for (SharedCells.Cell cell : cells) {
            // In shares, since the cubes of counts would lose digits.
            double before = (double) cell.baseline() / n;
            double now = (double) cell.current() / m;
            pairs += now * (below + before / 2);
            below += before;
            double share = (cell.baseline() + cell.current()) / all;
            ties += share * share * share;
        }
        // Cliff's delta, 2 U / (n m) - 1, where Var(U) = n m / 12 (N + 1 - sum(t^3 - t) / (N (N - 1))).
        double delta = 2 * pairs - 1;
        double spread = Math.sqrt(Math.max(0, 1 - ties) / 3 * all / n * all / m / (all - 1));
        return new RankSum(cells.isEmpty() || ties > ALL_TIED ? 0 : delta / spread);
    }

    /// The chance of such a statistic, or of one farther from 0.
    double pValue() {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }
}
