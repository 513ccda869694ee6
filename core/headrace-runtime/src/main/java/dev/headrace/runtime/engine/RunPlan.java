package dev.headrace.runtime.engine;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.Seed;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.config.InputFiles;
import dev.headrace.core.pipeline.Node;
import dev.headrace.runtime.plugin.CodeVersion;
import dev.headrace.runtime.plugin.PluginCatalogue.Entry;
import java.util.List;
import java.util.Map;

/// A pipeline with everything resolved that does not depend on what its nodes make: ready to run.
///
/// @param pipeline the pipeline's name
/// @param seed where all chance comes from
/// @param nodes in topological order
record RunPlan(String pipeline, Seed seed, List<PlannedNode> nodes) {
    RunPlan {
        nodes = List.copyOf(nodes);
    }

    /// One node, resolved.
    ///
    /// @param node the node
    /// @param description its component's inputs and outputs
    /// @param component what to build
    /// @param configuration the component's settings
    /// @param settings the settings of the component and its backends as canonical text
    /// @param files the files that the settings name, by key
    /// @param seed the node's own
    /// @param code the jars of the component and its backends
    /// @param codeDigest of `code`
    /// @param cacheable whether all that it reads is in its provenance
    record PlannedNode(
            Node node,
            ComponentDescription description,
            Entry component,
            Record configuration,
            Map<String, String> settings,
            Map<String, InputFiles> files,
            Seed seed,
            CodeVersion code,
            Fingerprint codeDigest,
            boolean cacheable) {
        String name() {
            return node.name();
        }
    }
}
