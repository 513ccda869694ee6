package dev.headrace.serving.http;

import dev.headrace.core.config.Config;
import java.time.Duration;

/// How models are served over HTTP.
///
/// @param requestLimitMebibytes the greatest body of a request
/// @param followInterval how often a store is asked which version is live
public record HttpServingConfig(
        @Config(
                value = "request-limit-mebibytes",
                defaultValue = "16",
                description = "Greatest body of a request in MiB; a greater one is refused with status 413")
        int requestLimitMebibytes,

        @Config(
                value = "follow-interval",
                defaultValue = "1s",
                description = "How often a server that follows a model store looks which version is live")
        Duration followInterval) {
    private static final int MOST_MEBIBYTES = 1024;

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is out of its range
    public HttpServingConfig {
        if (requestLimitMebibytes < 1 || requestLimitMebibytes > MOST_MEBIBYTES) {
            throw new IllegalArgumentException("request-limit-mebibytes is " + requestLimitMebibytes
                    + ", and a number from 1 to " + MOST_MEBIBYTES + " was expected");
        }
        if (!followInterval.isPositive()) {
            throw new IllegalArgumentException("follow-interval must be positive: " + followInterval);
        }
    }

    int requestLimitBytes() {
        return (requestLimitMebibytes << 20) - 1;
    }
}
