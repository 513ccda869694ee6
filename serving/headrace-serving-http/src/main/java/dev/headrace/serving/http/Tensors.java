package dev.headrace.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.serving.ServingErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The input tensors of an inference request, one for each column, as rows.
final class Tensors {
    private static final Set<String> DATATYPES = Set.of(
            "BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16", "FP32", "FP64",
            "BYTES");

    private Tensors() {}

    static List<ObjectNode> rows(JsonNode inputs) {
        if (!inputs.isArray() || inputs.isEmpty()) {
            throw invalid("'inputs' is " + (inputs.isArray() ? "empty" : Json.kind(inputs))
                    + ", and an array of one tensor for each column was expected");
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (JsonNode tensor : inputs) {
            String name = name(tensor);
            List<JsonNode> values = values(name, tensor);
            if (rows.isEmpty()) {
                values.forEach(value -> rows.add(Json.object()));
            }
            if (values.size() != rows.size()) {
                throw invalid("Tensor '" + name + "' has " + values.size() + " rows, and the tensors before it have "
                        + rows.size());
            }
            for (int i = 0; i < values.size(); i++) {
                if (rows.get(i).has(name)) {
                    throw invalid("Two tensors are called '" + name + "'");
                }
                rows.get(i).set(name, values.get(i));
            }
        }
        return rows;
    }

    private static String name(JsonNode tensor) {
        String name = tensor.path("name").textValue();
        if (name == null || name.isEmpty()) {
            throw invalid("A tensor of 'inputs' has no 'name'");
        }
        String datatype = tensor.path("datatype").asText();
        if (!DATATYPES.contains(datatype)) {
            throw invalid("Tensor '" + name + "' has the datatype '" + datatype + "'"
                    + Names.suggestion(datatype, DATATYPES));
        }
        return name;
    }

    /// The values, which may stand flat or nested.
    private static List<JsonNode> values(String name, JsonNode tensor) {
        JsonNode shape = tensor.path("shape");
        boolean column = shape.isArray()
                && (shape.size() == 1 || (shape.size() == 2 && shape.get(1).asInt() == 1))
                && shape.get(0).canConvertToInt()
                && shape.get(0).asInt() > 0;
        if (!column) {
            throw invalid(
                    "Tensor '" + name + "' has the shape " + shape + ", and [n] or [n, 1] was expected, with n from 1");
        }
        JsonNode data = tensor.path("data");
        if (!data.isArray()) {
            throw invalid("Tensor '" + name + "' has as 'data' " + Json.kind(data) + ", and an array was expected");
        }
        List<JsonNode> values = new ArrayList<>(data.size());
        for (JsonNode value : data) {
            values.add(value.isArray() && value.size() == 1 ? value.get(0) : value);
        }
        if (values.size() != shape.get(0).asInt()) {
            throw invalid("Tensor '" + name + "' has " + values.size() + " values, and its shape says "
                    + shape.get(0).asInt());
        }
        return values;
    }

    private static HeadraceException invalid(String message) {
        return new HeadraceException(ServingErrorCode.REQUEST_INVALID, message);
    }
}
