package dev.headrace.training;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Settings of a trainer that tuning chooses, by name in kebab-case.
///
/// @param values numbers, whole ones included
public record Hyperparameters(Map<String, Double> values) {
    /// None: the trainer's defaults.
    public static final Hyperparameters NONE = new Hyperparameters(Map.of());

    /// Sorts the values.
    public Hyperparameters {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// A value.
    ///
    /// @param name its name
    /// @param fallback what to take where it is not set
    /// @return the value
    public double get(String name, double fallback) {
        return values.getOrDefault(name, fallback);
    }

    /// Checks that only known names are set.
    ///
    /// @param known the names that the trainer reads
    /// @return this
    /// @throws HeadraceException with [TrainingErrorCode#HYPERPARAMETER_INVALID] if another is set
    public Hyperparameters require(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new HeadraceException(
                        TrainingErrorCode.HYPERPARAMETER_INVALID,
                        "Hyperparameter '" + name + "' is unknown" + Names.suggestion(name, known));
            }
        }
        return this;
    }
}
