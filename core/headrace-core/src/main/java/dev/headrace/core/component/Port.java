package dev.headrace.core.component;

import dev.headrace.core.Names;
import dev.headrace.core.artifact.ArtifactType;

/// A named, typed end of channels: an input or an output of a component.
///
/// @param name kebab-case
/// @param type what flows there
/// @param optional whether an input may be left unconnected; false for outputs
/// @param many whether several channels may be connected to an input; false for outputs
public record Port(String name, ArtifactType type, boolean optional, boolean many) {
    /// Checks the name.
    ///
    /// @throws IllegalArgumentException if the name is not kebab-case
    public Port {
        Names.requireKebabCase("the name of an input or output", name);
    }
}
