package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.serving.PredictionRecord;
import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.ServerRequest.EventTime;
import dev.headrace.serving.ServerRequest.Source;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.spi.ModelServer;
import dev.headrace.serving.spi.RunningServer;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Model;
import dev.headrace.training.ModelCard;
import dev.headrace.training.Operation;
import dev.headrace.training.TrainingErrorCode;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [ModelServer] promises, asked over HTTP. A server's own test extends this class and says how to
/// make it, and by flags what it cannot do.
///
/// The models are a logistic and a linear regression on two columns, whose predictions are known by their
/// formulas.
public abstract class ModelServerConformanceTest {
    private static final String NAME = "income";
    private static final String PREDICT = "/v1/models/" + NAME + ":predict";
    private static final int THREADS = 8;
    private static final int REQUESTS = 50;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory = Path.of("");

    /// For the server's own test.
    protected ModelServerConformanceTest() {}

    /// The server that is tested.
    ///
    /// @return a server
    protected abstract ModelServer server();

    /// Whether [ModelServer#startApart] serves in a process of its own.
    ///
    /// @return true unless it serves in this process all the same
    protected boolean hasOwnProcess() {
        return true;
    }

    /// Whether it writes prediction logs.
    ///
    /// @return true unless it passes over the request's log
    protected boolean logsPredictions() {
        return true;
    }

    private record Row(String label, List<Double> scores) {}

    private record Classes(List<Row> predictions) {}

    private record Numbers(List<Double> predictions) {}

    private record Failure(String error) {}

    @BeforeEach
    final void writeModels() throws IOException {
        model(LinkedModel.CLASSES).write(Files.createDirectories(directory.resolve("classes")));
        model(LinkedModel.NUMBERS).write(Files.createDirectories(directory.resolve("numbers")));
    }

    @AfterEach
    final void closeClient() {
        client.close();
    }

    @Test
    final void classesComeWithTheirProbabilities() throws Exception {
        try (RunningServer running = start("classes")) {
            assertClass(running, "{\"age\": 50, \"city\": \"oslo\"}", 50, 1);
            assertClass(running, "{\"age\": 20.5, \"city\": \"rome\"}", 20.5, 0);
        }
    }

    @Test
    final void numbersComeAsTheyAre() throws Exception {
        try (RunningServer running = start("numbers")) {
            Numbers numbers = JsonRecords.parse(
                    ok(
                            running,
                            "{\"instances\": [{\"age\": 50, \"city\": \"oslo\"}, {\"age\": 20, \"city\": \"rome\"}]}"),
                    Numbers.class,
                    "the answer");
            assertThat(numbers.predictions()).hasSize(2);
            assertThat(numbers.predictions().get(0)).isCloseTo(score(50, 1), within(1e-12));
            assertThat(numbers.predictions().get(1)).isCloseTo(score(20, 0), within(1e-12));
        }
    }

    @Test
    final void predictionsComeInTheOrderOfTheRows() throws Exception {
        try (RunningServer running = start("classes")) {
            StringBuilder rows = new StringBuilder();
            for (int age = 0; age < REQUESTS; age++) {
                rows.append(age == 0 ? "" : ", ")
                        .append("{\"age\": ")
                        .append(age)
                        .append("}");
            }
            List<Row> predictions = classes(ok(running, "{\"instances\": [" + rows + "]}"));
            assertThat(predictions).hasSize(REQUESTS);
            for (int age = 0; age < REQUESTS; age++) {
                assertThat(predictions.get(age).scores().get(1)).isCloseTo(probability(age, 0), within(1e-12));
            }
        }
    }

    @Test
    final void whatIsMissingIsTakenAsMissing() throws Exception {
        try (RunningServer running = start("classes")) {
            // Without an age it is the mean, 40.
            assertClass(running, "{\"city\": \"oslo\"}", 40, 1);
            assertClass(running, "{\"age\": null, \"city\": \"oslo\"}", 40, 1);
            assertClass(running, "{\"age\": \"NaN\", \"city\": \"oslo\"}", 40, 1);
            assertClass(running, "{\"age\": 50, \"city\": null}", 50, 0);
            assertClass(running, "{\"age\": 50, \"city\": \"a city never seen\"}", 50, 0);
        }
    }

    @Test
    final void wrongRequestsAreRefusedByName() throws Exception {
        try (RunningServer running = start("classes")) {
            assertRefused(running, "", "");
            assertRefused(running, "{\"instances\": [{\"age\": 5", "");
            assertRefused(running, "[1]", "");
            assertRefused(running, "{}", "instances");
            assertRefused(running, "{\"instances\": []}", "instances");
            assertRefused(running, "{\"instances\": [5]}", "");
            assertRefused(running, "{\"instances\": [{}]}", "age");
            assertRefused(running, "{\"instances\": [{\"age\": 5, \"cityy\": \"oslo\"}]}", "did you mean 'city'?");
            assertRefused(running, "{\"instances\": [{\"age\": \"fifty\"}]}", "'age'");
            assertRefused(running, "{\"instances\": [{\"age\": true}]}", "'age'");
            assertRefused(running, "{\"instances\": [{\"city\": 5}]}", "'city'");
            assertRefused(running, "{\"instances\": [{\"city\": [\"oslo\"]}]}", "'city'");
            assertThat(ok(running, "{\"instances\": [{\"age\": 5}]}")).contains("predictions");
        }
    }

    @Test
    final void anUnknownModelIsNotFound() throws Exception {
        try (RunningServer running = start("classes")) {
            HttpResponse<String> response = send(post(running, "/v1/models/incom:predict", "{\"instances\": [{}]}"));
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(error(response)).contains("incom");
            assertThat(send(get(running, "/v1/models/incom")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    final void theWrongMethodIsRefused() throws Exception {
        try (RunningServer running = start("classes")) {
            assertThat(send(get(running, PREDICT)).statusCode()).isEqualTo(405);
            assertThat(send(post(running, "/v1/models/" + NAME, "{}")).statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    final void theStatusSaysThatTheModelIsAvailable() throws Exception {
        try (RunningServer running = start("classes")) {
            HttpResponse<String> response = send(get(running, "/v1/models/" + NAME));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body().replaceAll("\\s", ""))
                    .contains("\"model_version_status\":[{", "\"version\":\"0\"", "\"state\":\"AVAILABLE\"");
        }
    }

    @Test
    final void severalClientsGetTheirOwnAnswers() throws Exception {
        try (RunningServer running = start("classes");
                ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<@Nullable Void>> clients = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int first = i * REQUESTS;
                clients.add(executor.submit(() -> {
                    for (int age = first; age < first + REQUESTS; age++) {
                        assertClass(running, "{\"age\": " + age + "}", age, 0);
                    }
                    return null;
                }));
            }
            for (Future<@Nullable Void> one : clients) {
                one.get();
            }
        }
    }

    @Test
    final void aClosedServerDoesNotAnswer() throws Exception {
        RunningServer running = start("classes");
        ok(running, "{\"instances\": [{\"age\": 5}]}");
        running.close();
        running.close();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send(get(running, "/v1/models/" + NAME)));
    }

    @Test
    final void aTakenPortIsNamed() throws Exception {
        try (RunningServer running = start("classes")) {
            int port = running.address().getPort();
            ServerRequest second = new ServerRequest(
                    NAME,
                    new Source.Directory(directory.resolve("classes")),
                    ServerRequest.LOOPBACK,
                    port,
                    null,
                    EventTime.CLOCK);
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> server().start(second))
                    .withMessageContaining(ServerRequest.LOOPBACK + ":" + port)
                    .extracting(HeadraceException::code)
                    .isEqualTo(ServingErrorCode.PORT_TAKEN);
        }
    }

    @Test
    final void aDirectoryWithoutAModelIsNotServed() throws IOException {
        Files.createDirectories(directory.resolve("nothing"));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> start("nothing"))
                .extracting(HeadraceException::code)
                .isEqualTo(TrainingErrorCode.MODEL_FORMAT);
    }

    @Test
    final void eachPredictionIsLogged() throws Exception {
        if (!logsPredictions()) {
            return;
        }
        try (RunningServer running = logged(EventTime.CLOCK)) {
            ok(running, "{\"instances\": [{\"age\": 50, \"city\": null}]}");
            HttpRequest several = post(
                    running,
                    PREDICT,
                    "{\"instances\": [{\"age\": 1, \"city\": \"rome\"}, {\"age\": 2, \"city\": \"oslo\"}]}",
                    "Headrace-Request-Id",
                    "order-7");
            assertThat(send(several).headers().firstValue("Headrace-Request-Id"))
                    .contains("order-7");
            send(post(running, PREDICT, "{\"instances\": [{\"agee\": 50}]}"));
        }
        List<PredictionRecord> log = log();
        assertThat(log).hasSize(3);
        assertThat(log.getFirst().id()).isNotBlank();
        assertThat(log.get(1).id()).isEqualTo("order-7-0");
        assertThat(log.get(2).id()).isEqualTo("order-7-1");
        assertThat(log.getFirst().model()).isEqualTo(NAME);
        assertThat(log.getFirst().version()).isZero();
        assertThat(log.getFirst().features()).containsEntry("age", 50).containsEntry("city", null);
        assertThat(log.get(2).features()).containsEntry("age", 2).containsEntry("city", "oslo");
        assertThat(log.get(2).label()).isEqualTo(probability(2, 1) > 0.5 ? "yes" : "no");
        assertThat(log.get(2).scores().get(1)).isCloseTo(probability(2, 1), within(1e-12));
    }

    @Test
    final void idsOfAServerAreDistinctAlsoAfterARestart() throws Exception {
        if (!logsPredictions()) {
            return;
        }
        for (int start = 0; start < 2; start++) {
            try (RunningServer running = logged(EventTime.CLOCK)) {
                ok(running, "{\"instances\": [{\"age\": 50}, {\"age\": 51}]}");
                ok(running, "{\"instances\": [{\"age\": 52}]}");
            }
            // Its clock may be slow.
            Thread.sleep(5);
        }
        Set<String> ids = new HashSet<>();
        log().forEach(line -> ids.add(line.id()));
        assertThat(ids).hasSize(6);
    }

    @Test
    final void theTimeOfARequestCountsOnlyInReplays() throws Exception {
        if (!logsPredictions()) {
            return;
        }
        String time = "1999-12-31T23:00:00Z";
        String row = "{\"instances\": [{\"age\": 50}]}";
        try (RunningServer running = logged(EventTime.REQUEST)) {
            send(post(running, PREDICT, row, "Headrace-Event-Time", time));
            HttpResponse<String> wrong = send(post(running, PREDICT, row, "Headrace-Event-Time", "yesterday"));
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(error(wrong)).contains("yesterday");
        }
        try (RunningServer running = logged(EventTime.CLOCK)) {
            send(post(running, PREDICT, row, "Headrace-Event-Time", time));
        }
        List<PredictionRecord> log = log();
        assertThat(log).hasSize(2);
        assertThat(Instant.parse(log.get(0).time())).isEqualTo(Instant.parse(time));
        assertThat(Instant.parse(log.get(1).time())).isNotEqualTo(Instant.parse(time));
    }

    @Test
    final void aServerApartAnswersAndEndsWhenClosed() throws Exception {
        ServerRequest request = request("classes", null, EventTime.CLOCK);
        Path output = directory.resolve("output/server.txt");
        ProcessLimits limits = new ProcessLimits(64, Duration.ofSeconds(60), null, output);
        ProcessHandle process = null;
        try (RunningServer running = server().startApart(request, limits)) {
            assertClass(running, "{\"age\": 50, \"city\": \"oslo\"}", 50, 1);
            assertThat(running.process().isPresent()).isEqualTo(hasOwnProcess());
            if (hasOwnProcess()) {
                process = ProcessHandle.of(running.process().getAsLong()).orElseThrow();
                assertThat(process.pid()).isNotEqualTo(ProcessHandle.current().pid());
                assertThat(output).exists();
            }
        }
        assertThat(process == null || !process.isAlive()).isTrue();
    }

    @Test
    final void aServerApartThatDoesNotStartSaysWhy() throws IOException {
        if (!hasOwnProcess()) {
            return;
        }
        Files.createDirectories(directory.resolve("nothing"));
        ServerRequest request = request("nothing", null, EventTime.CLOCK);
        ProcessLimits limits = new ProcessLimits(64, Duration.ofSeconds(60), null, null);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> server().startApart(request, limits))
                .withMessageContaining(ModelCard.FILE)
                .extracting(HeadraceException::code)
                .isEqualTo(ServingErrorCode.SERVER_FAILED);
    }

    @Test
    final void aServerApartNamesATakenPort() throws Exception {
        if (!hasOwnProcess()) {
            return;
        }
        try (RunningServer running = start("classes")) {
            int port = running.address().getPort();
            ServerRequest second = new ServerRequest(
                    NAME,
                    new Source.Directory(directory.resolve("classes")),
                    ServerRequest.LOOPBACK,
                    port,
                    null,
                    EventTime.CLOCK);
            ProcessLimits limits = new ProcessLimits(64, Duration.ofSeconds(60), null, null);
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> server().startApart(second, limits))
                    .withMessageContaining(ServerRequest.LOOPBACK + ":" + port)
                    .extracting(HeadraceException::code)
                    .isEqualTo(ServingErrorCode.PORT_TAKEN);
        }
    }

    @Test
    final void aServerApartThatIsTooSlowIsGivenUp() {
        if (!hasOwnProcess()) {
            return;
        }
        ServerRequest request = request("classes", null, EventTime.CLOCK);
        ProcessLimits limits = new ProcessLimits(64, Duration.ofMillis(1), null, null);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> server().startApart(request, limits))
                .extracting(HeadraceException::code)
                .isEqualTo(ServingErrorCode.SERVER_FAILED);
    }

    private enum LinkedModel {
        CLASSES,
        NUMBERS
    }

    /// The score is 0.05 (age - 40) / 10 + 0.5 for Oslo - 0.1.
    private static Model model(LinkedModel kind) {
        boolean classes = kind == LinkedModel.CLASSES;
        TransformGraph graph = new TransformGraph(
                TransformGraph.FORMAT,
                List.of(new Column("age", ColumnType.REAL), new Column("city", ColumnType.TEXT)),
                List.of(
                        new Operation.Number("age", 40, 10, -1000, 1000, false),
                        new Operation.OneHot("city", List.of("oslo"))),
                new LabelSchema(
                        "income", classes ? Task.BINARY : Task.REGRESSION, classes ? List.of("no", "yes") : List.of()),
                List.of());
        return new Model(
                new ModelCard(ModelCard.FORMAT, "kit", Hyperparameters.NONE, 10, 10),
                graph,
                new LinearPredictor(
                        3,
                        classes ? 2 : 1,
                        classes ? Link.LOGISTIC : Link.IDENTITY,
                        new double[] {0.05, 0.5, 0},
                        new double[] {-0.1}));
    }

    private static double score(double age, double oslo) {
        return 0.05 * (age - 40) / 10 + 0.5 * oslo - 0.1;
    }

    private static double probability(double age, double oslo) {
        return 1 / (1 + Math.exp(-score(age, oslo)));
    }

    private void assertClass(RunningServer running, String row, double age, double oslo) throws Exception {
        Row prediction = classes(ok(running, "{\"instances\": [" + row + "]}")).getFirst();
        double expected = probability(age, oslo);
        assertThat(prediction.scores()).hasSize(2);
        assertThat(prediction.scores().get(1)).isCloseTo(expected, within(1e-12));
        assertThat(prediction.scores().get(0)).isCloseTo(1 - expected, within(1e-12));
        assertThat(prediction.label()).isEqualTo(expected > 0.5 ? "yes" : "no");
    }

    private void assertRefused(RunningServer running, String body, String named) throws Exception {
        HttpResponse<String> response = send(post(running, PREDICT, body));
        assertThat(response.statusCode()).as(body).isEqualTo(400);
        assertThat(error(response)).as(body).isNotBlank().contains(named);
    }

    private String ok(RunningServer running, String body) throws Exception {
        HttpResponse<String> response = send(post(running, PREDICT, body));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        return response.body();
    }

    private static List<Row> classes(String body) {
        return JsonRecords.parse(body, Classes.class, "the answer").predictions();
    }

    private static String error(HttpResponse<String> response) {
        return JsonRecords.parse(response.body(), Failure.class, "the answer").error();
    }

    private RunningServer start(String model) throws IOException {
        return server().start(request(model, null, EventTime.CLOCK));
    }

    private RunningServer logged(EventTime eventTime) throws IOException {
        return server().start(request("classes", directory.resolve("log"), eventTime));
    }

    private ServerRequest request(String model, @Nullable Path log, EventTime eventTime) {
        return new ServerRequest(
                NAME, new Source.Directory(directory.resolve(model)), ServerRequest.LOOPBACK, 0, log, eventTime);
    }

    private List<PredictionRecord> log() throws IOException {
        return Files.readAllLines(directory.resolve("log").resolve(PredictionRecord.FILE)).stream()
                .map(line -> JsonRecords.parse(line, PredictionRecord.class, "the log"))
                .toList();
    }

    private static HttpRequest get(RunningServer running, String path) {
        return HttpRequest.newBuilder(uri(running, path)).GET().build();
    }

    private static HttpRequest post(RunningServer running, String path, String body, String... headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(uri(running, path)).POST(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder.build();
    }

    private static URI uri(RunningServer running, String path) {
        return URI.create(running.address() + path);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
