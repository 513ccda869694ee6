package dev.headrace.core;

/// One kind of failure. Implemented only by enums named `*ErrorCode`, one for each module, so that codes can be
/// listed on the reference page.
public interface ErrorCode {
    /// The code's name in upper snake case, unique over all modules; it stands first in messages and JSON.
    ///
    /// @return the name, never empty
    String name();

    /// Who must act.
    ///
    /// @return the type, never null
    ErrorType type();

    /// When this code is used, in one sentence for the reference page.
    ///
    /// @return the sentence, never empty
    String description();

    /// Whether the same work may succeed if it is tried again unchanged. Defaults to true for [ErrorType#RESOURCES]
    /// and [ErrorType#EXTERNAL].
    ///
    /// @return true if a retry makes sense
    default boolean retryable() {
        return type() == ErrorType.RESOURCES || type() == ErrorType.EXTERNAL;
    }
}
