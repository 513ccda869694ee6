package dev.headrace.runtime.engine;

/// A backend outside a run, for as long as its owner needs it: what a component would be given. Closing it closes
/// the backend, and what that was built from. As thread-safe as the backend is.
///
/// @param <T> the backend's interface
public final class Backend<T> implements AutoCloseable {
    private final Scope scope;
    private final T value;

    Backend(Scope scope, T value) {
        this.scope = scope;
        this.value = value;
    }

    /// The backend.
    ///
    /// @return always the same one
    public T get() {
        return value;
    }

    @Override
    public void close() {
        scope.close();
    }
}
