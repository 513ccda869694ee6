package dev.headrace.serving.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.serving.ServingErrorCode;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a server answers, whatever carries it. Thread-safe.
final class Api {
    private final ModelSource source;
    private final RequestMark.Maker marks;
    private final TensorFlowApi tensorFlow;
    private final InferenceApi inference;

    Api(ModelSource source, PredictionService service, RequestMark.Maker marks) {
        this.source = source;
        this.marks = marks;
        this.tensorFlow = new TensorFlowApi(service);
        this.inference = new InferenceApi(service);
    }

    /// A request, as far as the answer depends on it.
    interface Call {
        String method();

        String path();

        @Nullable
        String header(String name);

        /// The body.
        ///
        /// @return null if it is greater than the limit
        byte @Nullable [] body() throws IOException;
    }

    /// Answers a request.
    ///
    /// @throws IOException if the body cannot be read
    Reply answer(Call call) throws IOException {
        Route route = Route.of(call.path()).orElse(null);
        if (route == null) {
            return Reply.error(404, "There is nothing at '" + call.path() + "'; GET / lists what there is");
        }
        String method = route.target().method();
        if (!call.method().equals(method) && !(call.method().equals("HEAD") && method.equals("GET"))) {
            return Reply.error(
                    405, call.path() + " takes " + method + ", not " + call.method(), Map.of("Allow", method));
        }
        try {
            return answer(route, call);
        } catch (HeadraceException e) {
            return Reply.error(e.code() == ServingErrorCode.MODEL_UNKNOWN ? 404 : 400, String.valueOf(e.getMessage()));
        }
    }

    private Reply answer(Route route, Call call) throws IOException {
        // One version for the whole request, whatever goes live meanwhile.
        Served served = source.current();
        check(route, served);
        return switch (route.target()) {
            case LIST -> list(served);
            case STATUS -> tensorFlow.status(source);
            case METADATA -> tensorFlow.metadata(served);
            case SERVER -> inference.server();
            case LIVE -> inference.live();
            case READY -> inference.ready();
            case MODEL -> inference.metadata(served);
            case MODEL_READY -> inference.ready(served);
            case PREDICT, INFER -> predict(route, served, call);
        };
    }

    private Reply predict(Route route, Served served, Call call) throws IOException {
        String encoding = call.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Reply.error(415, "The body's encoding is '" + encoding + "', and only bodies as they are, are read");
        }
        byte[] bytes = call.body();
        if (bytes == null) {
            return Reply.error(413, "The body is greater than this server takes", Map.of("Connection", "close"));
        }
        ObjectNode body = Json.parseObject(bytes);
        String id = call.header(RequestMark.ID_HEADER);
        String time = call.header(RequestMark.TIME_HEADER);
        if (route.target() == Route.Target.PREDICT) {
            return tensorFlow.predict(served, body, marks.mark(id, time));
        }
        String own = InferenceApi.id(body).orElse(null);
        return inference.infer(served, body, marks.mark(id == null ? own : id, time));
    }

    private static void check(Route route, Served served) {
        if (!route.model().isEmpty() && !route.model().equals(served.model())) {
            throw new HeadraceException(
                    ServingErrorCode.MODEL_UNKNOWN,
                    "Model '" + route.model() + "' is not served here; '" + served.model() + "' is");
        }
        if (!route.version().isEmpty() && Long.parseLong(route.version()) != served.number()) {
            throw new HeadraceException(
                    ServingErrorCode.MODEL_UNKNOWN,
                    "Version " + route.version() + " of model '" + served.model() + "' is not served; version "
                            + served.number() + " is");
        }
    }

    private static Reply list(Served served) {
        ObjectNode reply = Json.object();
        reply.put("server", "headrace").put("model", served.model()).put("version", served.version());
        ObjectNode endpoints = reply.putObject("endpoints");
        for (Route.Target target : Route.Target.values()) {
            endpoints.put(target.method() + " " + target.path().replace("NAME", served.model()), does(target));
        }
        ObjectNode example = reply.putObject("example");
        example.putArray("instances").add(ModelDescription.example(served.scorer()));
        return Reply.ok(reply);
    }

    private static String does(Route.Target target) {
        return switch (target) {
            case LIST -> "this list";
            case STATUS -> "which version is served";
            case METADATA -> "the columns that the model reads, and an example";
            case PREDICT -> "predictions for rows: TensorFlow Serving's REST contract";
            case SERVER -> "the server: Open Inference Protocol v2, as all that follows";
            case LIVE -> "whether the server is alive";
            case READY -> "whether it is ready";
            case MODEL -> "the model's tensors";
            case MODEL_READY -> "whether the model is ready";
            case INFER -> "predictions for tensors";
        };
    }
}
