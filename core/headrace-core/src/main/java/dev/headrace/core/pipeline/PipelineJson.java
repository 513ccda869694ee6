package dev.headrace.core.pipeline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON form of a pipeline: what is written is read back equal. The form is specified in
/// `docs/reference/formats/pipeline.md`.
public final class PipelineJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PipelineJson() {}

    /// Reads a pipeline.
    ///
    /// @param json an object of the specified form
    /// @return the pipeline, its structure checked
    /// @throws HeadraceException with [CoreErrorCode#INVALID_JSON] if it is not JSON, or
    ///     [CoreErrorCode#INVALID_PIPELINE] with every problem found
    public static Pipeline read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new HeadraceException(
                    CoreErrorCode.INVALID_JSON,
                    "The pipeline is not JSON: " + e.getOriginalMessage() + place(e.getLocation()),
                    e);
        }
        return new PipelineJsonReader().read(root);
    }

    /// Writes a pipeline, indented.
    ///
    /// @param pipeline the pipeline
    /// @return an object of the specified form, with a line feed at the end
    public static String write(Pipeline pipeline) {
        ObjectNode root = JSON.createObjectNode();
        root.put("name", pipeline.name());
        if (!pipeline.parameters().isEmpty()) {
            ObjectNode parameters = root.putObject("parameters");
            pipeline.parameters().forEach(parameter -> parameters.set(parameter.name(), write(parameter)));
        }
        ObjectNode nodes = root.putObject("nodes");
        pipeline.nodes().forEach(node -> nodes.set(node.name(), write(node)));
        return root.toPrettyString() + "\n";
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static JsonNode write(Parameter parameter) {
        Object fallback = parameter.fallback();
        if (fallback != null && ParameterType.of(fallback) == parameter.type()) {
            return value(fallback);
        }
        ObjectNode object = JSON.createObjectNode().put("type", parameter.type().toString());
        if (fallback != null) {
            object.set("default", value(fallback));
        }
        return object;
    }

    private static ObjectNode write(Node node) {
        ObjectNode object = JSON.createObjectNode().put("component", node.component());
        if (!node.settings().isEmpty()) {
            ObjectNode settings = object.putObject("settings");
            node.settings()
                    .forEach((key, setting) -> settings.set(
                            key,
                            switch (setting) {
                                case ParameterValue.Literal(Object value) -> value(value);
                                case ParameterValue.Reference(String parameter) ->
                                    JSON.createObjectNode().put("parameter", parameter);
                            }));
        }
        if (!node.inputs().isEmpty()) {
            ObjectNode inputs = object.putObject("inputs");
            node.inputs().forEach((input, channels) -> inputs.set(input, write(channels)));
        }
        if (!node.conditions().isEmpty()) {
            ArrayNode when = object.putArray("when");
            node.conditions().forEach(condition -> when.add(write(condition)));
        }
        if (!node.after().isEmpty()) {
            node.after().forEach(object.putArray("after")::add);
        }
        if (node.retries() > 0) {
            object.put("retries", node.retries());
        }
        node.timeout().ifPresent(limit -> object.put("timeout", limit.toString()));
        return object;
    }

    private static JsonNode write(List<Channel> channels) {
        if (channels.size() == 1) {
            return JsonNodeFactory.instance.textNode(channels.getFirst().toString());
        }
        ArrayNode array = JSON.createArrayNode();
        channels.forEach(channel -> array.add(channel.toString()));
        return array;
    }

    private static JsonNode write(Condition condition) {
        if (condition.equals(Condition.blessed(condition.channel()))) {
            return JsonNodeFactory.instance.textNode(condition.channel().toString());
        }
        return JSON.createObjectNode()
                .put("channel", condition.channel().toString())
                .put("property", condition.property())
                .put("equals", condition.equals());
    }

    private static JsonNode value(Object value) {
        return JSON.valueToTree(value);
    }
}
