package dev.headrace.core.metadata;

import dev.headrace.core.artifact.Artifact;

/// Reads published artifacts: what a component needs that resolves artifacts by metadata, not by a channel. Only
/// the engine publishes. Thread-safe.
public interface ArtifactStore {
    /// Whether the artifact's files are there.
    ///
    /// @param artifact a record from the metadata store
    /// @return false once they were collected as garbage, or if they were lost
    boolean contains(ArtifactRecord artifact);

    /// The artifact with its files.
    ///
    /// @param artifact a record from the metadata store
    /// @return the artifact
    /// @throws dev.headrace.core.HeadraceException with [dev.headrace.core.CoreErrorCode#ARTIFACT_MISSING] if the
    ///     files are not there
    Artifact open(ArtifactRecord artifact);
}
