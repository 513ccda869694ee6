package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

/// How the distributions of one column compare in two samples.
///
/// @param column the column's name
/// @param method what compared: `kolmogorov-smirnov`, `rank-sum`, `chi-square`; `none` where nothing could be
///     compared
/// @param statistic what its p-value comes from: the greatest distance, the standard normal score, or chi-square; NaN
///     if nothing could be compared
/// @param effect the size of the difference: a distance between 0 (equal) and 1 (apart); NaN if nothing could
///     be compared
/// @param threshold the effect from which on a difference matters
/// @param pValue the chance of such a difference, or a greater, between samples of one distribution; NaN if
///     nothing could be compared
/// @param adjustedPValue the same after the correction for the tests of all columns; equal to `pValue` before it
/// @param baselineRows the size of the first sample, missing values included
/// @param currentRows the size of the second
/// @param verdict what it comes to
/// @param explanation where they differ, or why it cannot be told, in a sentence
public record Comparison(
        String column,
        String method,
        double statistic,
        double effect,
        double threshold,
        double pValue,
        double adjustedPValue,
        long baselineRows,
        long currentRows,
        DriftVerdict verdict,
        String explanation) {
    /// Checks that nothing is null.
    public Comparison {
        requireNonNull(column, "column is null");
        requireNonNull(method, "method is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(explanation, "explanation is null");
    }
}
