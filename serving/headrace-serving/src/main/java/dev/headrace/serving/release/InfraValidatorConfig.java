package dev.headrace.serving.release;

import dev.headrace.core.config.Config;
import java.time.Duration;

/// How a model is tried on a real server.
///
/// @param heapMebibytes the heap of the server's process
/// @param rows how many rows are sent
/// @param maximumLatency what the 99th percentile of the latency may be
/// @param startup how long the server may take until it answers
public record InfraValidatorConfig(
        @Config(
                value = "heap-mebibytes",
                defaultValue = "128",
                description = "Heap of the server's process in MiB; a model that needs more is not blessed")
        int heapMebibytes,

        @Config(
                value = "rows",
                defaultValue = "100",
                description = "How many rows of the split eval are sent, each as one request")
        int rows,

        @Config(
                value = "maximum-latency",
                defaultValue = "250ms",
                description = "What the 99th percentile of the time from request to answer may be, on a warm server")
        Duration maximumLatency,

        @Config(value = "startup", defaultValue = "30s", description = "How long the server may take until it answers")
        Duration startup) {
    private static final int LEAST_HEAP = 16;

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is too small
    public InfraValidatorConfig {
        if (heapMebibytes < LEAST_HEAP) {
            throw new IllegalArgumentException(
                    "heap-mebibytes is " + heapMebibytes + ", and at least " + LEAST_HEAP + " are needed");
        }
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be positive: " + rows);
        }
        if (!maximumLatency.isPositive() || !startup.isPositive()) {
            throw new IllegalArgumentException(
                    "maximum-latency and startup must be positive: " + maximumLatency + " and " + startup);
        }
    }
}
