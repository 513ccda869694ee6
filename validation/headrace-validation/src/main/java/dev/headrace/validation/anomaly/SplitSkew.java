package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.Phrases.quoted;

import dev.headrace.statistics.DriftAnalysis;
import dev.headrace.statistics.DriftSettings;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftVerdict;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import java.util.List;

/// Finds columns that are distributed otherwise than in the split to learn from, by the tests that find
/// drift.
final class SplitSkew {
    // Splits are made by chance: only what no chance makes, and what a model would notice, is worth a word.
    private static final DriftSettings SETTINGS = new DriftSettings(0.01, 0.1, 30);

    private SplitSkew() {}

    static void run(DatasetStatistics learned, DatasetStatistics other, DataSchema schema, Findings findings) {
        List<String> columns = schema.features().stream()
                .filter(feature -> feature.kind().isFeature() || feature.kind() == FeatureKind.LABEL)
                .map(FeatureSchema::name)
                .filter(name -> learned.find(name).isPresent())
                .toList();
        DriftAnalysis analysis = new DriftAnalysis(SETTINGS);
        for (Comparison comparison : analysis.compare(learned, other, columns).comparisons()) {
            if (comparison.verdict() == DriftVerdict.DRIFTED) {
                findings.add(
                        comparison.column(),
                        other.split(),
                        Kind.SPLIT_SKEW,
                        Severity.WARNING,
                        "The column " + quoted(comparison.column()) + " is distributed otherwise than in the split "
                                + quoted(learned.split()) + ": " + comparison.explanation());
            }
        }
    }
}
