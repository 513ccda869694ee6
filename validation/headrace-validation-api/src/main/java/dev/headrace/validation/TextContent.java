package dev.headrace.validation;

/// What the values of a text column stand for.
public enum TextContent {
    /// For themselves.
    TEXT,
    /// For whole numbers of 64 bits.
    INTEGERS,
    /// For numbers.
    NUMBERS,
    /// For true and false: the values of the domain, the true one last.
    FLAGS
}
