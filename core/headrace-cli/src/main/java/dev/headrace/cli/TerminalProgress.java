package dev.headrace.cli;

import dev.headrace.runtime.engine.NodeResult;
import dev.headrace.runtime.engine.RunEvent;
import dev.headrace.runtime.engine.RunResult;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// The same lines, above a bar that counts the nodes and says how far those are that run.
final class TerminalProgress extends PlainProgress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private final Map<String, String> running = new LinkedHashMap<>();
    private @Nullable ProgressBar bar;

    TerminalProgress(PrintStream terminal) {
        super(new PrintWriter(terminal, true, terminal.charset()));
        this.terminal = terminal;
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.Started(var run, var pipeline, var nodes) -> {
                super.on(event);
                bar = new ProgressBarBuilder()
                        .setTaskName(run)
                        .setInitialMax(nodes.size())
                        .setUnit(" nodes", 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new ConsoleProgressBarConsumer(terminal, 110))
                        .build();
            }
            case RunEvent.NodeStarted(var node, var reason) -> {
                running.put(node, node);
                super.on(event);
                show();
            }
            case RunEvent.NodeEnded(NodeResult result) -> {
                running.remove(result.node());
                super.on(event);
                if (bar != null) {
                    bar.step();
                }
                show();
            }
            default -> super.on(event);
        }
    }

    @Override
    void line(String text) {
        super.line(CLEAR_LINE + text);
    }

    @Override
    void progressed(RunEvent.NodeProgressed progress) {
        running.put(progress.node(), progress.node() + " " + share(progress));
        show();
    }

    @Override
    void finished(RunResult result) {
        if (bar != null) {
            bar.setExtraMessage("");
            bar.close();
            bar = null;
        }
    }

    private void show() {
        if (bar != null) {
            bar.setExtraMessage(String.join(", ", running.values()));
        }
    }
}
