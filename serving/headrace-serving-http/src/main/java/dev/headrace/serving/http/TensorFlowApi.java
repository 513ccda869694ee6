package dev.headrace.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.scoring.Prediction;
import dev.headrace.serving.scoring.Scorer;
import java.util.ArrayList;
import java.util.List;

/// The REST contract of TensorFlow Serving: `/v1/models/NAME`. Thread-safe.
///
/// Requests are in its row format. A prediction of a class is an object of `label` and `scores`; that of a
/// number is the number.
final class TensorFlowApi {
    private static final String SIGNATURE = "serving_default";

    private final PredictionService service;

    TensorFlowApi(PredictionService service) {
        this.service = service;
    }

    Reply predict(Served served, ObjectNode body, RequestMark mark) {
        JsonNode signature = body.path("signature_name");
        if (!signature.isMissingNode() && !SIGNATURE.equals(signature.textValue())) {
            throw invalid("'signature_name' is " + signature + ", and \"" + SIGNATURE + "\" is the only one");
        }
        List<Prediction> predictions = service.predict(served, instances(body), mark);
        ArrayNode answers = Json.array();
        for (Prediction prediction : predictions) {
            if (served.scorer().task().isClassification()) {
                ObjectNode answer = answers.addObject().put("label", prediction.label());
                prediction.scores().forEach(answer.putArray("scores")::add);
            } else {
                answers.add(prediction.scores().getFirst());
            }
        }
        ObjectNode reply = Json.object();
        reply.set("predictions", answers);
        return Reply.predicted(reply, served, mark);
    }

    private static List<ObjectNode> instances(ObjectNode body) {
        if (body.has("inputs")) {
            throw invalid("'inputs', the columnar format, is not read here: send 'instances', one object for each row");
        }
        JsonNode instances = body.path("instances");
        if (!instances.isArray() || instances.isEmpty()) {
            throw invalid("'instances' is "
                    + (instances.isArray() ? "empty" : Json.kind(instances))
                    + ", and an array of at least one object was expected");
        }
        List<ObjectNode> rows = new ArrayList<>(instances.size());
        for (JsonNode instance : instances) {
            if (!(instance instanceof ObjectNode row)) {
                throw invalid("Instance " + rows.size() + ", counted from 0, is " + Json.kind(instance)
                        + ", and an object with a value for each column was expected");
            }
            rows.add(row);
        }
        return rows;
    }

    Reply status(ModelSource source) {
        ObjectNode reply = Json.object();
        ArrayNode states = reply.putArray("model_version_status");
        state(states.addObject(), source.current().version(), "AVAILABLE", "OK", "");
        source.failure().ifPresent(failure -> {
            state(states.addObject(), Long.toString(failure.number()), "END", "FAILED_PRECONDITION", failure.message());
        });
        return Reply.ok(reply);
    }

    private static void state(ObjectNode entry, String version, String state, String code, String message) {
        entry.put("version", version).put("state", state);
        entry.putObject("status").put("error_code", code).put("error_message", message);
    }

    Reply metadata(Served served) {
        Scorer scorer = served.scorer();
        ObjectNode reply = Json.object();
        reply.putObject("model_spec")
                .put("name", served.model())
                .put("signature_name", "")
                .put("version", served.version());
        ObjectNode signature = reply.putObject("metadata")
                .putObject("signature_def")
                .putObject("signature_def")
                .putObject(SIGNATURE);
        ObjectNode inputs = signature.putObject("inputs");
        for (Column column : scorer.columns()) {
            tensor(inputs, column.name(), dtype(column.type()), -1);
        }
        ObjectNode outputs = signature.putObject("outputs");
        if (scorer.task().isClassification()) {
            tensor(outputs, "label", "DT_STRING", -1);
            tensor(outputs, "scores", "DT_DOUBLE", -1, scorer.label().classes().size());
        } else {
            tensor(outputs, "predictions", "DT_DOUBLE", -1);
        }
        signature.put("method_name", "tensorflow/serving/predict");
        reply.set("headrace", ModelDescription.of(scorer));
        return Reply.ok(reply);
    }

    private static void tensor(ObjectNode tensors, String name, String dtype, int... shape) {
        ObjectNode tensor = tensors.putObject(name).put("dtype", dtype);
        ObjectNode form = tensor.putObject("tensor_shape");
        ArrayNode dimensions = form.putArray("dim");
        for (int size : shape) {
            // Sizes are texts in this contract.
            dimensions.addObject().put("size", Integer.toString(size)).put("name", "");
        }
        form.put("unknown_rank", false);
        tensor.put("name", name);
    }

    private static String dtype(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "DT_BOOL";
            case INTEGER -> "DT_INT64";
            case REAL -> "DT_DOUBLE";
            case TEXT, DATE, TIMESTAMP -> "DT_STRING";
        };
    }

    private static HeadraceException invalid(String message) {
        return new HeadraceException(ServingErrorCode.REQUEST_INVALID, message);
    }
}
