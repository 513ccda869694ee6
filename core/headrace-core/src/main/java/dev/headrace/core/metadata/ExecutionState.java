package dev.headrace.core.metadata;

/// The state of an execution, in ML Metadata's terms and with one more.
public enum ExecutionState {
    /// It has begun and not ended.
    RUNNING,
    /// It ended well and its outputs are published.
    COMPLETE,
    /// It failed, or its process died.
    FAILED,
    /// It was not needed: the outputs of an earlier execution were used.
    CACHED,
    /// It was stopped by a person or because the run failed elsewhere.
    CANCELED,
    /// Its conditions did not hold, or what it reads from was skipped. (Not a state of ML Metadata.)
    SKIPPED;

    /// Whether it has outputs that others may read.
    ///
    /// @return true for [#COMPLETE] and [#CACHED]
    public boolean hasOutputs() {
        return this == COMPLETE || this == CACHED;
    }
}
