package dev.headrace.statistics;

import dev.headrace.validation.Comparison;
import dev.headrace.validation.DriftVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Adjusts p-values for the number of comparisons, by the step-up procedure of Y. Benjamini and Y. Hochberg,
/// "Controlling the false discovery rate", 1995.
final class FalseDiscovery {
    private FalseDiscovery() {}

    /// Adjusts the p-values of all comparisons that have one; what is not significant then is not called drifted.
    ///
    /// @return in the order given
    static List<Comparison> adjust(List<Comparison> comparisons, double significance) {
        List<Integer> falling = IntStream.range(0, comparisons.size())
                .boxed()
                .filter(index -> !Double.isNaN(comparisons.get(index).pValue()))
                .sorted(Comparator.comparingDouble(
                                (Integer index) -> comparisons.get(index).pValue())
                        .reversed())
                .toList();
        List<Comparison> adjusted = new ArrayList<>(comparisons);
        double least = 1;
        for (int i = 0; i < falling.size(); i++) {
            int index = falling.get(i);
            int rank = falling.size() - i;
            Comparison comparison = comparisons.get(index);
            least = Math.min(least, comparison.pValue() * falling.size() / rank);
            adjusted.set(index, with(comparison, least, significance, falling.size()));
        }
        return adjusted;
    }

    private static Comparison with(Comparison comparison, double adjusted, double significance, int family) {
        boolean doubtful = comparison.verdict() == DriftVerdict.DRIFTED && adjusted >= significance;
        return new Comparison(
                comparison.column(),
                comparison.method(),
                comparison.effect(),
                comparison.threshold(),
                comparison.pValue(),
                adjusted,
                comparison.baselineRows(),
                comparison.currentRows(),
                doubtful ? DriftVerdict.INCONCLUSIVE : comparison.verdict(),
                doubtful
                        ? "Among " + family + " columns, chance may explain the difference (adjusted p = "
                                + Wording.number(adjusted) + "): " + comparison.explanation()
                        : comparison.explanation());
    }
}
