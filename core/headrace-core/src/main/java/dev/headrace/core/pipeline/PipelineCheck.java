package dev.headrace.core.pipeline;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.component.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Checks a pipeline against what its components declare: that they exist, that required inputs are connected, and
/// that channels carry the type that the input takes. Immutable.
public final class PipelineCheck {
    private final SortedMap<String, ComponentDescription> components = new TreeMap<>();

    /// Makes a check.
    ///
    /// @param components every known component
    public PipelineCheck(Iterable<ComponentDescription> components) {
        components.forEach(component -> this.components.put(component.name(), component));
    }

    /// Throws if the pipeline does not fit its components.
    ///
    /// @param pipeline the pipeline
    /// @throws HeadraceException with [CoreErrorCode#INVALID_PIPELINE] and every problem found
    public void require(Pipeline pipeline) {
        List<String> problems = problems(pipeline);
        if (!problems.isEmpty()) {
            throw new HeadraceException(
                    CoreErrorCode.INVALID_PIPELINE,
                    "Pipeline '" + pipeline.name() + "': " + String.join("; ", problems));
        }
    }

    /// Finds every problem.
    ///
    /// @param pipeline the pipeline
    /// @return a clause for each, in the order of the nodes; empty if all fits
    public List<String> problems(Pipeline pipeline) {
        List<String> problems = new ArrayList<>();
        Map<String, Node> nodes = new HashMap<>();
        pipeline.nodes().forEach(node -> nodes.put(node.name(), node));
        for (Node node : pipeline.nodes()) {
            ComponentDescription component = components.get(node.component());
            if (component == null) {
                problems.add("node '" + node.name() + "' runs '" + node.component() + "', which is not a component"
                        + Names.suggestion(node.component(), components.keySet()));
            } else {
                checkInputs(nodes, node, component, problems);
            }
            node.conditions().forEach(condition -> writer(nodes, node, condition.channel(), problems));
        }
        return problems;
    }

    private void checkInputs(
            Map<String, Node> nodes, Node node, ComponentDescription component, List<String> problems) {
        for (Port input : component.inputs()) {
            List<Channel> channels = node.inputs().getOrDefault(input.name(), List.of());
            if (channels.isEmpty() && !input.optional()) {
                problems.add("node '" + node.name() + "' leaves input '" + input.name() + "' (" + input.type()
                        + ") unconnected");
            }
            if (channels.size() > 1 && !input.many()) {
                problems.add("node '" + node.name() + "' connects " + channels.size() + " channels to input '"
                        + input.name() + "', which takes one");
            }
        }
        for (Map.Entry<String, List<Channel>> entry : node.inputs().entrySet()) {
            Optional<Port> input = component.input(entry.getKey());
            if (input.isEmpty()) {
                problems.add("node '" + node.name() + "' connects '" + entry.getKey() + "', which is not an input of "
                        + component.name()
                        + Names.suggestion(
                                entry.getKey(),
                                component.inputs().stream().map(Port::name).toList()));
            }
            for (Channel channel : entry.getValue()) {
                Optional<Port> output = writer(nodes, node, channel, problems);
                if (input.isPresent()
                        && output.isPresent()
                        && !output.get().type().equals(input.get().type())) {
                    problems.add(
                            "node '" + node.name() + "' takes " + input.get().type() + " at input '"
                                    + entry.getKey() + "', and " + channel + " is "
                                    + output.get().type());
                }
            }
        }
    }

    private Optional<Port> writer(Map<String, Node> nodes, Node reader, Channel channel, List<String> problems) {
        Optional<ComponentDescription> writer = Optional.ofNullable(nodes.get(channel.node()))
                .flatMap(node -> Optional.ofNullable(components.get(node.component())));
        Optional<Port> output = writer.flatMap(component -> component.output(channel.output()));
        if (writer.isPresent() && output.isEmpty()) {
            problems.add("node '" + reader.name() + "' reads " + channel + ", and "
                    + writer.get().name() + " has no such output"
                    + Names.suggestion(
                            channel.output(),
                            writer.get().outputs().stream().map(Port::name).toList()));
        }
        return output;
    }
}
