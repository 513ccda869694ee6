package dev.headrace.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.serving.PredictionRecord;
import dev.headrace.serving.ServerRequest.Source;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.RunningServer;
import dev.headrace.validation.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class PredictionLogTest {
    private static final int THREADS = 8;
    private static final int REQUESTS = 40;

    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path directory = Path.of("");

    @Test
    void linesOfSeveralThreadsAreWhole() throws Exception {
        Path log = directory.resolve("log");
        try (RunningServer server = server(log);
                ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<@Nullable Void>> clients = new ArrayList<>();
            for (int client = 0; client < THREADS; client++) {
                clients.add(executor.submit(() -> {
                    for (int i = 0; i < REQUESTS; i++) {
                        Fixture.predict(server, "{\"age\": " + i + "}, {\"city\": \"line\\nfeed\"}");
                    }
                    return null;
                }));
            }
            // A reader sees whole lines at any time.
            while (clients.stream().anyMatch(client -> !client.isDone())) {
                Fixture.log(log);
            }
            for (Future<@Nullable Void> client : clients) {
                client.get();
            }
        }
        List<PredictionRecord> lines = Fixture.log(log);
        assertThat(lines).hasSize(THREADS * REQUESTS * 2);
        Set<String> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.id()));
        assertThat(ids).hasSize(lines.size());
    }

    @Test
    void aTornLastLineIsCutOffAtTheNextStart() throws Exception {
        Path log = Files.createDirectories(directory.resolve("log"));
        try (PredictionLog first = PredictionLog.open(log, warnings::add)) {
            first.append(List.of(line("1")));
        }
        Path file = log.resolve(PredictionRecord.FILE);
        Files.writeString(file, Files.readString(file) + "{\"id\": \"2\", \"ti");
        try (PredictionLog second = PredictionLog.open(log, warnings::add)) {
            second.append(List.of(line("3"), line("4")));
        }
        assertThat(Fixture.log(log)).extracting(PredictionRecord::id).containsExactly("1", "3", "4");
        Files.writeString(file, "no line at all");
        PredictionLog.open(log, warnings::add).close();
        assertThat(file).isEmptyFile();
        assertThat(warnings).isEmpty();
    }

    @Test
    void twoServersDoNotWriteOneLog() throws Exception {
        Path log = directory.resolve("log");
        try (RunningServer server = server(log)) {
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> server(log))
                    .withMessage("The prediction log " + log.resolve(PredictionRecord.FILE)
                            + " is being written by another server")
                    .extracting(HeadraceException::code)
                    .isEqualTo(ServingErrorCode.PREDICTION_LOG_UNWRITABLE);
            assertThat(Fixture.predict(server, "{\"age\": 1}").statusCode()).isEqualTo(200);
        }
        server(log).close();
    }

    @Test
    void aLogThatCannotBeMadeIsNamedAtTheStart() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "text");
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> server(file))
                .withMessageStartingWith(
                        "The prediction log " + file.resolve(PredictionRecord.FILE) + " cannot be written: ")
                .extracting(HeadraceException::code)
                .isEqualTo(ServingErrorCode.PREDICTION_LOG_UNWRITABLE);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onAFullDiskServingGoesOn() throws Exception {
        Path log = Files.createDirectories(directory.resolve("log"));
        // A device that has room for nothing.
        Files.createSymbolicLink(log.resolve(PredictionRecord.FILE), Path.of("/dev/full"));
        try (RunningServer server = server(log)) {
            for (int i = 0; i < 3; i++) {
                assertThat(Fixture.predict(server, "{\"age\": 1}").statusCode()).isEqualTo(200);
            }
        }
        assertThat(warnings.getFirst()).contains("cannot be written, and serving goes on without: No space left");
        assertThat(warnings.stream().filter(warning -> warning.contains("serving goes on")))
                .as("said once")
                .hasSize(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsMissingIsCounted() throws Exception {
        Path log = Files.createDirectories(directory.resolve("log"));
        Files.createSymbolicLink(log.resolve(PredictionRecord.FILE), Path.of("/dev/full"));
        try (PredictionLog full = PredictionLog.open(log, warnings::add)) {
            full.append(List.of(line("1"), line("2")));
            full.append(List.of(line("3")));
            assertThat(full.dropped()).isEqualTo(3);
        }
    }

    private RunningServer server(Path log) throws Exception {
        Path model = directory.resolve("model");
        if (!Files.exists(model)) {
            Fixture.write(model, Task.BINARY, 1);
        }
        return new HttpModelServer(new HttpServingConfig(1, Fixture.SOON), InstantSource.system(), warnings::add)
                .start(Fixture.request(new Source.Directory(model), log));
    }

    private static PredictionRecord line(String id) {
        return new PredictionRecord(id, "2026-03-01T12:30:00Z", "income", 1, Map.of("age", 5), "a", List.of(0.5, 0.5));
    }
}
