package dev.headrace.feedback;

import java.time.Duration;
import java.time.Instant;

/// The times that can be joined: those with which windows can be reckoned without overflow.
final class Times {
    static final Duration LONGEST = Duration.ofDays(3650);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    static Instant require(Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("time is " + time + ", which is not within the years 1 to 9999");
        }
        return time;
    }
}
