package dev.headrace.validation.schema;

/// What is to be learned about the label, or that it is to be found out.
public enum TaskChoice {
    /// Go by the label's type and values.
    AUTO,
    /// [dev.headrace.validation.Task#BINARY].
    BINARY,
    /// [dev.headrace.validation.Task#MULTICLASS].
    MULTICLASS,
    /// [dev.headrace.validation.Task#REGRESSION].
    REGRESSION
}
