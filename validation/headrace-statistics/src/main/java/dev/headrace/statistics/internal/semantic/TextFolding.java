package dev.headrace.statistics.internal.semantic;

/// Whether tokens that differ in case only are one.
public enum TextFolding {
    /// Tokens are as they are.
    NONE,
    /// Each character is replaced by the lower case of its upper case, without regard to a language.
    CASE
}
