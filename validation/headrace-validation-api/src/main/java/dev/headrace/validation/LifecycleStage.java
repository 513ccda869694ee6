package dev.headrace.validation;

/// How far a column has come, in the terms of TensorFlow Metadata.
public enum LifecycleStage {
    /// Nobody said.
    UNSPECIFIED,
    /// Not made yet.
    PLANNED,
    /// Made, and not to be relied on.
    ALPHA,
    /// Tried out.
    BETA,
    /// In use.
    PRODUCTION,
    /// Not to be used any more.
    DEPRECATED,
    /// For looking at only.
    DEBUG_ONLY,
    /// Taken out of use.
    DISABLED,
    /// Made by the validation itself from other columns.
    VALIDATION_DERIVED;

    /// Whether columns of the stage are held against the schema.
    ///
    /// @return false for those that may be absent and of any content
    public boolean isValidated() {
        return switch (this) {
            case PLANNED, ALPHA, DEPRECATED, DEBUG_ONLY, DISABLED -> false;
            case UNSPECIFIED, BETA, PRODUCTION, VALIDATION_DERIVED -> true;
        };
    }
}
