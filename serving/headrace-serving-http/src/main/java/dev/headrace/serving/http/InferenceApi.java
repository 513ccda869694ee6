package dev.headrace.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.scoring.Prediction;
import dev.headrace.serving.scoring.Scorer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The Open Inference Protocol, version 2: `/v2`. Thread-safe.
///
/// A column is a tensor of the shape `[n]` or `[n, 1]`. Outputs are `label` and `scores`, or `prediction`.
final class InferenceApi {
    private final PredictionService service;

    InferenceApi(PredictionService service) {
        this.service = service;
    }

    Reply server() {
        ObjectNode reply = Json.object();
        String version = InferenceApi.class.getPackage().getImplementationVersion();
        reply.put("name", "headrace").put("version", version == null ? "unknown" : version);
        reply.putArray("extensions");
        return Reply.ok(reply);
    }

    Reply live() {
        return Reply.ok(Json.object().put("live", true));
    }

    /// Ready from the first moment: a server listens only when its model is loaded.
    Reply ready() {
        return Reply.ok(Json.object().put("ready", true));
    }

    Reply ready(Served served) {
        return Reply.ok(Json.object().put("name", served.model()).put("ready", true));
    }

    Reply metadata(Served served) {
        Scorer scorer = served.scorer();
        ObjectNode reply = Json.object();
        reply.put("name", served.model());
        reply.putArray("versions").add(served.version());
        reply.put("platform", "headrace");
        ArrayNode inputs = reply.putArray("inputs");
        for (Column column : scorer.columns()) {
            tensor(inputs, column.name(), datatype(column.type()), -1);
        }
        ArrayNode outputs = reply.putArray("outputs");
        if (scorer.task().isClassification()) {
            tensor(outputs, "label", "BYTES", -1);
            tensor(outputs, "scores", "FP64", -1, scorer.label().classes().size());
        } else {
            tensor(outputs, "prediction", "FP64", -1);
        }
        return Reply.ok(reply);
    }

    /// The request's own id, if it has one.
    static Optional<String> id(ObjectNode body) {
        JsonNode id = body.path("id");
        if (id.isMissingNode() || id.isTextual()) {
            return Optional.ofNullable(id.textValue());
        }
        throw invalid("'id' is " + Json.kind(id) + ", and a text was expected");
    }

    Reply infer(Served served, ObjectNode body, RequestMark mark) {
        Set<String> wanted = outputs(served.scorer(), body);
        List<ObjectNode> rows = Tensors.rows(body.path("inputs"));
        List<Prediction> predictions = service.predict(served, rows, mark);
        ObjectNode reply = Json.object();
        reply.put("model_name", served.model()).put("model_version", served.version());
        id(body).ifPresent(id -> reply.put("id", id));
        ArrayNode outputs = reply.putArray("outputs");
        for (String output : wanted) {
            switch (output) {
                case "label" -> {
                    ArrayNode data =
                            tensor(outputs, "label", "BYTES", rows.size()).putArray("data");
                    predictions.forEach(prediction -> data.add(prediction.label()));
                }
                case "scores" -> {
                    ArrayNode data = tensor(
                                    outputs,
                                    "scores",
                                    "FP64",
                                    rows.size(),
                                    served.scorer().label().classes().size())
                            .putArray("data");
                    predictions.forEach(prediction -> prediction.scores().forEach(data::add));
                }
                default -> {
                    ArrayNode data =
                            tensor(outputs, "prediction", "FP64", rows.size()).putArray("data");
                    predictions.forEach(
                            prediction -> data.add(prediction.scores().getFirst()));
                }
            }
        }
        return Reply.predicted(reply, served, mark);
    }

    /// The outputs that the request names, or all.
    private static Set<String> outputs(Scorer scorer, ObjectNode body) {
        List<String> known = scorer.task().isClassification() ? List.of("label", "scores") : List.of("prediction");
        JsonNode asked = body.path("outputs");
        if (asked.isMissingNode() || asked.isEmpty()) {
            return new LinkedHashSet<>(known);
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (JsonNode output : asked) {
            String name = output.path("name").asText();
            if (!known.contains(name)) {
                throw invalid("The model has no output '" + name + "'" + Names.suggestion(name, known));
            }
            wanted.add(name);
        }
        return wanted;
    }

    private static ObjectNode tensor(ArrayNode tensors, String name, String datatype, int... shape) {
        ObjectNode tensor = tensors.addObject().put("name", name).put("datatype", datatype);
        ArrayNode sizes = tensor.putArray("shape");
        for (int size : shape) {
            sizes.add(size);
        }
        return tensor;
    }

    private static String datatype(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "BOOL";
            case INTEGER -> "INT64";
            case REAL -> "FP64";
            case TEXT, DATE, TIMESTAMP -> "BYTES";
        };
    }

    private static HeadraceException invalid(String message) {
        return new HeadraceException(ServingErrorCode.REQUEST_INVALID, message);
    }
}
