package dev.headrace.core.config;

/// A value that is never shown: not in logs, not in metadata, not in errors, not in a cache key. In configuration
/// it is given as `env:NAME`, which reads the environment variable, or as the text itself.
///
/// @param value the secret text
public record Secret(String value) {
    /// What is shown in place of a secret.
    public static final String REDACTED = "(redacted)";

    @Override
    public String toString() {
        return REDACTED;
    }
}
