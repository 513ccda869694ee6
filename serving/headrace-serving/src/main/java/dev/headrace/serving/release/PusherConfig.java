package dev.headrace.serving.release;

import dev.headrace.core.Names;
import dev.headrace.core.config.Config;

/// What is pushed.
///
/// @param model the name under which the model serves
public record PusherConfig(
        @Config(value = "model", description = "Name under which the model is kept and serves, in kebab-case")
        String model) {
    /// Checks the name.
    ///
    /// @throws IllegalArgumentException if it is not kebab-case
    public PusherConfig {
        Names.requireKebabCase("model", model);
    }
}
