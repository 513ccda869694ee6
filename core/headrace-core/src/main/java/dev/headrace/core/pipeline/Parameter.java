package dev.headrace.core.pipeline;

import dev.headrace.core.Names;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value that each run of a pipeline may set.
///
/// @param name kebab-case
/// @param type what values it takes
/// @param fallback the value where a run sets none: a `String`, `Long`, `Double` or `Boolean`; null if each run
///     must
public record Parameter(
        String name, ParameterType type, @Nullable Object fallback) {
    /// Checks that the default is of the type.
    ///
    /// @throws IllegalArgumentException if not
    public Parameter {
        Names.requireKebabCase("the name of a parameter", name);
        if (fallback != null && !type.accepts(fallback)) {
            throw new IllegalArgumentException(
                    "the default of parameter '" + name + "' is not of type " + type + ": " + fallback);
        }
    }

    /// The value where a run sets none.
    ///
    /// @return the default, or empty if each run must set the parameter
    public Optional<Object> defaultValue() {
        return Optional.ofNullable(fallback);
    }
}
