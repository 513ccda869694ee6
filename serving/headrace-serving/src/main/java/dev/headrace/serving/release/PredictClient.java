package dev.headrace.serving.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.serving.scoring.Prediction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks a model server for predictions by the TensorFlow Serving REST contract. Confined to one thread.
final class PredictClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 200;

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI address;

    PredictClient(URI server, String model) {
        this.address = server.resolve("/v1/models/" + model + ":predict");
    }

    /// What came back of one request.
    ///
    /// @param prediction the prediction, or null
    /// @param failure why there is none, or null
    record Answer(@Nullable Prediction prediction, @Nullable String failure) {}

    /// A request for one row.
    HttpRequest request(ObjectNode row) {
        ObjectNode body = mapper.createObjectNode();
        body.putArray("instances").add(row);
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    /// Sends a request and waits for its answer.
    Answer send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? read(response.body())
                    : new Answer(null, "status " + response.statusCode() + ": " + brief(response.body()));
        } catch (IOException e) {
            return new Answer(null, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Answer read(String body) {
        JsonNode predictions;
        try {
            predictions = mapper.readTree(body).path("predictions");
        } catch (JsonProcessingException e) {
            return new Answer(null, "no JSON: " + brief(body));
        }
        if (predictions.size() != 1) {
            return new Answer(null, "not one prediction: " + brief(body));
        }
        JsonNode one = predictions.get(0);
        if (!one.isObject()) {
            return new Answer(new Prediction(null, List.of(number(one))), null);
        }
        List<Double> scores = new ArrayList<>();
        one.path("scores").forEach(score -> scores.add(number(score)));
        return scores.isEmpty()
                ? new Answer(null, "no scores: " + brief(body))
                : new Answer(new Prediction(one.path("label").textValue(), scores), null);
    }

    /// NaN and the infinities are texts in JSON.
    private static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.asDouble(Double.NaN);
    }

    private static String brief(String body) {
        return body.length() <= LONGEST ? body : body.substring(0, LONGEST) + "...";
    }

    @Override
    public void close() {
        client.close();
    }
}
