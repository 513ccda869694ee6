package dev.headrace.core.artifact;

import dev.headrace.core.Fingerprint;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Published files: immutable, typed, named by what they contain.
///
/// @param type what kind of thing this is
/// @param fingerprint of the type, the properties and all files beneath `directory`
/// @param directory where the files are; read-only
/// @param properties small facts beside the bytes, sorted by name
public record Artifact(ArtifactType type, Fingerprint fingerprint, Path directory, Map<String, String> properties) {
    /// Copies the properties.
    public Artifact {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /// The fingerprint that an artifact of these parts has.
    ///
    /// @param type what kind of thing it is
    /// @param tree of the files, by [Fingerprint#ofTree]
    /// @param properties small facts beside the bytes
    /// @return the SHA-256 over all of it
    public static Fingerprint fingerprint(ArtifactType type, Fingerprint tree, Map<String, String> properties) {
        Fingerprint.Builder builder = Fingerprint.builder().add(type.name()).add(tree);
        new TreeMap<>(properties).forEach((name, value) -> builder.add(name).add(value));
        return builder.build();
    }
}
