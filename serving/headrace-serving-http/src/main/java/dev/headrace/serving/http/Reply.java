package dev.headrace.serving.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// An answer.
///
/// @param status of HTTP
/// @param body JSON
/// @param headers beside those that every answer has
record Reply(int status, JsonNode body, Map<String, String> headers) {
    static final String VERSION_HEADER = "Headrace-Model-Version";

    static Reply ok(JsonNode body) {
        return new Reply(200, body, Map.of());
    }

    /// A prediction, which says what it is from.
    static Reply predicted(JsonNode body, Served served, RequestMark mark) {
        return new Reply(200, body, Map.of(VERSION_HEADER, served.version(), RequestMark.ID_HEADER, mark.id()));
    }

    static Reply error(int status, String message) {
        return error(status, message, Map.of());
    }

    static Reply error(int status, String message, Map<String, String> headers) {
        ObjectNode body = Json.object();
        body.put("error", message);
        return new Reply(status, body, headers);
    }
}
