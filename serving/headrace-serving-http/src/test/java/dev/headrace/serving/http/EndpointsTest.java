package dev.headrace.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.serving.ServerRequest.Source;
import dev.headrace.serving.scoring.Prediction;
import dev.headrace.serving.scoring.Scorer;
import dev.headrace.serving.spi.RunningServer;
import dev.headrace.validation.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in docs/reference/serving-http.md.
final class EndpointsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PREDICT = "/v1/models/income:predict";
    private static final String INFER = "/v2/models/income/infer";

    @TempDir
    static Path directory = Path.of("");

    private static RunningServer classes = new NotStarted();
    private static RunningServer numbers = new NotStarted();

    @BeforeAll
    static void start() throws IOException {
        classes = start(Task.BINARY);
        numbers = start(Task.REGRESSION);
    }

    @AfterAll
    static void close() {
        classes.close();
        numbers.close();
    }

    private static RunningServer start(Task task) throws IOException {
        Path model = Fixture.write(directory.resolve(task.name()), task, 1);
        return Fixture.server().start(Fixture.request(new Source.Directory(model), null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"BINARY", "REGRESSION"})
    void answersAreThoseOfTheScorerBitForBit(Task task) throws Exception {
        Scorer scorer = Scorer.of(Fixture.model(task, 1));
        RunningServer server = task == Task.BINARY ? classes : numbers;
        SplittableRandom random = new SplittableRandom(7);
        List<Prediction> expected = new ArrayList<>();
        ObjectNode body = MAPPER.createObjectNode();
        for (int i = 0; i < 300; i++) {
            ObjectNode row = row(random);
            body.withArray("instances").add(row);
            expected.add(scorer.score(row));
        }
        JsonNode predictions =
                json(Fixture.post(server, PREDICT, body.toString())).path("predictions");
        assertThat(predictions).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode one = predictions.get(i);
            List<Double> scores = new ArrayList<>();
            (one.isObject() ? one.path("scores") : MAPPER.createArrayNode().add(one))
                    .forEach(score -> scores.add(score.doubleValue()));
            assertThat(new Prediction(one.path("label").textValue(), scores)).isEqualTo(expected.get(i));
        }
    }

    private static ObjectNode row(SplittableRandom random) {
        ObjectNode row = MAPPER.createObjectNode();
        row.put("age", random.nextInt(-50, 200));
        if (random.nextInt(3) > 0) {
            row.put("balance", random.nextDouble(-1e4, 1e4));
        }
        if (random.nextInt(3) > 0) {
            row.put("city", random.nextBoolean() ? "oslo" : "\u00e5\u4e2d\"\\");
        }
        if (random.nextInt(3) > 0) {
            row.put("active", random.nextBoolean());
        } else {
            row.putNull("active");
        }
        row.put("born", "19" + random.nextInt(10, 99) + "-0" + random.nextInt(1, 9) + "-11");
        return row;
    }

    @Test
    void theRootListsWhatThereIsWithAnExampleThatWorks() throws Exception {
        JsonNode list = json(Fixture.get(classes, "/"));
        assertThat(list.path("model").textValue()).isEqualTo("income");
        assertThat(list.path("endpoints").fieldNames())
                .toIterable()
                .contains("POST /v1/models/income:predict", "POST /v2/models/income/infer", "GET /v2/health/live");
        HttpResponse<String> answer =
                Fixture.post(classes, PREDICT, list.path("example").toString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Headrace-Model-Version")).contains("0");
        assertThat(answer.headers().firstValue("Headrace-Request-Id")).isPresent();
    }

    @Test
    void theMetadataAreThoseOfTheContract() throws Exception {
        JsonNode metadata = json(Fixture.get(classes, "/v1/models/income/metadata"));
        assertThat(metadata.path("model_spec").toString())
                .isEqualTo("{\"name\":\"income\",\"signature_name\":\"\",\"version\":\"0\"}");
        JsonNode signature = metadata.at("/metadata/signature_def/signature_def/serving_default");
        assertThat(signature.path("method_name").textValue()).isEqualTo("tensorflow/serving/predict");
        assertThat(signature.at("/inputs/age").toString())
                .isEqualTo("{\"dtype\":\"DT_INT64\",\"tensor_shape\":{\"dim\":[{\"size\":\"-1\",\"name\":\"\"}],"
                        + "\"unknown_rank\":false},\"name\":\"age\"}");
        assertThat(signature.at("/inputs/born/dtype").textValue()).isEqualTo("DT_STRING");
        assertThat(signature.at("/inputs/active/dtype").textValue()).isEqualTo("DT_BOOL");
        assertThat(signature.at("/outputs/scores/tensor_shape/dim/1/size").textValue())
                .isEqualTo("2");
        assertThat(metadata.at("/headrace/example").toString())
                .isEqualTo(
                        "{\"age\":40,\"balance\":1235.0,\"city\":\"oslo\",\"active\":false,\"born\":\"1997-05-19\"}");
        assertThat(metadata.at("/headrace/classes").toString()).isEqualTo("[\"<=50K\",\">50K\"]");
        assertThat(json(Fixture.get(numbers, "/v1/models/income/metadata"))
                        .at("/metadata/signature_def/signature_def/serving_default/outputs/predictions/dtype")
                        .textValue())
                .isEqualTo("DT_DOUBLE");
    }

    @Test
    void theInferenceProtocolTakesAndGivesTensors() throws Exception {
        String body = """
                {"id": "7", "inputs": [
                  {"name": "age", "shape": [2], "datatype": "INT64", "data": [50, null]},
                  {"name": "city", "shape": [2, 1], "datatype": "BYTES", "data": [["oslo"], ["rome"]]}]}
                """;
        HttpResponse<String> response = Fixture.post(classes, INFER, body);
        JsonNode answer = json(response);
        assertThat(response.headers().firstValue("Headrace-Request-Id")).contains("7");
        assertThat(answer.path("model_name").textValue()).isEqualTo("income");
        assertThat(answer.path("model_version").textValue()).isEqualTo("0");
        assertThat(answer.path("id").textValue()).isEqualTo("7");
        JsonNode rows = json(Fixture.predict(classes, "{\"age\": 50, \"city\": \"oslo\"}, {\"city\": \"rome\"}"))
                .path("predictions");
        assertThat(answer.at("/outputs/0").toString())
                .isEqualTo("{\"name\":\"label\",\"datatype\":\"BYTES\",\"shape\":[2],\"data\":[" + rows.at("/0/label")
                        + "," + rows.at("/1/label") + "]}");
        assertThat(answer.at("/outputs/1").toString())
                .isEqualTo("{\"name\":\"scores\",\"datatype\":\"FP64\",\"shape\":[2,2],\"data\":["
                        + rows.at("/0/scores/0") + "," + rows.at("/0/scores/1") + "," + rows.at("/1/scores/0") + ","
                        + rows.at("/1/scores/1") + "]}");
    }

    @Test
    void theInferenceProtocolGivesOnlyTheOutputsThatAreNamed() throws Exception {
        String inputs = "\"inputs\": [{\"name\": \"age\", \"shape\": [1], \"datatype\": \"FP32\", \"data\": [50]}]";
        JsonNode answer = json(Fixture.post(classes, INFER, "{" + inputs + ", \"outputs\": [{\"name\": \"scores\"}]}"));
        assertThat(answer.path("outputs")).hasSize(1);
        assertThat(answer.at("/outputs/0/name").textValue()).isEqualTo("scores");
        assertThat(json(Fixture.post(numbers, INFER, "{" + inputs + "}"))
                        .at("/outputs/0/name")
                        .textValue())
                .isEqualTo("prediction");
        assertThat(error(400, Fixture.post(classes, INFER, "{" + inputs + ", \"outputs\": [{\"name\": \"score\"}]}")))
                .isEqualTo("The model has no output 'score'; did you mean 'scores'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | 'inputs' is missing, and an array of one tensor for each column was expected",
                "{\"inputs\": []} | 'inputs' is empty, and an array of one tensor for each column was expected",
                "{\"inputs\": [{}]} | A tensor of 'inputs' has no 'name'",
                "{\"inputs\": [{\"name\": \"age\", \"datatype\": \"INT46\"}]}"
                        + " | Tensor 'age' has the datatype 'INT46'; did you mean 'INT16'?",
                "{\"inputs\": [{\"name\": \"age\", \"datatype\": \"INT64\", \"shape\": [1, 2], \"data\": [1, 2]}]}"
                        + " | Tensor 'age' has the shape [1,2], and [n] or [n, 1] was expected, with n from 1",
                "{\"inputs\": [{\"name\": \"age\", \"datatype\": \"INT64\", \"shape\": [3], \"data\": [1, 2]}]}"
                        + " | Tensor 'age' has 2 values, and its shape says 3",
                "{\"inputs\": [{\"name\": \"age\", \"datatype\": \"INT64\", \"shape\": [1], \"data\": \"1\"}]}"
                        + " | Tensor 'age' has as 'data' a text, and an array was expected",
                "{\"inputs\": [{\"name\": \"age\", \"datatype\": \"INT64\", \"shape\": [1], \"data\": [1]},"
                        + " {\"name\": \"city\", \"datatype\": \"BYTES\", \"shape\": [2], \"data\": [\"a\", \"b\"]}]}"
                        + " | Tensor 'city' has 2 rows, and the tensors before it have 1",
                "{\"inputs\": [{\"name\": \"age\", \"datatype\": \"INT64\", \"shape\": [2], \"data\": [1, \"x\"]}]}"
                        + " | Row 1, counted from 0: Column 'age' is the text \"x\", and a whole number of 64 bits was expected",
                "{\"id\": 7} | 'id' is a number, and a text was expected"
            })
    void wrongTensorsAreRefused(String body, String message) throws Exception {
        assertThat(error(400, Fixture.post(classes, INFER, body))).isEqualTo(message);
    }

    @Test
    void theInferenceProtocolDescribesServerAndModel() throws Exception {
        assertThat(json(Fixture.get(classes, "/v2/health/live")).toString()).isEqualTo("{\"live\":true}");
        assertThat(json(Fixture.get(classes, "/v2/health/ready")).toString()).isEqualTo("{\"ready\":true}");
        assertThat(json(Fixture.get(classes, "/v2")).path("name").textValue()).isEqualTo("headrace");
        assertThat(json(Fixture.get(classes, "/v2/")).path("extensions")).isEmpty();
        assertThat(json(Fixture.get(classes, "/v2/models/income/ready")).toString())
                .isEqualTo("{\"name\":\"income\",\"ready\":true}");
        JsonNode model = json(Fixture.get(classes, "/v2/models/income/versions/0"));
        assertThat(model.at("/inputs/0").toString())
                .isEqualTo("{\"name\":\"age\",\"datatype\":\"INT64\",\"shape\":[-1]}");
        assertThat(model.at("/outputs/1").toString())
                .isEqualTo("{\"name\":\"scores\",\"datatype\":\"FP64\",\"shape\":[-1,2]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"instances\": [{\"age\": 1, \"age\": 2}]} | Duplicate field 'age'",
                "{\"instances\": [{\"age\": 1}]} {} | Trailing token",
                "{\"instances\": [{\"age\": NaN}]} | Non-standard token 'NaN'",
                "{\"instances\": [{\"age\": 1}], \"signature_name\": \"other\"}"
                        + " | 'signature_name' is \"other\", and \"serving_default\" is the only one",
                "{\"inputs\": {\"age\": [1]}} | 'inputs', the columnar format, is not read here",
                "{\"instances\": {\"age\": 1}} | 'instances' is an object, and an array of at least one object was expected",
                "{\"instances\": [{\"age\": 1}, 5]} | Instance 1, counted from 0, is a number"
            })
    void wrongBodiesAreRefused(String body, String message) throws Exception {
        assertThat(error(400, Fixture.post(classes, PREDICT, body))).contains(message);
    }

    @Test
    void bodiesThatNestWithoutEndAreRefused() throws Exception {
        String deep = "{\"instances\": [{\"age\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}]}";
        assertThat(error(400, Fixture.post(classes, PREDICT, deep))).contains("nesting depth");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        "{\"instances\": [{\"city\": \"\u00ff\"}]}".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(error(400, Fixture.send(classes, PREDICT, request))).startsWith("The body is not JSON");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws Exception {
        String great = "{\"instances\": [{\"city\": \"" + "a".repeat((1 << 20) + 10) + "\"}]}";
        assertThat(error(413, Fixture.post(classes, PREDICT, great)))
                .isEqualTo("The body is greater than this server takes");
        String fits = "{\"instances\": [{\"city\": \"" + "a".repeat((1 << 20) - 100) + "\"}]}";
        assertThat(Fixture.post(classes, PREDICT, fits).statusCode()).isEqualTo(200);
    }

    @Test
    void anEncodedBodyIsRefused() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(error(415, Fixture.send(classes, PREDICT, request))).contains("'gzip'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/v1/models",
                "/v1/models/",
                "/v1/models/income:classify",
                "/v1/models/income/version/1",
                "/v1/models/income/versions/x",
                "/v1/models/income/versions/7",
                "/v1/models/other",
                "/v1/models/income/infer",
                "/v2/models/income:predict",
                "/v2/models/other/ready",
                "/v2/models/income/versions/99999999999999999999"
            })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(error(404, Fixture.get(classes, path))).isNotBlank();
    }

    @Test
    void otherVersionsAreNamed() throws Exception {
        assertThat(error(404, Fixture.get(classes, "/v1/models/income/versions/7")))
                .isEqualTo("Version 7 of model 'income' is not served; version 0 is");
        assertThat(error(404, Fixture.get(classes, "/v1/models/incom")))
                .isEqualTo("Model 'incom' is not served here; 'income' is");
        assertThat(Fixture.post(classes, "/v1/models/income/versions/0:predict", "{\"instances\": [{\"age\": 5}]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theWrongMethodIsToldTheRightOne() throws Exception {
        HttpResponse<String> response = Fixture.get(classes, INFER);
        assertThat(error(405, response)).isEqualTo("/v2/models/income/infer takes POST, not GET");
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        HttpRequest.Builder head = HttpRequest.newBuilder().HEAD();
        assertThat(Fixture.send(classes, "/v2/health/live", head).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoHttpGetsAnErrorInJson() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), classes.address().getPort())) {
            socket.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(500), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/json", "{\"error\":");
        }
        assertThat(Fixture.get(classes, "/v2/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void idsThatAreTooLongAreRefused() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Headrace-Request-Id", "x".repeat(201))
                .POST(HttpRequest.BodyPublishers.ofString("{\"instances\": [{\"age\": 5}]}"));
        assertThat(error(400, Fixture.send(classes, PREDICT, request)))
                .isEqualTo("The id of a request has from 1 to 200 characters, and this one has 201");
    }

    @Test
    void limitsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpServingConfig(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpServingConfig(1025, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new HttpServingConfig(1, Duration.ZERO));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    private static String error(int status, HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode body = MAPPER.readTree(response.body());
        assertThat(body).hasSize(1);
        return body.path("error").textValue();
    }
}
