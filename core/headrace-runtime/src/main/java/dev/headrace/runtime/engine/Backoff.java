package dev.headrace.runtime.engine;

import dev.headrace.core.Seed;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait between attempts: one second, doubled each time up to a minute, less a random part of up to a
/// half so that nodes that failed together do not come back together. Not thread-safe.
final class Backoff {
    private static final long FIRST_MILLISECONDS = 1_000;
    private static final long LONGEST_MILLISECONDS = 60_000;

    private final RandomGenerator chance;
    private long milliseconds = FIRST_MILLISECONDS;

    Backoff(Seed seed) {
        this.chance = seed.derive("back-off").generator();
    }

    Duration next() {
        long wait = milliseconds - chance.nextLong(milliseconds / 2);
        milliseconds = Math.min(LONGEST_MILLISECONDS, milliseconds * 2);
        return Duration.ofMillis(wait);
    }
}
