package dev.headrace.serving.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headrace.core.HeadraceException;
import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.ServerRequest.Source;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.scoring.Prediction;
import dev.headrace.serving.scoring.Scorer;
import dev.headrace.serving.spi.ModelServer;
import dev.headrace.serving.spi.RunningServer;
import dev.headrace.training.Model;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// A model server of the JDK's parts: in this process also when apart, without a log. A test may let it
/// change what it answers.
final class FakeModelServer implements ModelServer {
    private final ObjectMapper mapper = new ObjectMapper();
    private final UnaryOperator<String> distortion;

    FakeModelServer(UnaryOperator<String> distortion) {
        this.distortion = distortion;
    }

    private record Answer(int status, String body) {}

    private record Running(HttpServer server, ExecutorService executor) implements RunningServer {
        @Override
        public URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public OptionalLong process() {
            return OptionalLong.empty();
        }

        @Override
        public void close() {
            server.stop(0);
            executor.close();
        }
    }

    @Override
    public RunningServer start(ServerRequest request) throws IOException {
        if (!(request.source() instanceof Source.Directory source)) {
            throw new IllegalArgumentException("this fake serves directories");
        }
        Scorer scorer = Scorer.of(Model.read(source.directory()));
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(request.host(), request.port()), 0);
        } catch (BindException e) {
            throw new HeadraceException(
                    ServingErrorCode.PORT_TAKEN, request.host() + ":" + request.port() + " is taken", e);
        }
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            try (exchange) {
                Answer answer = answer(exchange, request.model(), scorer);
                byte[] body = answer.body().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return new Running(server, executor);
    }

    @Override
    public RunningServer startApart(ServerRequest request, ProcessLimits limits) throws IOException {
        return start(request);
    }

    private Answer answer(HttpExchange exchange, String model, Scorer scorer) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean post = exchange.getRequestMethod().equals("POST");
        String place = "/v1/models/" + model;
        if (!path.equals(place) && !path.equals(place + ":predict")) {
            return error(404, "there is nothing at " + path);
        }
        if (post != path.endsWith(":predict")) {
            return error(405, "the method is wrong");
        }
        if (!post) {
            ObjectNode status = mapper.createObjectNode();
            status.putArray("model_version_status")
                    .addObject()
                    .put("version", "0")
                    .put("state", "AVAILABLE");
            return new Answer(200, status.toString());
        }
        try {
            return new Answer(
                    200, distortion.apply(predict(exchange.getRequestBody().readAllBytes(), scorer)));
        } catch (JsonProcessingException e) {
            return error(400, "no JSON: " + e.getOriginalMessage());
        } catch (HeadraceException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private String predict(byte[] body, Scorer scorer) throws IOException {
        JsonNode instances = mapper.readTree(body).path("instances");
        if (instances.isEmpty()) {
            throw new HeadraceException(ServingErrorCode.REQUEST_INVALID, "no instances");
        }
        ObjectNode reply = mapper.createObjectNode();
        ArrayNode predictions = reply.putArray("predictions");
        for (JsonNode instance : instances) {
            if (!(instance instanceof ObjectNode row)) {
                throw new HeadraceException(ServingErrorCode.REQUEST_INVALID, "not an object");
            }
            Prediction prediction = scorer.score(row);
            if (prediction.label() == null) {
                predictions.add(prediction.scores().getFirst());
            } else {
                ObjectNode answer = predictions.addObject().put("label", prediction.label());
                prediction.scores().forEach(answer.putArray("scores")::add);
            }
        }
        return reply.toString();
    }

    private Answer error(int status, String message) {
        return new Answer(
                status, mapper.createObjectNode().put("error", message).toString());
    }
}
