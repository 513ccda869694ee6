package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Compares two sets of examples column by column and reports which columns drifted. Since many columns are
/// compared, p-values are adjusted so that among the columns called drifted, the expected share of false
/// alarms is at most the significance. Days and times are not compared: time moves by itself. Stateless; safe
/// to share.
public final class DriftAnalysis {
    private static final int MOST_NAMED = 5;

    private final DriftSettings settings;
    private final ColumnComparator comparator;

    /// Takes the settings.
    ///
    /// @param settings significance, threshold and least number of rows
    public DriftAnalysis(DriftSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.comparator = new ColumnComparator(settings);
    }

    /// Compares.
    ///
    /// @param baseline statistics of the first set, such as training data
    /// @param current statistics of the second, such as serving data
    /// @param columns the columns to compare; what is in one set only, or of another type, is no comparison but
    ///     among the differences of the schemas, which are those of all columns
    /// @return the comparisons, the drifted first by falling effect, then the stable, then the inconclusive
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a column is in neither set
    public DriftReport compare(DatasetStatistics baseline, DatasetStatistics current, List<String> columns) {
        List<Evidence> evidence = new ArrayList<>();
        for (String name : columns) {
            Optional<ColumnStatistics> before = baseline.find(name);
            Optional<ColumnStatistics> now = current.find(name);
            if (before.isEmpty() && now.isEmpty()) {
                throw new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "Column '" + name + "' is to be compared, and neither the baseline nor the current examples"
                                + " have it");
            }
            if (before.isPresent()
                    && now.isPresent()
                    && before.get().type() == now.get().type()) {
                evidence.add(evidence(before.get(), now.get()));
            }
        }
        List<Comparison> adjusted = new ArrayList<>(new Judgement(settings).of(evidence));
        adjusted.sort(Comparator.comparingInt((Comparison comparison) -> order(comparison.verdict()))
                .thenComparing(Comparator.comparingDouble(DriftAnalysis::effect).reversed()));
        DriftVerdict verdict = verdict(adjusted);
        return new DriftReport(
                verdict,
                explanation(verdict, adjusted),
                settings.significance(),
                baseline.rows(),
                current.rows(),
                adjusted,
                SchemaDifferences.of(baseline, current));
    }

    private Evidence evidence(ColumnStatistics baseline, ColumnStatistics current) {
        boolean time = baseline.type() == ColumnType.DATE || baseline.type() == ColumnType.TIMESTAMP;
        return time
                ? Evidence.none(baseline, current, "Days and times are not compared: time moves by itself.")
                : comparator.evidence(baseline, current);
    }

    private static int order(DriftVerdict verdict) {
        return switch (verdict) {
            case DRIFTED -> 0;
            case STABLE -> 1;
            case INCONCLUSIVE -> 2;
        };
    }

    private static double effect(Comparison comparison) {
        return Double.isNaN(comparison.effect()) ? -1 : comparison.effect();
    }

    private static DriftVerdict verdict(List<Comparison> comparisons) {
        if (count(comparisons, DriftVerdict.DRIFTED) > 0) {
            return DriftVerdict.DRIFTED;
        }
        return count(comparisons, DriftVerdict.STABLE) > 0 ? DriftVerdict.STABLE : DriftVerdict.INCONCLUSIVE;
    }

    private static long count(List<Comparison> comparisons, DriftVerdict verdict) {
        return comparisons.stream()
                .filter(comparison -> comparison.verdict() == verdict)
                .count();
    }

    private static String explanation(DriftVerdict verdict, List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return "No column is there to be compared in both sets of examples.";
        }
        String all = comparisons.size() == 1 ? "1 column" : comparisons.size() + " columns";
        long unknown = count(comparisons, DriftVerdict.INCONCLUSIVE);
        return switch (verdict) {
            case DRIFTED ->
                count(comparisons, DriftVerdict.DRIFTED) + " of " + all + " drifted: " + drifted(comparisons) + ".";
            case STABLE ->
                "None of " + all + " drifted" + (unknown == 0 ? "." : "; " + unknown + " could not be judged.");
            case INCONCLUSIVE ->
                "None of " + all + " could be judged. " + comparisons.getFirst().column() + ": "
                        + comparisons.getFirst().explanation();
        };
    }

    private static String drifted(List<Comparison> comparisons) {
        long count = count(comparisons, DriftVerdict.DRIFTED);
        String named = comparisons.stream()
                .limit(Math.min(count, MOST_NAMED))
                .map(comparison -> comparison.column() + " (effect " + Wording.number(comparison.effect()) + ")")
                .collect(Collectors.joining(", "));
        return count > MOST_NAMED ? named + " and " + (count - MOST_NAMED) + " more" : named;
    }
}
