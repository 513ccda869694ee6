package dev.headrace.core;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// The one exception of Headrace. Its message says what, where, expected and found; its [ErrorCode] says who must
/// act. Programming mistakes stay what the JDK has for them (`IllegalArgumentException`, `NullPointerException`).
/// Bad data is a report, never an exception.
public final class HeadraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    /// Makes an exception without a cause.
    ///
    /// @param code what kind of failure
    /// @param message what, where, expected, found: one sentence
    public HeadraceException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /// Makes an exception that keeps its cause.
    ///
    /// @param code what kind of failure
    /// @param message what, where, expected, found: one sentence
    /// @param cause what was thrown beneath, or null
    public HeadraceException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(requireNonNull(message, "message is null"), cause);
        this.code = requireNonNull(code, "code is null");
    }

    /// What kind of failure this is.
    ///
    /// @return the code
    public ErrorCode code() {
        return code;
    }
}
