package dev.headrace.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// The one form in which values stand as text: in statistics, in the classes of a label, in the categories of a
/// transform. They are compared as text, so whoever writes them writes them by this class. Stateless and thread-safe.
public final class ValueForm {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private ValueForm() {}

    /// A number in the shortest form that reads back equal: `7.0`, `NaN`, `-Infinity`.
    ///
    /// @param value any; both zeros are `0.0`
    /// @return the text
    public static String ofReal(double value) {
        // The sum with zero makes a positive zero of a negative one, and changes nothing else.
        return Double.toString(value + 0.0);
    }

    /// A day in ISO 8601.
    ///
    /// @param epochDay days since 1970; beyond what [LocalDate] can hold, its nearest day
    /// @return the text
    public static String ofDay(long epochDay) {
        return LocalDate.ofEpochDay(Math.clamp(epochDay, LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()))
                .toString();
    }

    /// A point in time without a time zone in ISO 8601, seconds left out where they are zero.
    ///
    /// @param micros microseconds since 1970
    /// @return the text
    public static String ofTimestamp(long micros) {
        return LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, MICROS_PER_SECOND),
                        (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1_000,
                        ZoneOffset.UTC)
                .toString();
    }
}
