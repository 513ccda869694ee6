package dev.headrace.serving.scoring;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.serving.ServingErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns one value of a request into what its column holds. Stateless.
final class CellReader {
    private static final int LONGEST = 60;
    private static final long MICROS_PER_SECOND = 1_000_000;
    /// Beyond it a double is no whole number of 64 bits.
    private static final double WHOLE_LIMIT = 0x1p63;

    private CellReader() {}

    /// The value as `RowTransform` takes it.
    ///
    /// @throws HeadraceException with [ServingErrorCode#REQUEST_INVALID] if it is not of the column's type
    static Object read(Column column, Object value) {
        Object typed = switch (column.type()) {
            case BOOLEAN -> value instanceof Boolean flag ? flag : null;
            case INTEGER -> whole(value);
            case REAL -> real(value);
            case TEXT -> value instanceof String text ? text : null;
            case DATE -> value instanceof String text ? day(text) : null;
            case TIMESTAMP -> value instanceof String text ? time(text) : null;
        };
        if (typed == null) {
            throw new HeadraceException(
                    ServingErrorCode.REQUEST_INVALID,
                    "Column '" + column.name() + "' is " + found(value) + ", and " + expected(column)
                            + " was expected");
        }
        return typed;
    }

    /// At most 60 characters of a text that somebody sent.
    static String brief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static @Nullable Long whole(Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Double number -> whole(number.doubleValue());
            case Float number -> whole(number.doubleValue());
            default -> null;
        };
    }

    /// Clients that know only doubles send 39.0 for 39.
    private static @Nullable Long whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < WHOLE_LIMIT ? (Long) (long) value : null;
    }

    private static @Nullable Double real(Object value) {
        return switch (value) {
            case Double number -> number.isInfinite() ? null : number;
            case BigInteger number -> finite(number.doubleValue());
            case BigDecimal number -> finite(number.doubleValue());
            case Number number -> number.doubleValue();
            case String text ->
                switch (text) {
                    case "NaN" -> Double.NaN;
                    case "Infinity" -> Double.POSITIVE_INFINITY;
                    case "-Infinity" -> Double.NEGATIVE_INFINITY;
                    default -> null;
                };
            default -> null;
        };
    }

    private static @Nullable Double finite(double value) {
        return Double.isInfinite(value) ? null : (Double) value;
    }

    private static @Nullable Long day(String text) {
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Long time(String text) {
        try {
            TemporalAccessor parsed = text.length() <= "2026-03-01".length()
                    ? LocalDate.parse(text).atStartOfDay()
                    : DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            LocalDateTime time = parsed instanceof OffsetDateTime offset
                    ? offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                    : LocalDateTime.from(parsed);
            return Math.addExact(
                    Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), MICROS_PER_SECOND),
                    time.get(ChronoField.MICRO_OF_SECOND));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static String expected(Column column) {
        return switch (column.type()) {
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number of 64 bits";
            case REAL -> "a number";
            case TEXT -> "a text";
            case DATE -> "a day such as \"2026-03-01\"";
            case TIMESTAMP -> "a time such as \"2026-03-01T12:30:00\"";
        };
    }

    private static String found(Object value) {
        return switch (value) {
            case String text -> "the text \"" + brief(text) + "\"";
            case Number number -> "the number " + brief(number.toString());
            case Boolean flag -> flag.toString();
            case List<?> list -> "an array";
            case Map<?, ?> map -> "an object";
            default -> "a " + value.getClass().getSimpleName();
        };
    }
}
