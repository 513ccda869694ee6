package dev.headrace.transform;

import dev.headrace.data.ColumnType;
import dev.headrace.data.ValueForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/// Values as text, in the form of `ColumnStatistics.ValueCount`, and back: the form in which classes and the
/// values of one-hot operations are kept. Values are of the classes that [RowTransform] takes. Stateless and
/// thread-safe.
public final class ValueText {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private ValueText() {}

    /// Writes a value.
    ///
    /// @param type the column's type
    /// @param value a `Boolean` for BOOLEAN, a `Long` for INTEGER, DATE (days since 1970) and TIMESTAMP
    ///     (microseconds since 1970), a `Double` for REAL, a `String` for TEXT
    /// @return booleans as `true` and `false`, numbers in the shortest form that reads back equal (both zeros
    ///     as `0.0`), dates and timestamps in ISO 8601, text as it is
    /// @throws IllegalArgumentException if the value is of another class
    public static String write(ColumnType type, Object value) {
        return switch (type) {
            case BOOLEAN -> String.valueOf(cast(Boolean.class, type, value).booleanValue());
            case INTEGER -> Long.toString(cast(Long.class, type, value));
            case REAL -> ValueForm.ofReal(cast(Double.class, type, value));
            case TEXT -> cast(String.class, type, value);
            case DATE -> ValueForm.ofDay(cast(Long.class, type, value));
            case TIMESTAMP -> ValueForm.ofTimestamp(cast(Long.class, type, value));
        };
    }

    /// Reads a value.
    ///
    /// @param type the column's type
    /// @param text a value as [#write] writes it; numbers may be written in other ways too
    /// @return the value, of the class that [#write] takes
    /// @throws IllegalArgumentException if the text is no value of the type
    public static Object parse(ColumnType type, String text) {
        try {
            return switch (type) {
                case BOOLEAN -> parseBoolean(text);
                case INTEGER -> Long.valueOf(text);
                case REAL -> Double.valueOf(text);
                case TEXT -> text;
                case DATE -> LocalDate.parse(text).toEpochDay();
                case TIMESTAMP -> micros(LocalDateTime.parse(text));
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not a " + type, e);
        }
    }

    private static Boolean parseBoolean(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    private static <T> T cast(Class<T> expected, ColumnType type, Object value) {
        if (!expected.isInstance(value)) {
            throw new IllegalArgumentException("a " + type + " is a " + expected.getSimpleName() + ", and this is a "
                    + value.getClass().getSimpleName());
        }
        return expected.cast(value);
    }

    /// The day, or the nearest that a date can hold.
    static LocalDate date(long epochDay) {
        return LocalDate.ofEpochDay(Math.clamp(epochDay, LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()));
    }

    private static long micros(LocalDateTime time) {
        long seconds = time.toEpochSecond(ZoneOffset.UTC);
        long micros = time.get(ChronoField.MICRO_OF_SECOND);
        // One second nearer to 0 for times before 1970, so that the earliest does not overflow on the way.
        return seconds < 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, MICROS_PER_SECOND), micros - MICROS_PER_SECOND)
                : Math.addExact(Math.multiplyExact(seconds, MICROS_PER_SECOND), micros);
    }
}
