package dev.headrace.core.artifact;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What an execution's outputs follow from: equal provenance, equal bytes. Made by the engine, never by hand.
///
/// @param component the component's name
/// @param configuration its settings and those of its backends as text by key, secrets redacted
/// @param inputs the fingerprints of the artifacts at each input, in order
/// @param files the fingerprints of the files outside the store, by the key that names them, in order
/// @param seed the node's seed
/// @param code the digest of the component's jars
/// @param runtime Java version, operating system and processor; recorded, but not part of [#key]
public record Provenance(
        String component,
        Map<String, String> configuration,
        Map<String, List<Fingerprint>> inputs,
        Map<String, List<Fingerprint>> files,
        long seed,
        Fingerprint code,
        String runtime) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// Copies and sorts the maps.
    public Provenance {
        configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
        inputs = sorted(inputs);
        files = sorted(files);
    }

    /// The key under which an execution is cached: a fingerprint of everything but the runtime.
    ///
    /// @return the SHA-256 of all parts
    public Fingerprint key() {
        Fingerprint.Builder builder =
                Fingerprint.builder().add(component).add(seed).add(code);
        builder.add(configuration.size());
        configuration.forEach((key, value) -> builder.add(key).add(value));
        for (Map<String, List<Fingerprint>> group : List.of(inputs, files)) {
            builder.add(group.size());
            group.forEach((name, fingerprints) -> {
                builder.add(name).add(fingerprints.size());
                fingerprints.forEach(builder::add);
            });
        }
        return builder.build();
    }

    /// The JSON form; the keys of the maps are sorted, so equal provenance gives equal text.
    ///
    /// @return an object on one line
    public String toJson() {
        ObjectNode root = JSON.createObjectNode();
        root.put("component", component);
        ObjectNode settings = root.putObject("configuration");
        configuration.forEach(settings::put);
        write(root.putObject("inputs"), inputs);
        write(root.putObject("files"), files);
        root.put("seed", seed);
        root.put("code", code.hex());
        root.put("runtime", runtime);
        return root.toString();
    }

    /// Reads what [#toJson] wrote.
    ///
    /// @param json an object
    /// @return the provenance
    /// @throws HeadraceException with [CoreErrorCode#INVALID_JSON] if it is anything else
    public static Provenance fromJson(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            Map<String, String> configuration = new TreeMap<>();
            member(root, "configuration", JsonNodeType.OBJECT)
                    .properties()
                    .forEach(entry -> configuration.put(entry.getKey(), text(entry.getValue())));
            JsonNode seed = member(root, "seed", JsonNodeType.NUMBER);
            if (!seed.isIntegralNumber() || !seed.canConvertToLong()) {
                throw new IllegalArgumentException("'seed' is not a whole number of 64 bits: " + seed);
            }
            return new Provenance(
                    text(member(root, "component", JsonNodeType.STRING)),
                    configuration,
                    read(member(root, "inputs", JsonNodeType.OBJECT)),
                    read(member(root, "files", JsonNodeType.OBJECT)),
                    seed.asLong(),
                    new Fingerprint(text(member(root, "code", JsonNodeType.STRING))),
                    text(member(root, "runtime", JsonNodeType.STRING)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new HeadraceException(
                    CoreErrorCode.INVALID_JSON, "Provenance does not have the expected form: " + e.getMessage(), e);
        }
    }

    private static Map<String, List<Fingerprint>> sorted(Map<String, List<Fingerprint>> map) {
        return Collections.unmodifiableMap(new TreeMap<>(
                map.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())))));
    }

    private static void write(ObjectNode node, Map<String, List<Fingerprint>> group) {
        group.forEach((name, fingerprints) -> {
            ArrayNode array = node.putArray(name);
            fingerprints.forEach(fingerprint -> array.add(fingerprint.hex()));
        });
    }

    private static JsonNode member(JsonNode root, String name, JsonNodeType type) {
        return require(root.required(name), name, type);
    }

    private static String text(JsonNode value) {
        return require(value, "a value", JsonNodeType.STRING).asText();
    }

    private static JsonNode require(JsonNode value, String what, JsonNodeType type) {
        if (value.getNodeType() != type) {
            throw new IllegalArgumentException(
                    what + " is not of the kind " + type.toString().toLowerCase(Locale.ROOT) + ": " + value);
        }
        return value;
    }

    private static Map<String, List<Fingerprint>> read(JsonNode node) {
        Map<String, List<Fingerprint>> group = new TreeMap<>();
        node.properties().forEach(entry -> {
            List<Fingerprint> fingerprints = new ArrayList<>();
            require(entry.getValue(), entry.getKey(), JsonNodeType.ARRAY)
                    .forEach(element -> fingerprints.add(new Fingerprint(text(element))));
            group.put(entry.getKey(), fingerprints);
        });
        return group;
    }
}
