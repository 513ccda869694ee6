package dev.headrace.core.pipeline;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A graph of nodes: data, without code. Built here or read from JSON by [PipelineJson]; both give equal values.
/// The structure is checked when it is made: names are unique, channels lead to nodes that exist, and there is no
/// cycle. What only the components know (inputs, outputs, types) is checked by [PipelineCheck].
///
/// @param name kebab-case
/// @param parameters what each run may set
/// @param nodes the steps, in the order in which they were written
public record Pipeline(String name, List<Parameter> parameters, List<Node> nodes) {
    /// Copies the lists and checks the structure.
    ///
    /// @throws HeadraceException with [CoreErrorCode#INVALID_PIPELINE] and every problem found
    public Pipeline {
        Names.requireKebabCase("the name of a pipeline", name);
        parameters = List.copyOf(parameters);
        nodes = List.copyOf(nodes);
        List<String> problems = PipelineStructure.problems(parameters, nodes);
        if (!problems.isEmpty()) {
            throw new HeadraceException(
                    CoreErrorCode.INVALID_PIPELINE, "Pipeline '" + name + "': " + String.join("; ", problems));
        }
    }

    /// Starts a pipeline.
    ///
    /// @param name kebab-case
    /// @return an empty builder
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /// A node by name.
    ///
    /// @param node the name
    /// @return the node, or empty if there is none of that name
    public Optional<Node> node(String node) {
        return nodes.stream().filter(candidate -> candidate.name().equals(node)).findFirst();
    }

    /// The nodes in an order in which each comes after all that it waits for; otherwise in the order written.
    ///
    /// @return all nodes
    public List<Node> topologicalOrder() {
        return PipelineStructure.topologicalOrder(nodes);
    }

    /// Builds a pipeline. Not thread-safe.
    public static final class Builder {
        private final String name;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /// Adds a parameter that each run must set.
        ///
        /// @param parameter kebab-case
        /// @param type what values it takes
        /// @return this
        public Builder requiredParameter(String parameter, ParameterType type) {
            parameters.add(new Parameter(parameter, type, null));
            return this;
        }

        /// Adds a parameter that a run may set.
        ///
        /// @param parameter kebab-case
        /// @param fallback the default: text, a number or a boolean; it gives the type
        /// @return this
        public Builder parameter(String parameter, Object fallback) {
            Object widened = new ParameterValue.Literal(fallback).value();
            return parameter(parameter, ParameterType.of(widened), widened);
        }

        /// Adds a parameter that a run may set, of a type wider than its default's: a number whose default is
        /// whole.
        ///
        /// @param parameter kebab-case
        /// @param type what values it takes
        /// @param fallback the default: text, a number or a boolean
        /// @return this
        public Builder parameter(String parameter, ParameterType type, Object fallback) {
            parameters.add(new Parameter(parameter, type, new ParameterValue.Literal(fallback).value()));
            return this;
        }

        /// Adds a node.
        ///
        /// @param node kebab-case, unique
        /// @param component the component's name
        /// @param configure gives settings, inputs and conditions
        /// @return this
        public Builder node(String node, String component, Consumer<Node.Builder> configure) {
            Node.Builder builder = new Node.Builder(node, component);
            configure.accept(builder);
            nodes.add(builder.build());
            return this;
        }

        /// Ends the pipeline.
        ///
        /// @return the pipeline
        /// @throws HeadraceException with [CoreErrorCode#INVALID_PIPELINE] and every problem found
        public Pipeline build() {
            return new Pipeline(name, parameters, nodes);
        }
    }
}
