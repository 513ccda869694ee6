package dev.headrace.core.pipeline;

import dev.headrace.core.Names;

/// Where an artifact flows from: an output of a node. Its type is that of the output in the component's
/// description, which [PipelineCheck] compares with the input's.
///
/// @param node the node that writes
/// @param output the name of the component's output
public record Channel(String node, String output) {
    /// Checks the names.
    ///
    /// @throws IllegalArgumentException if one is not kebab-case
    public Channel {
        Names.requireKebabCase("the node of a channel", node);
        Names.requireKebabCase("the output of a channel", output);
    }

    /// Reads the form `node.output`.
    ///
    /// @param text two names joined by a dot
    /// @return the channel
    /// @throws IllegalArgumentException if it has another form
    public static Channel of(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("a channel is 'node.output': '" + text + "'");
        }
        return new Channel(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return node + "." + output;
    }
}
