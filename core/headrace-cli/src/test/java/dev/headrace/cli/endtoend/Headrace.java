package dev.headrace.cli.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Starts the distribution's launcher in a directory.
final class Headrace {
    static final Path DISTRIBUTION = Path.of(System.getProperty("headrace.distribution"));
    static final Path EXAMPLE_PLUGIN = Path.of(System.getProperty("headrace.example-plugin"));

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();

    /// What came of a command.
    record Outcome(int exitCode, String out, String err) {}

    Headrace(Path directory) {
        this.directory = directory;
    }

    Headrace withJvmOptions(String options) {
        environment.put("HEADRACE_OPTS", options);
        return this;
    }

    Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(DISTRIBUTION.resolve("bin/headrace").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out.txt").toFile())
                .redirectError(directory.resolve("err.txt").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("headrace " + List.of(arguments) + " took longer than " + LIMIT);
        }
        return new Outcome(
                process.exitValue(),
                Files.readString(directory.resolve("out.txt"), UTF_8),
                Files.readString(directory.resolve("err.txt"), UTF_8));
    }
}
