package dev.headrace.core.metadata;

import dev.headrace.core.artifact.Provenance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One execution of a node.
///
/// @param id given by the store
/// @param run the run's name
/// @param node the node's name
/// @param component the component's name
/// @param state how it stands
/// @param provenance what its outputs follow from, or null where it was skipped
/// @param message why it failed, was skipped, hit or missed the cache; may be empty
/// @param startedAt when it began
/// @param endedAt when it ended, or null if it has not
public record ExecutionRecord(
        long id,
        String run,
        String node,
        String component,
        ExecutionState state,
        @Nullable Provenance provenance,
        String message,
        Instant startedAt,
        @Nullable Instant endedAt) {}
