package dev.headrace.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.serving.ModelVersion;
import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServerRequest.Source;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.RunningServer;
import dev.headrace.serving.store.FileModelStore;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Model;
import dev.headrace.training.ModelCard;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers in processes of their own.
final class ServerProcessTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);

    @TempDir
    Path directory = Path.of("");

    @Test
    void itFollowsAStoreAndLogsLikeOneInThisProcess() throws Exception {
        FileModelStore store = Fixture.store(directory.resolve("models"));
        ModelVersion version = store.publish(Fixture.NAME, model());
        store.promote(version, Optional.empty());
        Path log = directory.resolve("log");
        String apart;
        try (RunningServer server = Fixture.server()
                .startApart(
                        Fixture.request(new Source.Store(store.root()), log),
                        new ProcessLimits(64, PATIENT, null, null))) {
            apart = Fixture.predict(server, "{\"age\": 50}").body();
        }
        assertThat(Fixture.log(log))
                .singleElement()
                .satisfies(line -> assertThat(line.version()).isEqualTo(1));
        try (RunningServer server = Fixture.server().start(Fixture.request(new Source.Store(store.root()), null))) {
            assertThat(Fixture.predict(server, "{\"age\": 50}").body()).isEqualTo(apart);
        }
    }

    @Test
    void aModelThatNeedsMoreThanTheHeapSaysSo() throws Exception {
        // 4 million weights are 32 MB.
        int buckets = 4_000_000;
        Model great = new Model(
                new ModelCard(ModelCard.FORMAT, "test", Hyperparameters.NONE, 1, 1),
                new TransformGraph(
                        TransformGraph.FORMAT,
                        List.of(new Column("text", ColumnType.TEXT)),
                        List.of(new Operation.HashedWords("text", buckets)),
                        new LabelSchema("y", Task.REGRESSION, List.of()),
                        List.of()),
                new LinearPredictor(buckets, 1, Link.IDENTITY, new double[buckets], new double[1]));
        great.write(directory);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> Fixture.server()
                        .startApart(
                                Fixture.request(new Source.Directory(directory), null),
                                new ProcessLimits(16, PATIENT, null, null)))
                .withMessageStartingWith("The model server ended with exit code 3 before it answered; it said last: ")
                .withMessageContaining("OutOfMemoryError")
                .extracting(HeadraceException::code)
                .isEqualTo(ServingErrorCode.SERVER_FAILED);
    }

    @Test
    void itEndsAfterItsLifetime() throws Exception {
        RunningServer server = Fixture.server()
                .startApart(
                        Fixture.request(new Source.Directory(model()), null),
                        new ProcessLimits(64, PATIENT, Duration.ofSeconds(1), directory.resolve("output.txt")));
        ProcessHandle process = ProcessHandle.of(server.process().getAsLong()).orElseThrow();
        assertThat(Fixture.predict(server, "{\"age\": 50}").statusCode()).isEqualTo(200);
        process.onExit().get(30, TimeUnit.SECONDS);
        assertThat(directory.resolve("output.txt")).isEmptyFile();
        server.close();
    }

    @Test
    void itEndsWithTheProcessThatStartedItUnlessItHasALifetime() throws Exception {
        assertThat(survives("bound")).isFalse();
        assertThat(survives("detached")).isTrue();
    }

    /// Starts a process that starts a server, kills the process, and looks at the server.
    private boolean survives(String kind) throws Exception {
        Path ready = directory.resolve(kind + ".txt");
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsAServer.class.getName(),
                        kind,
                        model().toString(),
                        ready.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(kind + "-output.txt").toFile())
                .start();
        while (!Files.exists(ready)) {
            assertThat(parent.isAlive())
                    .as(() -> "parent, which said " + directory.resolve(kind + "-output.txt"))
                    .isTrue();
            Thread.sleep(20);
        }
        ProcessHandle server =
                ProcessHandle.of(Long.parseLong(Files.readString(ready))).orElseThrow();
        parent.destroyForcibly().waitFor();
        // What ends with its parent does so within a second; what does not must still be there then.
        long start = System.nanoTime();
        Duration wait = kind.equals("bound") ? PATIENT : Duration.ofSeconds(2);
        while (server.isAlive() && System.nanoTime() - start < wait.toNanos()) {
            Thread.sleep(20);
        }
        boolean alive = server.isAlive();
        server.destroyForcibly();
        return alive;
    }

    private Path model() throws Exception {
        Path model = directory.resolve("model");
        return Files.exists(model) ? model : Fixture.write(model, Task.BINARY, 1);
    }
}
