package dev.headrace.cli;

import dev.headrace.core.metadata.RunState;
import dev.headrace.runtime.engine.CacheMode;
import dev.headrace.runtime.engine.Documents;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.NodeState;
import dev.headrace.runtime.engine.RunRequest;
import dev.headrace.runtime.engine.RunResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headrace run-node`.
@Command(
        name = "run-node",
        description = {
            "Run one node of a pipeline, as orchestrators do.",
            "What it reads from must have ended in the same run. The first node of a run key begins the run, the"
                    + " others join it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done, 1 may succeed when tried again, 2 something must be changed, 99 skipped.",
            "",
            "Example:",
            "  headrace run-node taxi.yaml trainer --run 2026-11-23T06:00"
        })
final class RunNodeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "The pipeline, in YAML or JSON.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path pipeline;

    @Parameters(index = "1", paramLabel = "NODE", description = "The node's name.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String node;

    @Option(names = "--run", required = true, paramLabel = "KEY", description = "What the orchestrator calls the run.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String run;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "Sets a parameter of the pipeline.")
    private Map<String, String> parameters = new TreeMap<>();

    @Option(names = "--no-cache", description = "Execute the node, whatever is known from before.")
    private boolean noCache;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Where all chance comes from (default: the settings').")
    private @Nullable Long seed;

    @Override
    public Integer call() {
        RunOutput output = new RunOutput(spec.commandLine(), options);
        RunRequest request = RunRequest.of(Documents.readPipeline(pipeline))
                .withParameters(parameters)
                .withCache(noCache ? CacheMode.IGNORE : CacheMode.USE);
        try (Engine engine = options.open()) {
            RunResult result =
                    engine.runNode(seed == null ? request : request.withSeed(seed), node, run, output.listener());
            output.print(result, false);
            boolean skipped = result.state() == RunState.COMPLETE
                    && result.nodes().getFirst().state() == NodeState.SKIPPED;
            return skipped ? RunResult.SKIPPED : result.exitCode();
        }
    }
}
