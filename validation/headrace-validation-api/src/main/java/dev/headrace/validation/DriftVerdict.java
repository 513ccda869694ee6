package dev.headrace.validation;

/// What a comparison of two samples came to.
public enum DriftVerdict {
    /// No difference that matters was found, and one would have been.
    STABLE,
    /// They differ: by more than matters, and by more than chance explains.
    DRIFTED,
    /// It cannot be told: too few rows, or nothing to compare.
    INCONCLUSIVE
}
