package dev.headrace.cli;

import dev.headrace.cli.quickstart.Quickstart;
import java.io.PrintWriter;
import java.util.Locale;

/// Says what is done between runs: a line when something starts, and how far it is, on one line of a
/// terminal or a line for each quarter elsewhere.
final class PhaseProgress implements Quickstart.Phases {
    private static final int QUARTERS = 4;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private long shown;

    PhaseProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void started(String what) {
        shown = 0;
        out.println(what);
        out.flush();
    }

    @Override
    public void progressed(long done, long total) {
        long steps = terminal ? 100 : QUARTERS;
        long step = done * steps / Math.max(1, total);
        if (step == shown) {
            return;
        }
        shown = step;
        String text = String.format(Locale.ROOT, "  %,d of %,d", done, total);
        if (terminal) {
            out.print(CLEAR_LINE + text + (done == total ? CLEAR_LINE : ""));
        } else {
            out.println(text);
        }
        out.flush();
    }
}
