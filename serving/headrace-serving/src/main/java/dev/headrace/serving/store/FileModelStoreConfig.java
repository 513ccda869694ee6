package dev.headrace.serving.store;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.config.Config;
import java.nio.file.Path;

/// Where models are kept.
///
/// @param root the directory
public record FileModelStoreConfig(
        @Config(
                value = "root",
                defaultValue = "${store}/models",
                description = "Directory of the models' versions, which is made where it is missing")
        Path root) {
    /// Checks that nothing is null.
    public FileModelStoreConfig {
        requireNonNull(root, "root is null");
    }
}
