package dev.headrace.core.metadata;

import dev.headrace.core.artifact.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An execution that is to be recorded.
///
/// @param run the run's name
/// @param node the node's name
/// @param component the component's name
/// @param provenance what its outputs follow from, or null where it is skipped
/// @param message why it runs, hit the cache, or is skipped; may be empty
/// @param at when it begins
/// @param inputs the ids of the artifacts at each input, in order
/// @param files files outside the store that it reads; each port is the key that names the file
public record NewExecution(
        String run,
        String node,
        String component,
        @Nullable Provenance provenance,
        String message,
        Instant at,
        Map<String, List<Long>> inputs,
        List<NewArtifact> files) {
    /// Copies the collections.
    public NewExecution {
        inputs = inputs.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        files = List.copyOf(files);
    }
}
