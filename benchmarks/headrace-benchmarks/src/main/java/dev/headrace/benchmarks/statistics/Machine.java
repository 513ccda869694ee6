package dev.headrace.benchmarks.statistics;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// What the figures are measured on and by.
final class Machine {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int SPINNING = 2;
    private static final long SPIN_NANOS = 1_000_000_000L;
    private static final int SPIN_STEPS = 100_000;
    private static final int GIBIBYTE_BITS = 30;

    private Machine() {}

    /// The processor's time that this process has used.
    static double cpuSeconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    /// The time that has gone by, from any point.
    static double wallSeconds() {
        return System.nanoTime() / 1e9;
    }

    /// How many cores two spinning threads get in a second: 2 on a quiet machine, less where others run too.
    /// Where it is less than 1.9, times on the wall mean nothing.
    static double spin() {
        AtomicLong busy = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        double start = wallSeconds();
        for (int i = 0; i < SPINNING; i++) {
            threads.add(Thread.ofPlatform().start(() -> busy.addAndGet(spinOnce())));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the spin check was interrupted", e);
            }
        }
        return busy.get() / 1e9 / (wallSeconds() - start);
    }

    /// The most memory that this process has had resident, in KiB; empty where the system does not say.
    static OptionalLong mostResidentKibibytes() throws IOException {
        return number(Path.of("/proc/self/status"), "VmHWM:");
    }

    /// A line for a report.
    static String description() throws IOException, SQLException {
        Path memory = Path.of("/proc/meminfo");
        OptionalLong kibibytes = number(memory, "MemTotal:");
        String total = kibibytes.isPresent()
                ? String.format(Locale.ROOT, ", %.0f GiB", kibibytes.getAsLong() / (double) (1 << (GIBIBYTE_BITS - 10)))
                : "";
        return "Machine: " + Runtime.getRuntime().availableProcessors() + " cores" + processor() + total + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch") + "; " + System.getProperty("java.vendor") + " "
                + Runtime.version() + ", "
                + ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(argument -> argument.startsWith("-X"))
                        .toList()
                + "; DuckDB " + Database.version() + ".";
    }

    private static long spinOnce() {
        var bean = ManagementFactory.getThreadMXBean();
        long from = bean.getCurrentThreadCpuTime();
        long end = System.nanoTime() + SPIN_NANOS;
        long value = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < SPIN_STEPS; i++) {
                value = Chance.bits(value, i);
            }
        }
        // The value is used, so that the loop is not left out.
        return bean.getCurrentThreadCpuTime() - from + (value == 0 ? 1 : 0);
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (Files.notExists(file)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                    .findFirst()
                    .orElse("");
        }
    }

    private static OptionalLong number(Path file, String key) throws IOException {
        if (Files.notExists(file)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        }
    }
}
