package dev.headrace.cli;

import dev.headrace.runtime.engine.CacheMode;
import dev.headrace.runtime.engine.Documents;
import dev.headrace.runtime.engine.RunRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how a pipeline, or a node of one, is to run.
final class RequestOptions {
    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "Sets a parameter of the pipeline.")
    private Map<String, String> parameters = new TreeMap<>();

    @Option(names = "--no-cache", description = "Execute everything, whatever is known from before.")
    private boolean noCache;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Where all chance comes from (default: the settings').")
    private @Nullable Long seed;

    /// Whether any of these options was given.
    boolean isGiven() {
        return !parameters.isEmpty() || noCache || seed != null;
    }

    /// What the options ask for.
    ///
    /// @param pipeline a YAML or JSON file
    RunRequest request(Path pipeline) {
        RunRequest request = RunRequest.of(Documents.readPipeline(pipeline))
                .withParameters(parameters)
                .withCache(noCache ? CacheMode.IGNORE : CacheMode.USE);
        return seed == null ? request : request.withSeed(seed);
    }
}
