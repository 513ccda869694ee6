package dev.headrace.statistics.internal.semantic;

/// By which rules [SemanticDetector] judges.
public enum SemanticRules {
    /// Those of this library, which see more formats and fewer times where there are none.
    HEADRACE,
    /// The lists, ranges and thresholds of TensorFlow Data Validation 1.17, for comparing with its
    /// statistics.
    TFDV
}
