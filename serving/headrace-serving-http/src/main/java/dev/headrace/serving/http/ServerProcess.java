package dev.headrace.serving.http;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server in a process of its own, of the same JDK. Thread-safe.
///
/// @param child the process
/// @param address where it answers
record ServerProcess(Process child, URI address) implements RunningServer {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final int PAUSE_MILLISECONDS = 10;
    private static final int STOP_SECONDS = 15;
    private static final int LAST_LINES = 5;

    /// Starts a process and waits until it answers.
    static ServerProcess start(Handover handover, ProcessLimits limits) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("headrace-server-");
        Process child = null;
        ServerProcess started = null;
        try {
            JsonRecords.write(directory.resolve(Handover.FILE), handover);
            Path output = output(directory, limits.output());
            child = new ProcessBuilder(command(directory, limits))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            // It reads nothing.
            child.getOutputStream().close();
            started = new ServerProcess(child, await(child, directory, output, limits.startup()));
            return started;
        } finally {
            if (started == null && child != null) {
                child.destroyForcibly().waitFor();
            }
            delete(directory);
        }
    }

    private static Path output(Path directory, @Nullable Path given) throws IOException {
        if (given == null) {
            return directory.resolve("output.txt");
        }
        Path output = given.toAbsolutePath();
        Path parent = output.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return output;
    }

    private static List<String> command(Path directory, ProcessLimits limits) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.heapMebibytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dslf4j.internal.verbosity=ERROR"));
        if (limits.lifetime() == null) {
            // It lives for a few requests: to start fast is worth more than to run fast.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of("-cp", ChildClassPath.get(), ServerMain.class.getName(), directory.toString()));
        return command;
    }

    private static URI await(Process child, Path directory, Path output, Duration startup)
            throws IOException, InterruptedException {
        Path ready = directory.resolve(Handover.Ready.FILE);
        long start = System.nanoTime();
        while (true) {
            // Asked before the files are looked at: what it wrote before it ended counts.
            boolean ended = !child.isAlive();
            if (Files.exists(ready)) {
                return URI.create(JsonRecords.read(ready, Handover.Ready.class).address());
            }
            if (ended) {
                throw ended(child, directory, output);
            }
            if (System.nanoTime() - start > startup.toNanos()) {
                throw new HeadraceException(
                        ServingErrorCode.SERVER_FAILED,
                        "The model server did not answer within " + startup.toMillis() + " ms" + said(output));
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }

    private static HeadraceException ended(Process child, Path directory, Path output) throws IOException {
        Path failed = directory.resolve(Handover.Failed.FILE);
        if (!Files.exists(failed)) {
            return new HeadraceException(
                    ServingErrorCode.SERVER_FAILED,
                    "The model server ended with exit code " + child.exitValue() + " before it answered"
                            + said(output));
        }
        Handover.Failed failure = JsonRecords.read(failed, Handover.Failed.class);
        for (ServingErrorCode code : ServingErrorCode.values()) {
            if (code.name().equals(failure.code())) {
                return new HeadraceException(code, failure.message());
            }
        }
        return new HeadraceException(
                ServingErrorCode.SERVER_FAILED, "The model server did not start: " + failure.message());
    }

    /// What the process printed last, without stack traces.
    private static String said(Path output) throws IOException {
        List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("..."))
                .toList();
        return lines.isEmpty()
                ? "; it said nothing"
                : "; it said last: "
                        + String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            // Some systems do not delete what the process still writes to.
            LOG.debug("{} is left behind: {}", directory, e.toString());
        }
    }

    @Override
    public OptionalLong process() {
        return OptionalLong.of(child.pid());
    }

    @Override
    public void close() {
        child.destroy();
        boolean ended = false;
        try {
            ended = child.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            child.destroyForcibly();
        }
    }
}
