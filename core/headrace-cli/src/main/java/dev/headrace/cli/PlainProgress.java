package dev.headrace.cli;

import dev.headrace.runtime.engine.NodeResult;
import dev.headrace.runtime.engine.NodeState;
import dev.headrace.runtime.engine.RunEvent;
import dev.headrace.runtime.engine.RunListener;
import dev.headrace.runtime.engine.RunResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Says what happens in a run, a line for each thing: for logs, pipes and terminals that are none.
class PlainProgress implements RunListener {
    /// Events of progress come at most ten times a second for each node: this is a line every five seconds or so.
    private static final int EVENTS_PER_LINE = 50;

    private final PrintWriter out;
    private final Map<String, Integer> heard = new HashMap<>();
    private int width = 8;

    PlainProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.Started(var run, var pipeline, var nodes) -> {
                width = nodes.stream().mapToInt(String::length).max().orElse(width);
                line("run " + run + ": " + nodes.size() + (nodes.size() == 1 ? " node" : " nodes"));
            }
            case RunEvent.NodeStarted(var node, var reason) -> line(entry("running", node, reason));
            case RunEvent.NodeProgressed progress -> progressed(progress);
            case RunEvent.NodeRetried(var node, int attempt, var message, Duration pause) ->
                line(entry("retrying", node, message + "; attempt " + (attempt + 1) + " in " + text(pause)));
            case RunEvent.NodeEnded(NodeResult result) -> line(ended(result));
            case RunEvent.NodeReached reached -> {
                // Where outputs are on their way into the store is of no interest to people.
            }
            case RunEvent.Ended(RunResult result) -> finished(result);
        }
    }

    /// Prints one line.
    void line(String text) {
        out.println(text);
        out.flush();
    }

    /// Shows how far a node is, if it takes long: a line for each event would be too many.
    void progressed(RunEvent.NodeProgressed progress) {
        if (heard.merge(progress.node(), 1, Integer::sum) % EVENTS_PER_LINE == 0) {
            line(entry("running", progress.node(), share(progress)));
        }
    }

    /// How far a node is, in a few words.
    static String share(RunEvent.NodeProgressed progress) {
        return progress.total() > 0
                ? 100 * progress.done() / progress.total() + " %"
                : String.format(Locale.ROOT, "%,d %s", progress.done(), progress.unit());
    }

    /// Ends the display.
    void finished(RunResult result) {}

    private String ended(NodeResult result) {
        String word = switch (result.state()) {
            case COMPLETE -> "done";
            case CACHED, SKIPPED, FAILED, CANCELED, NOT_RUN ->
                result.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
        String message = result.state() == NodeState.COMPLETE ? text(result.duration()) : result.message();
        return entry(word, result.node(), message);
    }

    private String entry(String word, String node, String message) {
        return String.format(Locale.ROOT, "%-8s  %-" + width + "s  %s", word, node, message);
    }

    static String text(Duration duration) {
        long milliseconds = duration.toMillis();
        if (milliseconds < 1_000) {
            return milliseconds + " ms";
        }
        return milliseconds < 60_000
                ? String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0)
                : String.format(Locale.ROOT, "%d min %d s", milliseconds / 60_000, milliseconds / 1_000 % 60);
    }
}
