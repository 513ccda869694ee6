package dev.headrace.validation;

/// What is learned about the label.
public enum Task {
    /// One of two classes.
    BINARY,
    /// One of several classes.
    MULTICLASS,
    /// A number.
    REGRESSION;

    /// Whether the label is a class.
    ///
    /// @return true but for [#REGRESSION]
    public boolean isClassification() {
        return this != REGRESSION;
    }
}
