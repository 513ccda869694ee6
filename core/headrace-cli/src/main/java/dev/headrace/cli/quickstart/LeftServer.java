package dev.headrace.cli.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The server that a quickstart leaves behind: written down, so that the next one of the same model replaces it.
///
/// @param file where it is written down
record LeftServer(Path file) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static LeftServer in(Path directory) {
        return new LeftServer(directory.resolve("server.process"));
    }

    /// Writes a process down, with when it started: numbers of processes are used again.
    void remember(long process) throws IOException {
        Optional<Instant> start =
                ProcessHandle.of(process).flatMap(handle -> handle.info().startInstant());
        if (start.isPresent()) {
            Files.writeString(file, process + " " + start.get().toEpochMilli());
        }
    }

    /// Ends the process, if it is still the one that was written down.
    void stop() throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            return;
        }
        String[] parts = Files.readString(file).strip().split(" ");
        Files.delete(file);
        if (parts.length != 2 || !parts[0].matches("\\d{1,18}")) {
            return;
        }
        Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(handle -> handle.info()
                        .startInstant()
                        .filter(start -> parts[1].equals(Long.toString(start.toEpochMilli())))
                        .isPresent());
        if (left.isPresent()) {
            left.get().destroy();
            try {
                left.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                // It does not end when asked: it is forced to, for its port is needed.
                left.get().destroyForcibly();
            }
        }
    }
}
