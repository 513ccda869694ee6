package dev.headrace.core.component;

import java.nio.file.Path;

/// An output while it is being written: a directory aside, which the engine syncs, fingerprints and renames into
/// the store when the component returns. Confined to the component's thread.
public interface ArtifactDraft {
    /// The directory to write files into; it exists and is empty at the start.
    ///
    /// @return an absolute path
    Path directory();

    /// Sets a property: a small fact beside the bytes, such as `blessed`, `span` or `version`. Properties count in
    /// the fingerprint. Setting one again replaces it.
    ///
    /// @param name kebab-case
    /// @param value any text
    void property(String name, String value);
}
