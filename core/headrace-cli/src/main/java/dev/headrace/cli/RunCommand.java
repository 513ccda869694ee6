package dev.headrace.cli;

import dev.headrace.core.HeadraceException;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.Run;
import dev.headrace.runtime.engine.RunListener;
import dev.headrace.runtime.engine.RunResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private static final long STOP_SECONDS = 15;

    private final CountDownLatch done = new CountDownLatch(1);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Parameters(arity = "0..1", paramLabel = "PIPELINE", description = "The pipeline, in YAML or JSON.")
    private @Nullable Path pipeline;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RequestOptions request;

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
        if (resume != null && request.isGiven()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--resume goes on with the parameters, seed and cache that the run was started with: leave out"
                            + " --parameter, --seed and --no-cache.");
        }
        if (threads < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--threads is " + threads + ", and cannot be negative.");
        }
        RunOutput output = new RunOutput(spec.commandLine(), options);
        try (Engine engine = options.open()) {
            if (pipeline != null && check) {
                engine.check(request.request(pipeline).withThreads(threads));
                output.printRunnable();
                return RunResult.DONE;
            }
            Run run = start(engine, output.listener());
            Thread hook = new Thread(() -> stopAndWait(run), "headrace-shutdown");
            Runtime.getRuntime().addShutdownHook(hook);
            RunResult result = run.await();
            removeHook(hook);
            if (options.isDebug()) {
                run.failures().values().forEach(failure -> print(failure));
            }
            output.print(result, true);
            return result.exitCode();
        } finally {
            done.countDown();
        }
    }

    private Run start(Engine engine, RunListener listener) {
        return pipeline != null
                ? engine.start(request.request(pipeline).withThreads(threads), listener)
                : engine.resume(String.valueOf(resume), threads, listener);
    }

    private void print(HeadraceException failure) {
        failure.printStackTrace(spec.commandLine().getErr());
    }

    /// On Ctrl-C: stops the run, and lets the main thread record and print how it ended before the process does.
    private void stopAndWait(Run run) {
        run.cancel();
        try {
            if (!done.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                spec.commandLine().getErr().println("headrace: the run does not stop; its record stays open");
            }
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
