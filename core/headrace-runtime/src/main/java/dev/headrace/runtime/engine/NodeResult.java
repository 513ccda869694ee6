package dev.headrace.runtime.engine;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.metadata.ArtifactRecord;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What came of one node.
///
/// @param node its name
/// @param component its component's name
/// @param state how it ended
/// @param message why: the error, or why the cache was hit or missed, or why it was skipped
/// @param code the error's code, or null where it did not fail
/// @param duration how long it took, by the engine's clock
/// @param outputs its artifacts by the name of the output
public record NodeResult(
        String node,
        String component,
        NodeState state,
        String message,
        @Nullable ErrorCode code,
        Duration duration,
        Map<String, ArtifactRecord> outputs) {
    /// Copies the outputs.
    public NodeResult {
        outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
    }

    /// One of its artifacts.
    ///
    /// @param name the name of the output
    /// @return the artifact
    /// @throws IllegalArgumentException if the node has no such output, or did not make it
    public ArtifactRecord output(String name) {
        ArtifactRecord artifact = outputs.get(name);
        if (artifact == null) {
            throw new IllegalArgumentException(
                    "node '" + node + "' is " + state + " and has no output '" + name + "', only " + outputs.keySet());
        }
        return artifact;
    }
}
