package dev.headrace.serving.http;

import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.serving.PredictionRecord;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.ServerRequest.EventTime;
import dev.headrace.serving.ServerRequest.Source;
import dev.headrace.serving.spi.RunningServer;
import dev.headrace.serving.store.FileModelStore;
import dev.headrace.serving.store.FileModelStoreConfig;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Model;
import dev.headrace.training.ModelCard;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Models, servers and requests for tests.
final class Fixture {
    static final String NAME = "income";
    static final Duration SOON = Duration.ofMillis(20);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Fixture() {}

    /// A model with a column of each form of JSON, of two classes or a number; its first weight tells models
    /// apart.
    static Model model(Task task, double weight) {
        boolean classes = task.isClassification();
        TransformGraph graph = new TransformGraph(
                TransformGraph.FORMAT,
                List.of(
                        new Column("age", ColumnType.INTEGER),
                        new Column("balance", ColumnType.REAL),
                        new Column("city", ColumnType.TEXT),
                        new Column("active", ColumnType.BOOLEAN),
                        new Column("born", ColumnType.DATE)),
                List.of(
                        new Operation.Number("age", 39.7, 10, 0, 120, false),
                        new Operation.Number("balance", 1234.567, 500, -1e6, 1e6, false),
                        new Operation.OneHot("city", List.of("oslo")),
                        new Operation.Flag("active", 0.25),
                        new Operation.DateParts("born", 10_000, 1000, 0, 20_000)),
                new LabelSchema("income", task, classes ? List.of("<=50K", ">50K") : List.of()),
                List.of());
        double[] weights = new double[graph.width()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.sin(i + weight);
        }
        return new Model(
                new ModelCard(ModelCard.FORMAT, "test", Hyperparameters.NONE, 10, 10),
                graph,
                new LinearPredictor(
                        graph.width(), classes ? 2 : 1, classes ? Link.LOGISTIC : Link.IDENTITY, weights, new double[] {
                            0.1
                        }));
    }

    static Path write(Path directory, Task task, double weight) throws IOException {
        model(task, weight).write(Files.createDirectories(directory));
        return directory;
    }

    static FileModelStore store(Path root) {
        return new FileModelStore(new FileModelStoreConfig(root), InstantSource.system());
    }

    static HttpModelServer server() {
        return new HttpModelServer(new HttpServingConfig(1, SOON), InstantSource.system());
    }

    static ServerRequest request(Source source, @Nullable Path log) {
        return new ServerRequest(NAME, source, ServerRequest.LOOPBACK, 0, log, EventTime.CLOCK);
    }

    static HttpResponse<String> get(RunningServer server, String path) throws IOException, InterruptedException {
        return send(server, path, HttpRequest.newBuilder().GET());
    }

    static HttpResponse<String> post(RunningServer server, String path, String body)
            throws IOException, InterruptedException {
        return send(server, path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static HttpResponse<String> predict(RunningServer server, String row) throws IOException, InterruptedException {
        return post(server, "/v1/models/" + NAME + ":predict", "{\"instances\": [" + row + "]}");
    }

    static HttpResponse<String> send(RunningServer server, String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request.uri(URI.create(server.address() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    static List<PredictionRecord> log(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve(PredictionRecord.FILE)).stream()
                .map(line -> JsonRecords.parse(line, PredictionRecord.class, "the log"))
                .toList();
    }
}
