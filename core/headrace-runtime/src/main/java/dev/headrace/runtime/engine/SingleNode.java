package dev.headrace.runtime.engine;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.MetadataStore;
import dev.headrace.core.metadata.RunState;
import dev.headrace.core.pipeline.Node;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.RuntimeErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a node that runs alone must know of the others: only the metadata say.
final class SingleNode {
    private final MetadataStore metadata;
    private final String run;

    SingleNode(MetadataStore metadata, String run) {
        this.metadata = metadata;
        this.run = run;
    }

    /// The last execution of each node, in the order in which they began.
    Map<String, ExecutionRecord> newest() {
        Map<String, ExecutionRecord> newest = new LinkedHashMap<>();
        metadata.executions(run).forEach(execution -> newest.put(execution.node(), execution));
        return newest;
    }

    /// The results of what a node waits for.
    ///
    /// @throws HeadraceException with [RuntimeErrorCode#UPSTREAM_MISSING] if something has not run, or failed
    Map<String, NodeResult> upstream(Node node) {
        Map<String, NodeResult> results = new LinkedHashMap<>();
        Map<String, ExecutionRecord> newest = newest();
        for (String name : node.upstream()) {
            ExecutionRecord execution = newest.get(name);
            if (execution == null || !hasEndedWell(execution)) {
                throw new HeadraceException(
                        RuntimeErrorCode.UPSTREAM_MISSING,
                        "Node '" + node.name() + "' waits for '" + name + "', which has "
                                + (execution == null ? "not run" : "state " + execution.state()) + " in run " + run);
            }
            NodeState state = switch (execution.state()) {
                case CACHED -> NodeState.CACHED;
                case SKIPPED -> NodeState.SKIPPED;
                case COMPLETE, RUNNING, FAILED, CANCELED -> NodeState.COMPLETE;
            };
            Map<String, ArtifactRecord> outputs = metadata.outputs(execution.id());
            results.put(
                    name,
                    new NodeResult(
                            name, execution.component(), state, execution.message(), null, Duration.ZERO, outputs));
        }
        return results;
    }

    /// Ends the run when its last node has ended, or when one failed; the orchestrator that tries again opens it
    /// again.
    void endRunIfDone(Pipeline pipeline, NodeResult result, InstantSource clock) {
        if (result.state() == NodeState.FAILED || result.state() == NodeState.CANCELED) {
            metadata.endRun(run, RunState.FAILED, clock.instant());
            return;
        }
        Map<String, ExecutionRecord> newest = newest();
        boolean done = pipeline.nodes().stream().allMatch(node -> {
            ExecutionRecord execution = newest.get(node.name());
            return execution != null && hasEndedWell(execution);
        });
        if (done) {
            metadata.endRun(run, RunState.COMPLETE, clock.instant());
        }
    }

    private static boolean hasEndedWell(ExecutionRecord execution) {
        return execution.state().hasOutputs() || execution.state() == ExecutionState.SKIPPED;
    }
}
