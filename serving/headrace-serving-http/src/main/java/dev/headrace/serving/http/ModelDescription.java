package dev.headrace.serving.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.data.Column;
import dev.headrace.serving.scoring.Scorer;
import java.util.Locale;
import java.util.Map;

/// What a model reads and says, for people.
final class ModelDescription {
    private ModelDescription() {}

    static ObjectNode of(Scorer scorer) {
        ObjectNode description = Json.object();
        description
                .put("task", lower(scorer.task()))
                .put("label", scorer.label().column());
        scorer.label().classes().forEach(description.putArray("classes")::add);
        ArrayNode columns = description.putArray("columns");
        for (Column column : scorer.columns()) {
            columns.addObject().put("name", column.name()).put("type", lower(column.type()));
        }
        description.set("example", example(scorer));
        return description;
    }

    /// A row that the model reads.
    static ObjectNode example(Scorer scorer) {
        ObjectNode example = Json.object();
        for (Map.Entry<String, Object> entry : scorer.example().entrySet()) {
            switch (entry.getValue()) {
                case Boolean flag -> example.put(entry.getKey(), flag);
                case Long number -> example.put(entry.getKey(), number);
                case Double number -> example.put(entry.getKey(), number);
                default -> example.put(entry.getKey(), entry.getValue().toString());
            }
        }
        return example;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
