package dev.headrace.statistics;

import static dev.headrace.validation.DriftVerdict.DRIFTED;
import static dev.headrace.validation.DriftVerdict.INCONCLUSIVE;
import static dev.headrace.validation.DriftVerdict.STABLE;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DriftVerdict;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Comes from the differences of two samples of a column to a verdict.
final class Judgement {
    /// The method of a comparison that was not done.
    static final String NONE = "none";

    private final ColumnStatistics baseline;
    private final ColumnStatistics current;
    private final DriftSettings settings;

    Judgement(ColumnStatistics baseline, ColumnStatistics current, DriftSettings settings) {
        this.baseline = baseline;
        this.current = current;
        this.settings = settings;
    }

    /// Why these samples cannot be compared at all; null if they can.
    @Nullable
    String obstacle() {
        if (baseline.type() != current.type()) {
            return "The column is " + baseline.type() + " in the baseline and " + current.type()
                    + " in the current rows.";
        }
        if (Math.min(baseline.rows(), current.rows()) < settings.minimumRows()) {
            return "There are " + baseline.rows() + " baseline rows and " + current.rows()
                    + " current rows, and at least " + settings.minimumRows() + " of each are needed.";
        }
        return null;
    }

    /// Nothing was compared.
    Comparison unknown(String reason) {
        return comparison(NONE, Double.NaN, Double.NaN, INCONCLUSIVE, reason);
    }

    /// Judges by all differences: the samples differ if one of them is significant, after the correction for
    /// their number, and matters.
    ///
    /// @param differences at least one
    /// @param gap what was not compared and why, in a sentence; null if nothing was left out
    Comparison of(List<Difference> differences, @Nullable String gap) {
        Difference leading = leading(differences);
        double pValue = Math.min(1, differences.size() * leading.pValue());
        boolean matters = leading.effect() >= settings.threshold();
        double detectable =
                differences.stream().mapToDouble(Difference::detectable).max().orElse(1);
        DriftVerdict verdict;
        String explanation;
        if (matters && pValue < settings.significance()) {
            verdict = DRIFTED;
            explanation = Wording.sentence(leading.explanation());
        } else if (matters) {
            verdict = INCONCLUSIVE;
            explanation = "Chance may explain the difference (p = " + Wording.number(pValue) + "): "
                    + leading.explanation() + ".";
        } else if (gap != null) {
            verdict = INCONCLUSIVE;
            explanation = gap;
        } else if (detectable > settings.threshold()) {
            verdict = INCONCLUSIVE;
            explanation = "With " + baseline.rows() + " baseline rows and " + current.rows()
                    + " current rows, a difference below " + Wording.number(detectable)
                    + " would not be noticed, and one of " + Wording.number(settings.threshold()) + " matters.";
        } else {
            verdict = STABLE;
            explanation = "The greatest difference is small: " + leading.explanation() + ".";
        }
        return comparison(leading.method(), leading.effect(), pValue, verdict, explanation);
    }

    /// The most significant of those that matter, else the greatest.
    private Difference leading(List<Difference> differences) {
        return differences.stream()
                .filter(difference -> difference.effect() >= settings.threshold())
                .min(Comparator.comparingDouble(Difference::pValue))
                .orElseGet(() -> differences.stream()
                        .max(Comparator.comparingDouble(Difference::effect))
                        .orElseThrow());
    }

    private Comparison comparison(
            String method, double effect, double pValue, DriftVerdict verdict, String explanation) {
        return new Comparison(
                baseline.name(),
                method,
                effect,
                settings.threshold(),
                pValue,
                pValue,
                baseline.rows(),
                current.rows(),
                verdict,
                explanation);
    }
}
