package dev.headrace.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.serving.ModelVersion;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.ServerRequest.Source;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.RunningServer;
import dev.headrace.serving.store.FileModelStore;
import dev.headrace.validation.Task;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that follows what is live.
@Timeout(60)
final class StoreSourceTest {
    private static final String ROW = "{\"age\": 50}";

    @TempDir
    Path directory = Path.of("");

    @Test
    void theLiveVersionServesAlsoAfterAnotherGoesLive() throws Exception {
        FileModelStore store = Fixture.store(directory.resolve("models"));
        ModelVersion first = publish(store, 1);
        ModelVersion second = publish(store, 2);
        store.promote(first, Optional.empty());
        try (RunningServer server = start(store)) {
            String one = Fixture.predict(server, ROW).body();
            assertThat(version(server)).isEqualTo("1");
            store.promote(second, Optional.of(first));
            awaitVersion(server, "2");
            assertThat(Fixture.predict(server, ROW).body()).isNotEqualTo(one);
            store.promote(first, Optional.of(second));
            awaitVersion(server, "1");
            assertThat(Fixture.predict(server, ROW).body()).isEqualTo(one);
        }
    }

    @Test
    void noRequestFailsWhileVersionsChangeAndEachAnswerIsThatOfItsVersion() throws Exception {
        FileModelStore store = Fixture.store(directory.resolve("models"));
        List<ModelVersion> versions = List.of(publish(store, 1), publish(store, 2));
        store.promote(versions.getFirst(), Optional.empty());
        AtomicBoolean done = new AtomicBoolean();
        try (RunningServer server = start(store);
                ExecutorService executor = Executors.newFixedThreadPool(2)) {
            List<String> bodies = new ArrayList<>();
            bodies.add(Fixture.predict(server, ROW).body());
            store.promote(versions.get(1), Optional.of(versions.get(0)));
            awaitVersion(server, "2");
            bodies.add(Fixture.predict(server, ROW).body());
            List<CompletableFuture<Integer>> clients = new ArrayList<>();
            for (int client = 0; client < 2; client++) {
                clients.add(CompletableFuture.supplyAsync(
                        () -> {
                            int answers = 0;
                            while (!done.get()) {
                                HttpResponse<String> answer = predict(server);
                                assertThat(answer.statusCode()).isEqualTo(200);
                                int number = Integer.parseInt(answer.headers()
                                        .firstValue("Headrace-Model-Version")
                                        .orElseThrow());
                                assertThat(answer.body()).isEqualTo(bodies.get(number - 1));
                                answers++;
                            }
                            return answers;
                        },
                        executor));
            }
            for (int change = 0; change < 6; change++) {
                store.promote(versions.get(change % 2), Optional.of(versions.get((change + 1) % 2)));
                awaitVersion(server, Integer.toString(change % 2 + 1));
            }
            done.set(true);
            for (CompletableFuture<Integer> client : clients) {
                assertThat(client.get()).isPositive();
            }
        }
    }

    private static HttpResponse<String> predict(RunningServer server) {
        try {
            return Fixture.predict(server, ROW);
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aVersionThatCannotBeLoadedIsReportedAndTheOldOneGoesOn() throws Exception {
        FileModelStore store = Fixture.store(directory.resolve("models"));
        ModelVersion first = publish(store, 1);
        store.promote(first, Optional.empty());
        Path broken = Files.createDirectories(directory.resolve("broken"));
        Files.writeString(broken.resolve("text"), "no model");
        ModelVersion second = store.publish(Fixture.NAME, broken);
        List<String> warnings = java.util.Collections.synchronizedList(new ArrayList<>());
        HttpModelServer patient = new HttpModelServer(
                new HttpServingConfig(1, Fixture.SOON), java.time.InstantSource.system(), warnings::add);
        try (RunningServer server = patient.start(request(store))) {
            store.promote(second, Optional.of(first));
            String status = "";
            while (!status.contains("\"END\"")) {
                Thread.sleep(5);
                status = Fixture.get(server, "/v1/models/income").body();
            }
            assertThat(status)
                    .contains("\"version\":\"1\",\"state\":\"AVAILABLE\"", "\"version\":\"2\",\"state\":\"END\"");
            assertThat(version(server)).isEqualTo("1");
            Thread.sleep(100);
            assertThat(warnings).as("said once").hasSize(1);
            assertThat(warnings.getFirst())
                    .startsWith("Version 1 of model 'income' goes on serving: version 2 cannot be loaded: ");
            ModelVersion third = publish(store, 3);
            store.promote(third, Optional.of(second));
            awaitVersion(server, "3");
            assertThat(Fixture.get(server, "/v1/models/income").body()).doesNotContain("END");
        }
    }

    @Test
    void aModelWithoutALiveVersionIsNotServed() throws Exception {
        FileModelStore store = Fixture.store(directory.resolve("models"));
        publish(store, 1);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> start(store))
                .withMessageStartingWith("Model 'income' has no live version in the model store " + store.root())
                .extracting(HeadraceException::code)
                .isEqualTo(ServingErrorCode.MODEL_UNKNOWN);
    }

    private ModelVersion publish(FileModelStore store, int weight) throws Exception {
        return store.publish(Fixture.NAME, Fixture.write(directory.resolve("model-" + weight), Task.BINARY, weight));
    }

    private static ServerRequest request(FileModelStore store) {
        return Fixture.request(new Source.Store(store.root()), null);
    }

    private static RunningServer start(FileModelStore store) throws Exception {
        return Fixture.server().start(request(store));
    }

    private static String version(RunningServer server) throws Exception {
        return Fixture.predict(server, ROW)
                .headers()
                .firstValue("Headrace-Model-Version")
                .orElse("");
    }

    private static void awaitVersion(RunningServer server, String version) throws Exception {
        while (!version(server).equals(version)) {
            Thread.sleep(5);
        }
    }
}
