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
import java.util.stream.Stream;

/// Starts the distribution's launcher in a directory.
final class Headrace {
    static final Path DISTRIBUTION = Path.of(System.getProperty("headrace.distribution"));
    static final Path EXAMPLE_PLUGIN = Path.of(System.getProperty("headrace.example-plugin"));

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path directory;
    private final Path distribution;
    private final Map<String, String> environment = new TreeMap<>();
    private int started;

    /// What came of a command.
    record Outcome(int exitCode, String out, String err) {}

    Headrace(Path directory) {
        this(directory, DISTRIBUTION);
    }

    /// Starts the launcher of another distribution.
    Headrace(Path directory, Path distribution) {
        this.directory = directory;
        this.distribution = distribution;
    }

    /// Puts the example's jar where plugins are looked for.
    Headrace withExamplePlugin() throws IOException {
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        try (Stream<Path> jars = Files.list(EXAMPLE_PLUGIN)) {
            Path jar = jars.filter(path -> path.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(jar, plugins.resolve("words.jar"));
        }
        return this;
    }

    /// Sets a variable of the environment.
    Headrace with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// A command that was started.
    record Started(Process process, Path out, Path err) {
        Outcome outcome() throws IOException, InterruptedException {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it took longer than " + LIMIT);
            }
            return new Outcome(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        }
    }

    Started start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(distribution.resolve("bin/headrace").toString()));
        command.addAll(List.of(arguments));
        started++;
        Path out = directory.resolve("out-" + started + ".txt");
        Path err = directory.resolve("err-" + started + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new Started(process, out, err);
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).outcome();
    }
}
