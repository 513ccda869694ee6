package dev.headrace.cli;

import dev.headrace.core.HeadraceException;
import dev.headrace.runtime.engine.CacheMode;
import dev.headrace.runtime.engine.Documents;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.Run;
import dev.headrace.runtime.engine.RunListener;
import dev.headrace.runtime.engine.RunRequest;
import dev.headrace.runtime.engine.RunResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headrace run`.
@Command(
        name = "run",
        description = {
            "Run a pipeline, or go on with a run that did not finish.",
            "Nodes run in parallel. What did not change since it was last executed is taken from the cache, and the"
                    + " reason for each hit and miss is printed. Ctrl-C stops the run; it can be resumed."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  headrace run taxi.yaml --parameter input=rides.csv --parameter epochs=20",
            "  headrace run taxi.yaml --check",
            "  headrace run --resume taxi-17"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "The pipeline, in YAML or JSON.")
    private @Nullable Path pipeline;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "Sets a parameter of the pipeline.")
    private Map<String, String> parameters = new TreeMap<>();

    @Option(names = "--no-cache", description = "Execute every node, whatever is known from before.")
    private boolean noCache;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Where all chance comes from (default: the settings').")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "NUMBER",
            description = "How many nodes may run at once (default: the settings').")
    private int threads;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with this run; needs no pipeline.")
    private @Nullable String resume;

    @Option(names = "--check", description = "Only check that the pipeline can run.")
    private boolean check;

    @Override
    public Integer call() {
        if ((pipeline == null) == (resume == null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Name a pipeline, or a run with --resume (and not both).");
        }
        if (threads < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--threads is " + threads + ", and cannot be negative.");
        }
        RunOutput output = new RunOutput(spec.commandLine(), options);
        try (Engine engine = options.open()) {
            if (pipeline != null && check) {
                engine.check(request(pipeline));
                output.printRunnable();
                return RunResult.DONE;
            }
            Run run = start(engine, output.listener());
            Thread main = Thread.currentThread();
            Thread hook = new Thread(() -> stopAndWait(run, main), "headrace-shutdown");
            Runtime.getRuntime().addShutdownHook(hook);
            RunResult result = run.await();
            removeHook(hook);
            if (options.isDebug()) {
                run.failures().values().forEach(failure -> print(failure));
            }
            output.print(result, true);
            return result.exitCode();
        }
    }

    private Run start(Engine engine, RunListener listener) {
        return pipeline != null
                ? engine.start(request(pipeline), listener)
                : engine.resume(String.valueOf(resume), threads, listener);
    }

    private RunRequest request(Path file) {
        RunRequest request = RunRequest.of(Documents.readPipeline(file))
                .withParameters(parameters)
                .withCache(noCache ? CacheMode.IGNORE : CacheMode.USE)
                .withThreads(threads);
        return seed == null ? request : request.withSeed(seed);
    }

    private void print(HeadraceException failure) {
        failure.printStackTrace(spec.commandLine().getErr());
    }

    private static void stopAndWait(Run run, Thread main) {
        run.cancel();
        try {
            // The main thread still has to record how the run ended and to print it.
            main.join(15_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook has run, and this result is that of the stopped run.
            return;
        }
    }
}
