package dev.headrace.runtime.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads pipelines and settings from YAML files; JSON is YAML too.
public final class Documents {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

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
        flatten("", root, settings);
        return settings;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, Object> settings) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                flatten(key + ".", entry.getValue(), settings);
            } else if (entry.getValue().isArray()) {
                List<Object> elements = new ArrayList<>();
                entry.getValue().forEach(element -> elements.add(element.asText()));
                settings.put(key, elements);
            } else if (!entry.getValue().isNull()) {
                settings.put(key, entry.getValue().asText());
            }
        });
    }

    private static JsonNode read(String what, Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw unreadable(what, file, "there is no such file", e);
        } catch (CharacterCodingException e) {
            throw unreadable(what, file, "it is not text in UTF-8", e);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw unreadable(
                    what,
                    file,
                    "it is not YAML or JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + where,
                    e);
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage());
            throw unreadable(what, file, why, e);
        }
    }

    private static HeadraceException unreadable(String what, Path file, String why, @Nullable Exception cause) {
        return new HeadraceException(
                RuntimeErrorCode.PIPELINE_UNREADABLE,
                "Cannot read the " + what + " file " + file.toAbsolutePath() + ": " + why,
                cause);
    }
}
