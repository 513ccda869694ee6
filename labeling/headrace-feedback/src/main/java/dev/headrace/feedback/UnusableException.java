package dev.headrace.feedback;

import org.jspecify.annotations.Nullable;

/// A line or value that cannot be used; never leaves the package.
final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String column;
    private final String reason;
    private final @Nullable String id;

    UnusableException(@Nullable String column, String reason) {
        this(column, reason, null);
    }

    private UnusableException(@Nullable String column, String reason, @Nullable String id) {
        super(reason);
        this.column = column;
        this.reason = reason;
        this.id = id;
    }

    /// The same about a prediction, or about none that is known.
    UnusableException about(@Nullable String prediction) {
        return new UnusableException(column, reason, prediction);
    }

    /// The prediction that an unusable line of an outcome log is about.
    @Nullable
    String id() {
        return id;
    }

    @Nullable
    String column() {
        return column;
    }

    String reason() {
        return reason;
    }
}
