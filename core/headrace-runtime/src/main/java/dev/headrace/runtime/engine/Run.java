package dev.headrace.runtime.engine;

import dev.headrace.core.HeadraceException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A run that is under way. Thread-safe.
public final class Run {
    private final RunSession session;
    private final Thread thread;
    private final CompletableFuture<RunResult> result;

    Run(RunSession session, Thread thread, CompletableFuture<RunResult> result) {
        this.session = session;
        this.thread = thread;
        this.result = result;
    }

    /// The run's name.
    ///
    /// @return such as `taxi-17`
    public String name() {
        return session.run();
    }

    /// Stops the run: nothing new is started and what runs is interrupted. Returns at once; [#await] then returns
    /// soon.
    public void cancel() {
        session.cancel();
        thread.interrupt();
    }

    /// Waits for the end. If the waiting thread is interrupted, the run is cancelled and waited for.
    ///
    /// @return what came of the run; failures of nodes are part of it
    /// @throws HeadraceException if the run itself could not be recorded
    public RunResult await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof HeadraceException ours) {
                        throw ours;
                    }
                    throw new IllegalStateException("the run ended in an unforeseen way", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The exceptions behind nodes that failed so far, for those who debug.
    ///
    /// @return by node
    public Map<String, HeadraceException> failures() {
        return Map.copyOf(session.failures());
    }
}
