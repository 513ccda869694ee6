package dev.headrace.core.metadata;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.ArtifactType;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What the store knows of an artifact. Two executions that write equal bytes make two records with one `uri`, so
/// that lineage never mixes what they were made from.
///
/// @param id given by the store
/// @param type what kind of thing it is
/// @param uri where the files are: a path relative to the artifact store, or the absolute path of a
///     [ArtifactState#REFERENCE]
/// @param fingerprint of type, properties and bytes
/// @param properties small facts beside the bytes
/// @param state whether the files are there
/// @param createdAt when it was published, or first read
public record ArtifactRecord(
        long id,
        ArtifactType type,
        String uri,
        Fingerprint fingerprint,
        Map<String, String> properties,
        ArtifactState state,
        Instant createdAt) {
    /// Copies the properties.
    public ArtifactRecord {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}
