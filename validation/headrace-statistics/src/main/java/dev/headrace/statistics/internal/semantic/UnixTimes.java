package dev.headrace.statistics.internal.semantic;

import java.util.Locale;

/// Units of times since 1970-01-01, and which numbers are between 1990-01-01 and 2030-01-01, the latter
/// excluded. No number is so in two units.
enum UnixTimes {
    /// Days.
    D(1),
    /// Seconds.
    S(86_400L),
    /// Milliseconds.
    MS(86_400_000L),
    /// Microseconds.
    US(86_400_000_000L),
    /// Nanoseconds.
    NS(86_400_000_000_000L);

    private static final long FIRST_DAY = 7_305;
    private static final long LAST_DAY = 21_915;

    private final long low;
    private final long high;

    UnixTimes(long day) {
        this.low = FIRST_DAY * day;
        this.high = LAST_DAY * day;
    }

    /// Whether a number is a time in this unit.
    boolean has(long value) {
        return value >= low && value < high;
    }

    /// The unit, as in [dev.headrace.validation.SemanticMatch#format].
    String unit() {
        return name().toLowerCase(Locale.ROOT);
    }
}
