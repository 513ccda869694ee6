package dev.headrace.core.metadata;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.ArtifactType;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// An artifact that is to be recorded.
///
/// @param port the name of the input or output, or the key that named the file
/// @param type what kind of thing it is
/// @param uri where the files are, as in [ArtifactRecord]
/// @param fingerprint of type, properties and bytes
/// @param properties small facts beside the bytes
public record NewArtifact(
        String port, ArtifactType type, String uri, Fingerprint fingerprint, Map<String, String> properties) {
    /// Copies the properties.
    public NewArtifact {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}
