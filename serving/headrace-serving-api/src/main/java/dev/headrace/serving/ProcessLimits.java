package dev.headrace.serving;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a server's own process may use.
///
/// @param heapMebibytes its heap
/// @param startup how long it may take until it answers
/// @param lifetime how long it may live; null for as long as the process that started it
/// @param output the file for what it prints; null for none
public record ProcessLimits(
        int heapMebibytes,
        Duration startup,
        @Nullable Duration lifetime,
        @Nullable Path output) {
    /// Checks the numbers.
    public ProcessLimits {
        requireNonNull(startup, "startup is null");
        if (heapMebibytes < 16 || !startup.isPositive()) {
            throw new IllegalArgumentException(
                    "heap of " + heapMebibytes + " MiB and " + startup + " to start are too little");
        }
    }
}
