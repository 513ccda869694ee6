package dev.headrace.feedback;

/// Why a prediction has a label.
public enum LabelReason {
    /// An outcome came in time.
    MATCHED,
    /// None came in time, and that is the label.
    TIMEOUT
}
