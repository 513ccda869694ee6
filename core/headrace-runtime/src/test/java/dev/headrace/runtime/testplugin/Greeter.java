package dev.headrace.runtime.testplugin;

/// A backend's interface: the slot `greeter`.
public interface Greeter {
    /// Greets.
    String greet(String name);
}
