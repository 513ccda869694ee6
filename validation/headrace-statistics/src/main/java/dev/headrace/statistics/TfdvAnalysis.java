package dev.headrace.statistics;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// Compares two sets of examples as TensorFlow Data Validation does: the L-infinity norm of values that are
/// counted, and the Jensen-Shannon divergence of numbers, against one threshold, whatever the sizes. There are no
/// p-values, and few rows raise alarms by chance; [DriftAnalysis] does not. Stateless; safe to share.
public final class TfdvAnalysis {
    static final String INFINITY_NORM = "l-infinity";
    static final String JENSEN_SHANNON = "jensen-shannon-divergence";

    private final double threshold;

    /// Takes the threshold.
    ///
    /// @param threshold the distance, from 0 to 1, above which a column drifted
    /// @throws IllegalArgumentException if it is out of its range
    public TfdvAnalysis(double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be between 0 and 1: " + threshold);
        }
        this.threshold = threshold;
    }

    /// Compares.
    ///
    /// @param baseline statistics of the first set
    /// @param current statistics of the second
    /// @param columns the columns to compare; those that are not in both are left out
    /// @return the comparisons, the drifted first by falling distance; the p-values and the significance are NaN
    public DriftReport compare(DatasetStatistics baseline, DatasetStatistics current, List<String> columns) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String name : columns) {
            baseline.find(name)
                    .ifPresent(before -> current.find(name).ifPresent(now -> comparisons.add(compare(before, now))));
        }
        comparisons.sort(
                Comparator.comparingDouble(comparison -> Double.isNaN(comparison.effect()) ? 1 : -comparison.effect()));
        long drifted = count(comparisons, DriftVerdict.DRIFTED);
        boolean known = count(comparisons, DriftVerdict.STABLE) > 0;
        return new DriftReport(
                drifted > 0 ? DriftVerdict.DRIFTED : known ? DriftVerdict.STABLE : DriftVerdict.INCONCLUSIVE,
                drifted + " of " + comparisons.size() + " columns are farther apart than " + Wording.number(threshold)
                        + " in the measures of TensorFlow Data Validation, which know no chance.",
                Double.NaN,
                baseline.rows(),
                current.rows(),
                comparisons,
                SchemaDifferences.of(baseline, current));
    }

    private static long count(List<Comparison> comparisons, DriftVerdict verdict) {
        return comparisons.stream()
                .filter(comparison -> comparison.verdict() == verdict)
                .count();
    }

    private Comparison compare(ColumnStatistics before, ColumnStatistics now) {
        if (before.numeric() != null || now.numeric() != null) {
            OptionalDouble divergence = TfdvDistances.jensenShannon(before, now);
            return divergence.isPresent()
                    ? comparison(before, now, JENSEN_SHANNON, divergence.getAsDouble(), "The divergence is ")
                    : none(before, now);
        }
        TfdvDistances.Greatest greatest = TfdvDistances.infinityNorm(before, now);
        return greatest.value()
                .map(value -> comparison(
                        before,
                        now,
                        INFINITY_NORM,
                        greatest.distance(),
                        "The value with the greatest difference is " + Wording.quoted(value) + ": "))
                .orElseGet(() -> none(before, now));
    }

    private Comparison comparison(
            ColumnStatistics before, ColumnStatistics now, String method, double distance, String where) {
        boolean drifted = distance > threshold;
        return new Comparison(
                before.name(),
                method,
                distance,
                distance,
                threshold,
                Double.NaN,
                Double.NaN,
                before.rows(),
                now.rows(),
                drifted ? DriftVerdict.DRIFTED : DriftVerdict.STABLE,
                where + Wording.number(distance) + ", " + (drifted ? "above" : "not above") + " the threshold "
                        + Wording.number(threshold) + ".");
    }

    private Comparison none(ColumnStatistics before, ColumnStatistics now) {
        return new Comparison(
                before.name(),
                Judgement.NONE,
                Double.NaN,
                Double.NaN,
                threshold,
                Double.NaN,
                Double.NaN,
                before.rows(),
                now.rows(),
                DriftVerdict.INCONCLUSIVE,
                "There are no values on one side, or numbers on one side only, so there is no distance.");
    }
}
