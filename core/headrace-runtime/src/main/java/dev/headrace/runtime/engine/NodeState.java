package dev.headrace.runtime.engine;

/// How a node ended in a run.
public enum NodeState {
    /// It was executed.
    COMPLETE,
    /// What an earlier execution made was used.
    CACHED,
    /// Its conditions did not hold, or it reads from a node that was skipped.
    SKIPPED,
    /// It failed.
    FAILED,
    /// It was stopped by a person.
    CANCELED,
    /// It was not started: something that it waits for failed, or the run was stopped first.
    NOT_RUN;

    /// Whether it has outputs.
    ///
    /// @return true for [#COMPLETE] and [#CACHED]
    public boolean hasOutputs() {
        return this == COMPLETE || this == CACHED;
    }
}
