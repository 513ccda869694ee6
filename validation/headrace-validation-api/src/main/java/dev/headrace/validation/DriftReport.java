package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A comparison of two sets of examples: the file `drift.json` of an artifact.
///
/// @param verdict DRIFTED if a column is; else INCONCLUSIVE if no column could be told; else STABLE
/// @param explanation in a sentence
/// @param significance the rate of false alarms among the columns called drifted that is accepted
/// @param baselineRows the rows of the first set
/// @param currentRows the rows of the second
/// @param comparisons the drifted first, by falling effect
/// @param schemaDifferences columns that are in one set only, or of another type, each in a sentence
public record DriftReport(
        DriftVerdict verdict,
        String explanation,
        double significance,
        long baselineRows,
        long currentRows,
        List<Comparison> comparisons,
        List<String> schemaDifferences) {
    /// The file's name.
    public static final String FILE = "drift.json";
    /// The property of the artifact: `true`, `false` or `inconclusive`.
    public static final String DRIFTED = "drifted";

    /// Copies the lists.
    public DriftReport {
        requireNonNull(verdict, "verdict is null");
        requireNonNull(explanation, "explanation is null");
        comparisons = List.copyOf(comparisons);
        schemaDifferences = List.copyOf(schemaDifferences);
    }

    /// The value of the artifact's property [#DRIFTED].
    ///
    /// @return `true`, `false` or `inconclusive`
    public String property() {
        return switch (verdict) {
            case DRIFTED -> "true";
            case STABLE -> "false";
            case INCONCLUSIVE -> "inconclusive";
        };
    }
}
