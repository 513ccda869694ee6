package dev.headrace.cli.quickstart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Requests to replay, and what followed them.
///
/// @param description what the requests are, for people
/// @param requests in the order of their times
/// @param outcomes a file of outcomes, one JSON object a line
public record Traffic(String description, List<Request> requests, Path outcomes) {
    /// Copies the requests.
    public Traffic {
        requests = List.copyOf(requests);
    }

    /// One request.
    ///
    /// @param id what its outcome names
    /// @param time when it happens, in the story that is replayed
    /// @param features the row, as it is sent
    public record Request(String id, Instant time, ObjectNode features) {}
}
