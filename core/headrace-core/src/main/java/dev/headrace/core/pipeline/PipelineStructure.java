package dev.headrace.core.pipeline;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what is wrong with a graph without knowing the components.
final class PipelineStructure {
    private PipelineStructure() {}

    static List<String> problems(List<Parameter> parameters, List<Node> nodes) {
        List<String> problems = new ArrayList<>();
        Set<String> parameterNames = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!parameterNames.add(parameter.name())) {
                problems.add("two parameters are named '" + parameter.name() + "'");
            }
        }
        Map<String, Node> byName = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (byName.put(node.name(), node) != null) {
                problems.add("two nodes are named '" + node.name() + "'");
            }
        }
        for (Node node : nodes) {
            for (String upstream : node.upstream()) {
                if (!byName.containsKey(upstream)) {
                    problems.add("node '" + node.name() + "' waits for '" + upstream + "', which is not a node"
                            + Names.suggestion(upstream, byName.keySet()));
                }
            }
            node.settings().forEach((key, value) -> {
                if (value instanceof ParameterValue.Reference(String parameter)
                        && !parameterNames.contains(parameter)) {
                    problems.add("node '" + node.name() + "' sets " + key + " from '" + parameter
                            + "', which is not a parameter" + Names.suggestion(parameter, parameterNames));
                }
            });
        }
        if (problems.isEmpty()) {
            walk(byName, new ArrayList<>()).ifPresent(cycle -> problems.add("the nodes form a cycle: " + cycle));
        }
        return problems;
    }

    static List<Node> topologicalOrder(List<Node> nodes) {
        Map<String, Node> byName = new LinkedHashMap<>();
        nodes.forEach(node -> byName.put(node.name(), node));
        List<Node> order = new ArrayList<>();
        walk(byName, order);
        return List.copyOf(order);
    }

    private static Optional<String> walk(Map<String, Node> nodes, List<Node> order) {
        // Depth first with an explicit stack, since a chain of thousands of nodes must not end the thread's; a node on
        // the path that is met again closes a cycle. Nodes are ordered as they are finished.
        Map<String, Boolean> finished = new HashMap<>();
        for (Node start : nodes.values()) {
            List<String> path = new ArrayList<>();
            List<Iterator<String>> pending = new ArrayList<>();
            if (!finished.containsKey(start.name())) {
                enter(start, path, pending, finished);
            }
            while (!path.isEmpty()) {
                if (!pending.getLast().hasNext()) {
                    String last = path.removeLast();
                    pending.removeLast();
                    finished.put(last, true);
                    order.add(requireNonNull(nodes.get(last)));
                    continue;
                }
                String next = pending.getLast().next();
                Boolean state = finished.get(next);
                if (state == null) {
                    enter(requireNonNull(nodes.get(next)), path, pending, finished);
                } else if (!state) {
                    List<String> cycle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
                    cycle.add(next);
                    // The path follows what nodes wait for; people read it in the order in which data flow.
                    return Optional.of(String.join(" → ", cycle.reversed()));
                }
            }
        }
        return Optional.empty();
    }

    private static void enter(
            Node node, List<String> path, List<Iterator<String>> pending, Map<String, Boolean> finished) {
        finished.put(node.name(), false);
        path.add(node.name());
        pending.add(node.upstream().iterator());
    }
}
