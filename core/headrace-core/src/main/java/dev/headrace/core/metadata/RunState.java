package dev.headrace.core.metadata;

/// The state of a run.
public enum RunState {
    /// It has begun and not ended; if its process is gone, it crashed and can be resumed.
    RUNNING,
    /// Every node ended well, was cached, or was skipped by its conditions.
    COMPLETE,
    /// A node failed.
    FAILED,
    /// A person stopped it.
    CANCELED
}
