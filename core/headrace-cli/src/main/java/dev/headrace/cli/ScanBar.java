package dev.headrace.cli;

import dev.headrace.statistics.ScanProgress;
import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Shows how far a scan is: a bar on a terminal, nothing elsewhere. Thread-safe.
final class ScanBar implements ScanProgress, AutoCloseable {
    private static final int WIDTH = 110;

    private final @Nullable ProgressBar bar;

    private ScanBar(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /// A bar.
    static ScanBar create() {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            return new ScanBar(null);
        }
        return new ScanBar(new ProgressBarBuilder()
                .setTaskName("values")
                .setInitialMax(0)
                .setUnit("M", 1_000_000)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .build());
    }

    @Override
    public void advanced(long done, long total) {
        if (bar != null) {
            if (total > 0) {
                bar.maxHint(total);
            }
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
