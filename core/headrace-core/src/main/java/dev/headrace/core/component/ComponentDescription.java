package dev.headrace.core.component;

import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.config.Configuration;
import dev.headrace.core.config.Property;
import dev.headrace.core.plugin.Provided;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is known of a component without building it: enough to check a pipeline and to write its reference.
///
/// @param name the name that nodes use
/// @param inputs what it reads, in source order
/// @param outputs what it writes, in source order
/// @param properties its settings
public record ComponentDescription(String name, List<Port> inputs, List<Port> outputs, List<Property> properties) {
    /// Copies the lists.
    public ComponentDescription {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        properties = List.copyOf(properties);
    }

    /// Reads the annotations of a provided component.
    ///
    /// @param provided a thing of the type [Component]
    /// @return its description
    /// @throws IllegalArgumentException if a name is not kebab-case, or a configuration record is malformed
    public static ComponentDescription of(Provided<?> provided) {
        Class<?> type = provided.implementation();
        return new ComponentDescription(
                provided.name(),
                Arrays.stream(type.getAnnotationsByType(Input.class))
                        .map(input ->
                                new Port(input.name(), new ArtifactType(input.type()), input.optional(), input.many()))
                        .toList(),
                Arrays.stream(type.getAnnotationsByType(Output.class))
                        .map(output -> new Port(output.name(), new ArtifactType(output.type()), false, false))
                        .toList(),
                Configuration.describe(provided.configuration()));
    }

    /// An input by name.
    ///
    /// @param input the name
    /// @return the port, or empty if there is none of that name
    public Optional<Port> input(String input) {
        return inputs.stream().filter(port -> port.name().equals(input)).findFirst();
    }

    /// An output by name.
    ///
    /// @param output the name
    /// @return the port, or empty if there is none of that name
    public Optional<Port> output(String output) {
        return outputs.stream().filter(port -> port.name().equals(output)).findFirst();
    }
}
