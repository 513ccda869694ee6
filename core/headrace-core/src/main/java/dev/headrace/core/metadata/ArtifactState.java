package dev.headrace.core.metadata;

/// The state of an artifact, in ML Metadata's terms.
public enum ArtifactState {
    /// Its files are in the store.
    LIVE,
    /// Its files were collected as garbage.
    DELETED,
    /// A file outside the store that was read.
    REFERENCE
}
