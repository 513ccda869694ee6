package dev.headrace.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.runtime.engine.NodeResult;
import dev.headrace.runtime.engine.RunResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

/// The JSON that commands print. Field names are part of the command's interface.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static void print(PrintWriter out, JsonNode node) {
        out.println(node.toPrettyString());
        out.flush();
    }

    static ObjectNode of(RunResult result) {
        ObjectNode root = object().put("run", result.run())
                .put("state", result.state().name())
                .put("exitCode", result.exitCode())
                .put("seconds", seconds(result.duration()));
        ArrayNode nodes = root.putArray("nodes");
        result.nodes().forEach(node -> nodes.add(of(node)));
        return root;
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static ObjectNode of(NodeResult node) {
        ObjectNode object = object().put("node", node.node())
                .put("component", node.component())
                .put("state", node.state().name())
                .put("message", node.message())
                .put("seconds", seconds(node.duration()));
        if (node.code() != null) {
            object.put("code", node.code().name());
        }
        ObjectNode outputs = object.putObject("outputs");
        node.outputs().forEach((name, artifact) -> outputs.set(name, of(artifact)));
        return object;
    }

    static ObjectNode of(ArtifactRecord artifact) {
        ObjectNode object = object().put("id", artifact.id())
                .put("type", artifact.type().name())
                .put("state", artifact.state().name())
                .put("uri", artifact.uri())
                .put("fingerprint", artifact.fingerprint().hex())
                .put("createdAt", artifact.createdAt().toString());
        object.set("properties", texts(artifact.properties()));
        return object;
    }

    static ObjectNode of(ExecutionRecord execution) {
        ObjectNode object = object().put("id", execution.id())
                .put("run", execution.run())
                .put("node", execution.node())
                .put("component", execution.component())
                .put("state", execution.state().name())
                .put("message", execution.message())
                .put("startedAt", execution.startedAt().toString());
        if (execution.endedAt() != null) {
            object.put("endedAt", execution.endedAt().toString());
        }
        if (execution.provenance() != null) {
            try {
                object.set("provenance", MAPPER.readTree(execution.provenance().toJson()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("provenance writes JSON", e);
            }
        }
        return object;
    }

    static ObjectNode of(RunRecord run) {
        ObjectNode object = object().put("run", run.name())
                .put("pipeline", run.pipeline())
                .put("state", run.state().name())
                .put("startedAt", run.startedAt().toString());
        if (run.endedAt() != null) {
            object.put("endedAt", run.endedAt().toString());
        }
        return object;
    }

    static ObjectNode texts(Map<String, String> texts) {
        ObjectNode object = object();
        texts.forEach(object::put);
        return object;
    }
}
