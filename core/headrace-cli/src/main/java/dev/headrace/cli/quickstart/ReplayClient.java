package dev.headrace.cli.quickstart;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.serving.ServingErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/// Sends rows to a model server, one a request, as an application would.
public final class ReplayClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI predict;

    /// For one server.
    ///
    /// @param server its address
    /// @param model the model's name
    public ReplayClient(URI server, String model) {
        this.predict = predictUri(server, model);
    }

    /// Where a model predicts.
    ///
    /// @param server the server's address
    /// @param model the model's name
    /// @return the URI to post instances to
    public static URI predictUri(URI server, String model) {
        return server.resolve("/v1/models/" + model + ":predict");
    }

    /// A request's body.
    ///
    /// @param features the row
    /// @return JSON on one line
    public static String body(ObjectNode features) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("instances").add(features);
        return root.toString();
    }

    /// Sends all requests in order.
    ///
    /// @param requests what to send
    /// @param progress hears how many were answered
    /// @throws IOException if the server cannot be reached
    /// @throws InterruptedException if the thread was interrupted
    /// @throws HeadraceException with [ServingErrorCode#SERVER_FAILED] if a request is not answered well
    public void send(List<Traffic.Request> requests, LongConsumer progress) throws IOException, InterruptedException {
        long done = 0;
        for (Traffic.Request request : requests) {
            send(request);
            progress.accept(++done);
        }
    }

    /// Sends one request.
    ///
    /// @param request what to send
    /// @return the answer's body
    /// @throws IOException if the server cannot be reached
    /// @throws InterruptedException if the thread was interrupted
    /// @throws HeadraceException with [ServingErrorCode#SERVER_FAILED] if it is not answered well
    public String send(Traffic.Request request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(predict)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Headrace-Request-Id", request.id())
                        .header("Headrace-Event-Time", request.time().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body(request.features())))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new HeadraceException(
                    ServingErrorCode.SERVER_FAILED,
                    "The server answered request '" + request.id() + "' with status " + response.statusCode() + ": "
                            + response.body().strip());
        }
        return response.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
