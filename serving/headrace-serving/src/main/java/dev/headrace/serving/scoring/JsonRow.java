package dev.headrace.serving.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of JSON as plain values. Stateless and thread-safe.
public final class JsonRow {
    private JsonRow() {}

    /// Turns an object's values into `String`, `Boolean`, `Long`, `java.math.BigInteger`, `Double` and null.
    /// What is neither of these becomes an empty list or map, which no column takes.
    ///
    /// @param row a JSON object
    /// @return the values by name, in the object's order; not to be changed
    public static Map<String, @Nullable Object> map(ObjectNode row) {
        Map<String, @Nullable Object> values = LinkedHashMap.newLinkedHashMap(row.size());
        for (Map.Entry<String, JsonNode> entry : row.properties()) {
            values.put(entry.getKey(), value(entry.getValue()));
        }
        return Collections.unmodifiableMap(values);
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> node.booleanValue();
            case STRING -> node.textValue();
            case NUMBER -> number(node);
            case ARRAY -> List.of();
            case OBJECT, POJO, BINARY -> Map.of();
        };
    }

    private static Number number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            return node.doubleValue();
        }
        return node.canConvertToLong() ? node.longValue() : node.bigIntegerValue();
    }
}
