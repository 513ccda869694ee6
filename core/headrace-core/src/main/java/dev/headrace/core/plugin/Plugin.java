package dev.headrace.core.plugin;

import dev.headrace.core.ErrorCode;
import java.util.List;

/// What a plugin jar implements, once: found by `java.util.ServiceLoader` through
/// `META-INF/services/dev.headrace.core.plugin.Plugin`. Headrace's own stages take the same road.
public interface Plugin {
    /// What this plugin provides. Called once, at the start, on one thread; must not open files or connections.
    ///
    /// @return the provided things; may be empty, never null
    List<Provided<?>> provides();

    /// The error codes that this plugin's code throws, for the reference page.
    ///
    /// @return the constants of its `*ErrorCode` enums; none by default
    default List<ErrorCode> errorCodes() {
        return List.of();
    }
}
