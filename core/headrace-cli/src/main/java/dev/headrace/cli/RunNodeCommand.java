package dev.headrace.cli;

import dev.headrace.core.metadata.RunState;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.NodeState;
import dev.headrace.runtime.engine.RunResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RequestOptions request;

    @Override
    public Integer call() {
        RunOutput output = new RunOutput(spec.commandLine(), options);
        try (Engine engine = options.open()) {
            RunResult result = engine.runNode(request.request(pipeline), node, run, output.listener());
            output.print(result, false);
            boolean skipped = result.state() == RunState.COMPLETE
                    && result.nodes().getFirst().state() == NodeState.SKIPPED;
            return skipped ? RunResult.SKIPPED : result.exitCode();
        }
    }
}
