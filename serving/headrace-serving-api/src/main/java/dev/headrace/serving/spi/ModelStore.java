package dev.headrace.serving.spi;

import dev.headrace.serving.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Keeps the versions of models, and which of them is live. Thread-safe, also between processes.
public interface ModelStore {
    /// The directory that a server in a process of its own is told, to follow what is live here.
    ///
    /// @return an absolute path; it need not exist before the first [#publish]
    Path root();

    /// Adds a version: all of it or nothing. The same files give the same version, published once.
    ///
    /// @param model the model's name, in kebab-case
    /// @param directory the files
    /// @return the version
    /// @throws IOException if it cannot be written
    ModelVersion publish(String model, Path directory) throws IOException;

    /// The files of a version, checked against its fingerprint.
    ///
    /// @param version the version
    /// @return a directory that must not be changed
    /// @throws IOException if it cannot be read
    /// @throws dev.headrace.core.HeadraceException with `MODEL_UNKNOWN` or `MODEL_DAMAGED` of
    ///     [dev.headrace.serving.ServingErrorCode]
    Path open(ModelVersion version) throws IOException;

    /// The models that have a version.
    ///
    /// @return names, sorted
    /// @throws IOException if the store cannot be read
    List<String> models() throws IOException;

    /// The versions of a model.
    ///
    /// @param model the model's name
    /// @return by number; empty if the model is unknown
    /// @throws IOException if the store cannot be read
    List<ModelVersion> versions(String model) throws IOException;

    /// The version that serves.
    ///
    /// @param model the model's name
    /// @return the version, or empty before the first [#promote]
    /// @throws IOException if the store cannot be read
    Optional<ModelVersion> live(String model) throws IOException;

    /// Lets a version serve, if the live one is still what the caller believes: compare and set. Going back
    /// is promoting an earlier version.
    ///
    /// @param version the version
    /// @param expected the version that is live now; empty for none
    /// @throws IOException if it cannot be written
    /// @throws dev.headrace.core.HeadraceException with `MODEL_UNKNOWN` if the store does not have the
    ///     version, or `PROMOTION_CONFLICT` if another is live
    void promote(ModelVersion version, Optional<ModelVersion> expected) throws IOException;
}
