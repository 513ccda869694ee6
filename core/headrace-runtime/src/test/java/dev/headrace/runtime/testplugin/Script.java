package dev.headrace.runtime.testplugin;

import dev.headrace.core.component.ComponentContext;

/// What a test lets a node do.
@FunctionalInterface
public interface Script {
    /// Does it.
    void run(ComponentContext context) throws Exception;
}
