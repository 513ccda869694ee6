package dev.headrace.core;

/// Who must act on an error: what alerting, exit codes and HTTP status are derived from.
public enum ErrorType {
    /// The caller gave something wrong: fix the request, the configuration or the data.
    USER,
    /// Headrace or a plugin is at fault: report it.
    INTERNAL,
    /// Memory, disk or time ran out: give more, or try again.
    RESOURCES,
    /// Something outside failed (a database, a service, a network): try again, then ask its owner.
    EXTERNAL
}
