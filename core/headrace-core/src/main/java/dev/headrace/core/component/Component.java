package dev.headrace.core.component;

import java.io.IOException;

/// A step of a pipeline. Its class declares what it reads and writes with [Input] and [Output]; its settings are a
/// configuration record.
///
/// A new instance is built for every execution and used on one thread. Equal inputs, configuration and seed must
/// give equal bytes, whatever the clock and the number of threads: the engine caches by that promise, and
/// `ComponentConformanceTest` in `headrace-testkit` checks it.
public interface Component {
    /// Does the work: reads the context's inputs and files, writes the context's outputs. Inputs must not be
    /// changed. Outputs are published only if this returns; a failed run leaves nothing behind.
    ///
    /// @param context the inputs, outputs, clock and seed of this execution
    /// @throws IOException if reading or writing fails; the engine decides by its kind whether to try again
    /// @throws dev.headrace.core.HeadraceException with a code that says who must act; a retryable code is tried
    ///     again where the node allows retries
    /// @throws InterruptedException if the execution was cancelled or ran out of time while waiting
    void run(ComponentContext context) throws IOException, InterruptedException;
}
