package dev.headrace.cli;

import dev.headrace.runtime.engine.NodeResult;
import dev.headrace.runtime.engine.NodeState;
import dev.headrace.runtime.engine.RunListener;
import dev.headrace.runtime.engine.RunResult;
import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/// How a run is shown: while it runs on standard error, what came of it on standard output.
final class RunOutput {
    private final CommandLine command;
    private final EngineOptions options;

    RunOutput(CommandLine command, EngineOptions options) {
        this.command = command;
        this.options = options;
    }

    RunListener listener() {
        return isTerminal() ? new TerminalProgress(System.err) : new PlainProgress(command.getErr());
    }

    PhaseProgress phases() {
        return new PhaseProgress(command.getErr(), isTerminal());
    }

    private boolean isTerminal() {
        return !options.isJson()
                && Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent();
    }

    /// Says that a pipeline was checked and can run.
    void printRunnable() {
        if (options.isJson()) {
            Json.print(command.getOut(), Json.object().put("runnable", true));
        } else {
            command.getOut().println("The pipeline can run.");
        }
    }

    void print(RunResult result, boolean resumable) {
        PrintWriter out = command.getOut();
        if (options.isJson()) {
            Json.print(out, Json.of(result));
            return;
        }
        out.println(result.run() + " is " + result.state().name().toLowerCase(Locale.ROOT) + " after "
                + PlainProgress.text(result.duration()) + ": " + counts(result));
        for (NodeResult node : result.nodes()) {
            if (node.state() == NodeState.FAILED) {
                out.println("  " + node.node() + ": " + node.message()
                        + (node.code() == null ? "" : " [" + node.code().name() + "]"));
            }
        }
        if (resumable && result.exitCode() != RunResult.DONE) {
            out.println("Go on where it stopped:  " + EngineOptions.command() + " run --resume " + result.run()
                    + options.retyped());
        } else if (resumable) {
            out.println("What it made:            " + EngineOptions.command() + " inspect run " + result.run()
                    + options.retypedStore());
        }
        out.flush();
    }

    private static String counts(RunResult result) {
        List<String> counts = new ArrayList<>();
        for (NodeState state : Arrays.asList(NodeState.values())) {
            long count = result.nodes().stream()
                    .filter(node -> node.state() == state)
                    .count();
            if (count > 0) {
                String word = state == NodeState.COMPLETE
                        ? "done"
                        : state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                counts.add(count + " " + word);
            }
        }
        return String.join(", ", counts);
    }
}
