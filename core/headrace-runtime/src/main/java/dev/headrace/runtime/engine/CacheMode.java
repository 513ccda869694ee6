package dev.headrace.runtime.engine;

/// Whether a run may use what earlier runs made.
public enum CacheMode {
    /// A node whose provenance is known is not executed again.
    USE,
    /// Every node is executed; what it makes can be used by later runs.
    IGNORE
}
