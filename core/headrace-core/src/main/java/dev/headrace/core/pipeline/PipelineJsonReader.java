package dev.headrace.core.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads one pipeline and collects all that is wrong with its form. Used once.
final class PipelineJsonReader {
    /// Stands for a channel whose problem is noted, so that reading can go on.
    private static final Channel UNREADABLE = new Channel("unreadable", "unreadable");

    private final List<String> problems = new ArrayList<>();

    Pipeline read(JsonNode root) {
        String name = "";
        List<Parameter> parameters = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        if (!root.isObject()) {
            problems.add("an object was expected, and " + kind(root) + " was found");
        } else {
            unknownKeys("the pipeline", root, "name", "parameters", "nodes");
            name = text("the pipeline", root, "name").orElse("");
            object("the pipeline", root, "parameters")
                    .forEach((key, value) -> attempt("parameter '" + key + "'", () -> parameter(key, value))
                            .ifPresent(parameters::add));
            object("the pipeline", root, "nodes")
                    .forEach((key, value) -> attempt("node '" + key + "'", () -> node(key, value))
                            .ifPresent(nodes::add));
            if (!root.has("nodes")) {
                problems.add("'nodes' is missing");
            }
        }
        String checked = name;
        Optional<Pipeline> pipeline = problems.isEmpty()
                ? attempt("the pipeline", () -> new Pipeline(checked, parameters, nodes))
                : Optional.empty();
        return pipeline.orElseThrow(() -> new HeadraceException(
                CoreErrorCode.INVALID_PIPELINE, "Pipeline '" + checked + "': " + String.join("; ", problems)));
    }

    private Parameter parameter(String name, JsonNode value) {
        if (!value.isObject()) {
            Object fallback = scalar(value);
            return new Parameter(name, ParameterType.of(fallback), fallback);
        }
        String where = "parameter '" + name + "'";
        unknownKeys(where, value, "type", "default");
        Object fallback = value.has("default") ? scalar(value.get("default")) : null;
        ParameterType type = value.has("type")
                ? parameterType(value.get("type").asText())
                : fallback == null ? ParameterType.TEXT : ParameterType.of(fallback);
        return new Parameter(name, type, fallback);
    }

    private static ParameterType parameterType(String text) {
        return Arrays.stream(ParameterType.values())
                .filter(type -> type.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("type '" + text + "' is not known"
                        + Names.suggestion(
                                text,
                                Arrays.stream(ParameterType.values())
                                        .map(ParameterType::toString)
                                        .toList())));
    }

    private Node node(String name, JsonNode value) {
        String where = "node '" + name + "'";
        if (!value.isObject()) {
            throw new IllegalArgumentException("an object was expected, and " + kind(value) + " was found");
        }
        unknownKeys(where, value, "component", "settings", "inputs", "when", "after", "retries", "timeout");
        Map<String, ParameterValue> settings = new LinkedHashMap<>();
        object(where, value, "settings")
                .forEach((key, setting) -> attempt(
                                where + ", setting '" + key + "'",
                                () -> setting(where + ", setting '" + key + "'", setting))
                        .ifPresent(read -> settings.put(key, read)));
        Map<String, List<Channel>> inputs = new LinkedHashMap<>();
        object(where, value, "inputs")
                .forEach((key, channels) -> attempt(
                                where + ", input '" + key + "'",
                                () -> texts(channels).stream().map(Channel::of).toList())
                        .ifPresent(read -> inputs.put(key, read)));
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode condition : elements(value.path("when"))) {
            attempt(where + ", when", () -> condition(where + ", when", condition))
                    .ifPresent(conditions::add);
        }
        Set<String> after = new LinkedHashSet<>(
                attempt(where + ", after", () -> texts(value.path("after"))).orElse(List.of()));
        String component = text(where, value, "component").orElse("missing");
        int retries = attempt(where, () -> retries(value.path("retries"))).orElse(0);
        Duration limit = attempt(where, () -> timeout(value.path("timeout")))
                .flatMap(timeout -> timeout)
                .orElse(null);
        return new Node(name, component, settings, inputs, conditions, after, retries, limit);
    }

    private static int retries(JsonNode value) {
        if (!value.isMissingNode() && (!value.isInt() || value.asInt() < 0)) {
            throw new IllegalArgumentException("'retries' must be a whole number from 0 on: " + value);
        }
        return value.asInt(0);
    }

    private static Optional<Duration> timeout(JsonNode value) {
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(value.asText().toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'timeout' must be an ISO-8601 duration such as PT10M: " + value, e);
        }
    }

    private Condition condition(String where, JsonNode value) {
        if (value.isTextual()) {
            return Condition.blessed(Channel.of(value.asText()));
        }
        if (!value.isObject()) {
            throw new IllegalArgumentException(
                    "a channel or an object was expected, and " + kind(value) + " was found");
        }
        unknownKeys(where, value, "channel", "property", "equals");
        Channel channel = text(where, value, "channel")
                .flatMap(text -> attempt(where, () -> Channel.of(text)))
                .orElse(UNREADABLE);
        // YAML reads an unquoted true as a boolean and 3 as a number; properties are text.
        JsonNode equals = value.path("equals");
        if (!equals.isValueNode() || equals.isNull()) {
            problems.add(where + ": 'equals' " + (equals.isMissingNode() ? "is missing" : "must be text: " + equals));
        }
        return new Condition(channel, text(where, value, "property").orElse(""), equals.asText());
    }

    private ParameterValue setting(String where, JsonNode value) {
        if (value.isObject()) {
            unknownKeys(where, value, "parameter");
            return new ParameterValue.Reference(text(where, value, "parameter").orElse(""));
        }
        if (value.isArray()) {
            List<Object> elements = new ArrayList<>();
            value.forEach(element -> elements.add(scalar(element)));
            return new ParameterValue.Literal(elements);
        }
        return new ParameterValue.Literal(scalar(value));
    }

    private static Object scalar(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        } else if (value.isBoolean()) {
            return value.asBoolean();
        } else if (value.canConvertToLong() && value.isIntegralNumber()) {
            return value.asLong();
        } else if (value.isNumber() && !value.isIntegralNumber() && Double.isFinite(value.asDouble())) {
            return value.asDouble();
        }
        throw new IllegalArgumentException(
                "text, a 64-bit number, or true or false was expected, and " + value + " was found");
    }

    private void unknownKeys(String where, JsonNode object, String... known) {
        object.fieldNames().forEachRemaining(key -> {
            if (!List.of(known).contains(key)) {
                problems.add(where + ": '" + key + "' is not a known key" + Names.suggestion(key, List.of(known)));
            }
        });
    }

    private Optional<String> text(String where, JsonNode object, String key) {
        JsonNode value = object.path(key);
        if (value.isTextual()) {
            return Optional.of(value.asText());
        }
        problems.add(where + ": '" + key + "' " + (value.isMissingNode() ? "is missing" : "must be text: " + value));
        return Optional.empty();
    }

    private Map<String, JsonNode> object(String where, JsonNode parent, String key) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        JsonNode value = parent.path(key);
        if (value.isObject()) {
            value.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        } else if (!value.isMissingNode()) {
            problems.add(where + ": '" + key + "' must be an object, and " + kind(value) + " was found");
        }
        return entries;
    }

    private static List<JsonNode> elements(JsonNode value) {
        if (value.isMissingNode()) {
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(elements::add);
        } else {
            elements.add(value);
        }
        return elements;
    }

    private static List<String> texts(JsonNode value) {
        return elements(value).stream()
                .map(element -> {
                    if (!element.isTextual()) {
                        throw new IllegalArgumentException("text was expected, and " + element + " was found");
                    }
                    return element.asText();
                })
                .toList();
    }

    private <T> Optional<T> attempt(String where, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (IllegalArgumentException e) {
            problems.add(where + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String kind(JsonNode value) {
        JsonNodeType type = value.getNodeType();
        return switch (type) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL, MISSING -> "nothing";
            case BINARY, POJO -> type.toString();
        };
    }
}
