package dev.headrace.runtime.engine;

import dev.headrace.core.config.Config;
import dev.headrace.runtime.plugin.PluginLoader;
import java.nio.file.Path;
import java.util.List;

/// The engine's own settings: the keys without a dot.
///
/// @param store where artifacts and, by default, metadata are kept
/// @param plugins directories that hold plugin jars
/// @param brokenPlugins what to do about a jar that cannot be loaded
/// @param threads how many nodes may run at once
/// @param seed where all chance comes from
public record EngineConfig(
        @Config(
                value = "store",
                defaultValue = ".headrace",
                description = "Directory of artifacts and, by default, metadata")
        Path store,

        @Config(value = "plugins", defaultValue = "plugins", description = "Directories that hold plugin jars")
        List<Path> plugins,

        @Config(
                value = "broken-plugins",
                defaultValue = "skip",
                description = "What to do about a plugin jar that cannot be loaded")
        PluginLoader.OnBroken brokenPlugins,

        @Config(
                value = "threads",
                defaultValue = "0",
                description = "How many nodes may run at once; 0 means as many as there are processors")
        int threads,

        @Config(
                value = "seed",
                defaultValue = "0",
                description = "Where all chance comes from, unless a run says otherwise")
        long seed) {
    /// Checks the number of threads.
    ///
    /// @throws IllegalArgumentException if it is negative
    public EngineConfig {
        if (threads < 0) {
            throw new IllegalArgumentException("threads is " + threads + ", and cannot be negative");
        }
        plugins = List.copyOf(plugins);
    }

    /// How many nodes may run at once.
    ///
    /// @return at least 1
    int parallelism() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
