package dev.headrace.benchmarks.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs a contender once in a JVM of its own, started as this one was: what it costs from cold, and how much
/// memory it takes.
///
/// @param residentMebibytes the most memory resident at once; NaN where the system does not say
/// @param cpuSeconds of the process, the start of the JVM not counted
/// @param wallSeconds likewise
record FreshJvm(double residentMebibytes, double cpuSeconds, double wallSeconds) {
    private static final String MARK = "measured ";
    private static final double KIBI = 1024;

    /// Starts a JVM, runs a contender in it, and waits.
    ///
    /// @param contender of [Contenders]
    /// @param file what it works on
    /// @throws IOException if it failed; the message is what it wrote
    static FreshJvm run(Contender contender, Path file) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                FreshJvmMain.class.getName(),
                contender.name(),
                file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return output.lines()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .map(FreshJvm::ofLine)
                .orElseThrow(() -> new IOException(contender.name() + " failed in a JVM of its own: " + output));
    }

    /// Measures a contender in this JVM.
    static FreshJvm measure(Contender contender, Path file) throws IOException, SQLException {
        double cpu = Machine.cpuSeconds();
        double wall = Machine.wallSeconds();
        contender.run(file);
        double usedCpu = Machine.cpuSeconds() - cpu;
        double usedWall = Machine.wallSeconds() - wall;
        var kibibytes = Machine.mostResidentKibibytes();
        return new FreshJvm(kibibytes.isPresent() ? kibibytes.getAsLong() / KIBI : Double.NaN, usedCpu, usedWall);
    }

    /// What the new JVM tells this one.
    String line() {
        return MARK + String.format(Locale.ROOT, "%.3f %.3f %.3f", residentMebibytes, cpuSeconds, wallSeconds);
    }

    private static FreshJvm ofLine(String line) {
        String[] fields = line.substring(MARK.length()).split(" ", -1);
        return new FreshJvm(
                Double.parseDouble(fields[0]), Double.parseDouble(fields[1]), Double.parseDouble(fields[2]));
    }
}
