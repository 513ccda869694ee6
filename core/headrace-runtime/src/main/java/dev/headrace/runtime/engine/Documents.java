package dev.headrace.runtime.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.core.pipeline.PipelineJson;
import dev.headrace.runtime.RuntimeErrorCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads pipelines and settings from YAML files; JSON is YAML too, and is read strictly from a file named `*.json`.
public final class Documents {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /// What the YAML parser says last: the problem, and where it is.
    private static final Pattern YAML_PROBLEM = Pattern.compile("(?m)^(.+)\\R in '.*', line (\\d+), column (\\d+):");

    private Documents() {}

    /// Reads a pipeline.
    ///
    /// @param file YAML or JSON of the form in `docs/reference/formats/pipeline.md`
    /// @return the pipeline, its structure checked
    /// @throws HeadraceException with [RuntimeErrorCode#PIPELINE_UNREADABLE] if it cannot be read, or as
    ///     [PipelineJson#read]
    public static Pipeline readPipeline(Path file) {
        return PipelineJson.read(read("pipeline", file).toString());
    }

    /// Reads settings: nested keys are joined by dots.
    ///
    /// @param file YAML or JSON: an object
    /// @return values by key: `String`, `Long`, `Double`, `Boolean`, or a `List` of these
    /// @throws HeadraceException with [RuntimeErrorCode#PIPELINE_UNREADABLE] if it cannot be read
    public static Map<String, Object> readSettings(Path file) {
        JsonNode root = read("settings", file);
        Map<String, Object> settings = new TreeMap<>();
        if (root.isMissingNode() || root.isNull()) {
            return settings;
        }
        if (!root.isObject()) {
            throw unreadable("settings", file, "an object was expected at the top", null);
        }
        try {
            flatten("", root, settings);
        } catch (IllegalArgumentException e) {
            throw unreadable("settings", file, String.valueOf(e.getMessage()), e);
        }
        return settings;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, Object> settings) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                flatten(key + ".", value, settings);
            } else if (!value.isNull()
                    && settings.put(key, value.isArray() ? elements(key, value) : value.asText()) != null) {
                throw new IllegalArgumentException("'" + key + "' is set twice");
            }
        });
    }

    private static List<String> elements(String key, JsonNode list) {
        List<String> elements = new ArrayList<>();
        for (JsonNode element : list) {
            if (!element.isValueNode() || element.isNull()) {
                throw new IllegalArgumentException("an element of the list '" + key + "' is not a single value");
            }
            elements.add(element.asText());
        }
        return elements;
    }

    private static JsonNode read(String what, Path file) {
        try {
            boolean json = String.valueOf(file.getFileName()).endsWith(".json");
            return (json ? JSON : YAML).readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw unreadable(what, file, "there is no such file", e);
        } catch (CharacterCodingException e) {
            throw unreadable(what, file, "it is not text in UTF-8", e);
        } catch (JsonProcessingException e) {
            throw unreadable(what, file, "it is not YAML or JSON: " + problem(e), e);
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage());
            throw unreadable(what, file, why, e);
        }
    }

    private static String problem(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        Optional<MatchResult> last = YAML_PROBLEM.matcher(message).results().reduce((earlier, later) -> later);
        if (last.isPresent()) {
            MatchResult found = last.get();
            return found.group(1) + " at line " + found.group(2) + ", column " + found.group(3);
        }
        String first = message.lines().findFirst().orElse("");
        return e.getLocation() == null
                ? first
                : first + " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static HeadraceException unreadable(String what, Path file, String why, @Nullable Exception cause) {
        return new HeadraceException(
                RuntimeErrorCode.PIPELINE_UNREADABLE,
                "Cannot read the " + what + " file " + file.toAbsolutePath() + ": " + why,
                cause);
    }
}
