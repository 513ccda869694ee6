package dev.headrace.statistics;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.spi.TwoSampleComparator;
import java.util.HashSet;
import java.util.Set;

/// Compares columns of any type: booleans, texts, and integers of at most 20 different values in both samples
/// together by [CategoricalComparator]; other numbers, days and times by [NumericComparator]. Stateless; safe
/// to share.
public final class ColumnComparator implements TwoSampleComparator {
    private static final int MOST_CODES = 20;

    private final NumericComparator numeric;
    private final CategoricalComparator categorical;
    private final Judgement judgement;

    /// Takes the settings.
    ///
    /// @param settings significance, threshold and least number of rows
    public ColumnComparator(DriftSettings settings) {
        this.numeric = new NumericComparator(settings);
        this.categorical = new CategoricalComparator(settings);
        this.judgement = new Judgement(settings);
    }

    @Override
    public Comparison compare(ColumnStatistics baseline, ColumnStatistics current) {
        return judgement.of(evidence(baseline, current));
    }

    /// What the samples tell.
    Evidence evidence(ColumnStatistics baseline, ColumnStatistics current) {
        boolean categories = switch (baseline.type()) {
            case BOOLEAN, TEXT -> true;
            case INTEGER -> areCodes(baseline, current);
            case REAL, DATE, TIMESTAMP -> false;
        };
        return categories ? categorical.evidence(baseline, current) : numeric.evidence(baseline, current);
    }

    private static boolean areCodes(ColumnStatistics baseline, ColumnStatistics current) {
        if (!CategoricalComparator.isComplete(baseline) || !CategoricalComparator.isComplete(current)) {
            return false;
        }
        Set<String> values = new HashSet<>();
        baseline.top().forEach(value -> values.add(value.value()));
        current.top().forEach(value -> values.add(value.value()));
        return values.size() <= MOST_CODES;
    }
}
