package dev.headrace.runtime.engine;

/// Hears what happens in a run. Called by one thread at a time, in an order that fits each node; a listener that
/// blocks holds up the run, and one that throws ends it.
@FunctionalInterface
public interface RunListener {
    /// Hears of an event.
    ///
    /// @param event what happened
    void on(RunEvent event);

    /// A listener that does nothing.
    ///
    /// @return the listener
    static RunListener silent() {
        return event -> {};
    }
}
