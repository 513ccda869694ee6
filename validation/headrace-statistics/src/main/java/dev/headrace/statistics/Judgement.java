package dev.headrace.statistics;

import static dev.headrace.validation.DriftVerdict.DRIFTED;
import static dev.headrace.validation.DriftVerdict.INCONCLUSIVE;
import static dev.headrace.validation.DriftVerdict.STABLE;

import dev.headrace.validation.Comparison;
import dev.headrace.validation.DriftVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Comes from the evidence of columns to verdicts. The tests of all columns share the accepted error.
final class Judgement {
    /// The method of a comparison that was not done.
    static final String NONE = "none";

    private final DriftSettings settings;

    Judgement(DriftSettings settings) {
        this.settings = settings;
    }

    /// A difference among all that were tested.
    ///
    /// @param pValue after the correction for the tests of its column
    /// @param adjusted after that for the tests of all columns, never less
    private record Tested(Difference difference, double pValue, double adjusted, double level) {
        double detectable() {
            return difference.detectable().applyAsDouble(level);
        }
    }

    /// Judges one column by itself.
    Comparison of(Evidence evidence) {
        return of(List.of(evidence)).getFirst();
    }

    /// Judges columns.
    ///
    /// @return in the order given
    List<Comparison> of(List<Evidence> columns) {
        List<Difference> all = columns.stream()
                .flatMap(column -> column.differences().stream())
                .toList();
        double[] adjusted = adjusted(all);
        double[] weights = weights(all);
        List<Comparison> comparisons = new ArrayList<>();
        int next = 0;
        for (Evidence column : columns) {
            List<Tested> tested = new ArrayList<>();
            double[] own = adjusted(column.differences());
            for (int i = 0; i < own.length; i++) {
                double level = settings.significance() * weights[next] / all.size();
                tested.add(new Tested(column.differences().get(i), own[i], Math.max(own[i], adjusted[next]), level));
                next++;
            }
            comparisons.add(judge(column, tested, all.size()));
        }
        return comparisons;
    }

    private static double[] weights(List<Difference> differences) {
        return FalseDiscovery.weights(
                differences.stream().map(Difference::aspect).toList());
    }

    private static double[] adjusted(List<Difference> differences) {
        return FalseDiscovery.adjust(
                differences.stream().mapToDouble(Difference::pValue).toArray(), weights(differences));
    }

    private Comparison judge(Evidence column, List<Tested> tested, int tests) {
        String gap = column.gap();
        if (tested.isEmpty()) {
            return new Comparison(
                    column.baseline().name(),
                    NONE,
                    Double.NaN,
                    Double.NaN,
                    settings.threshold(),
                    Double.NaN,
                    Double.NaN,
                    column.baseline().rows(),
                    column.current().rows(),
                    INCONCLUSIVE,
                    String.valueOf(gap));
        }
        Tested leading = leading(tested);
        Difference difference = leading.difference();
        boolean significant = leading.adjusted() < settings.significance();
        double detectable =
                tested.stream().mapToDouble(Tested::detectable).max().orElse(1);
        String what = difference.explanation();
        if (significant && difference.effect() >= settings.threshold()) {
            return comparison(column, leading, DRIFTED, Wording.sentence(what));
        }
        if (difference.effect() >= settings.relevant()) {
            return comparison(column, leading, INCONCLUSIVE, doubt(leading, tests) + what + ".");
        }
        if (gap != null) {
            return comparison(column, leading, INCONCLUSIVE, gap);
        }
        if (detectable > settings.relevant()) {
            return comparison(
                    column,
                    leading,
                    INCONCLUSIVE,
                    "With " + column.baseline().rows() + " baseline rows and "
                            + column.current().rows() + " current rows, a difference below "
                            + Wording.number(detectable) + " would not be noticed, and one of "
                            + Wording.number(settings.relevant()) + " matters.");
        }
        String found = significant
                ? "The difference is no chance, but too small to matter: "
                : "The greatest difference is small: ";
        return comparison(column, leading, STABLE, found + what + ".");
    }

    private static String doubt(Tested leading, int tests) {
        return leading.adjusted() <= leading.pValue()
                ? "Chance may explain the difference (p = " + Wording.number(leading.pValue()) + "): "
                : "Among " + tests + " tests, chance may explain the difference (adjusted p = "
                        + Wording.number(leading.adjusted()) + "): ";
    }

    /// The most significant of those that count as drift, else the greatest.
    private Tested leading(List<Tested> tested) {
        return tested.stream()
                .filter(one ->
                        one.difference().effect() >= settings.threshold() && one.adjusted() < settings.significance())
                .min(Comparator.comparingDouble(Tested::adjusted).thenComparingDouble(Tested::pValue))
                .orElseGet(() -> tested.stream()
                        .max(Comparator.comparingDouble(one -> one.difference().effect()))
                        .orElseThrow());
    }

    private Comparison comparison(Evidence column, Tested leading, DriftVerdict verdict, String explanation) {
        Difference difference = leading.difference();
        return new Comparison(
                column.baseline().name(),
                difference.method(),
                difference.statistic(),
                difference.effect(),
                settings.threshold(),
                leading.pValue(),
                leading.adjusted(),
                column.baseline().rows(),
                column.current().rows(),
                verdict,
                explanation);
    }
}
