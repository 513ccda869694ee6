package dev.headrace.core.metadata;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One run of a pipeline: a context of the type [ContextRecord#PIPELINE_RUN].
///
/// @param name the pipeline's name, a hyphen, and a number that counts the pipeline's runs in this store: `taxi-17`
/// @param pipeline the pipeline's name
/// @param state how it stands
/// @param properties what it was started with: the pipeline's JSON, parameters, the seed
/// @param startedAt when it began
/// @param endedAt when it ended, or null if it has not
public record RunRecord(
        String name,
        String pipeline,
        RunState state,
        Map<String, String> properties,
        Instant startedAt,
        @Nullable Instant endedAt) {
    /// Copies the properties.
    public RunRecord {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}
