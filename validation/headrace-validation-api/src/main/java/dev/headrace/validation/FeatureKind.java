package dev.headrace.validation;

/// What a column is good for.
public enum FeatureKind {
    /// A quantity.
    NUMERIC,
    /// One of a limited number of values.
    CATEGORICAL,
    /// True or false.
    BOOLEAN,
    /// A day or a point in time.
    DATE,
    /// Text that people wrote.
    TEXT,
    /// What is to be predicted.
    LABEL,
    /// Names a row, and says nothing about others.
    IDENTIFIER,
    /// Has one value throughout.
    CONSTANT,
    /// Has no value at all.
    EMPTY,
    /// Left out by whoever runs the pipeline.
    EXCLUDED;

    /// Whether a model can learn from it.
    ///
    /// @return true for the first five
    public boolean isFeature() {
        return compareTo(LABEL) < 0;
    }
}
