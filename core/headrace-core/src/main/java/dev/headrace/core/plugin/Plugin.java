package dev.headrace.core.plugin;

import java.util.List;

/// What a plugin jar implements, once: found by `java.util.ServiceLoader` through
/// `META-INF/services/dev.headrace.core.plugin.Plugin`. Headrace's own stages take the same road.
public interface Plugin {
    /// What this plugin provides. Called once, at the start, on one thread; must not open files or connections.
    ///
    /// @return the provided things; may be empty, never null
    List<Provided<?>> provides();
}
