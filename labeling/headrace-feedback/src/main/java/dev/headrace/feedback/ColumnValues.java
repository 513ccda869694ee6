package dev.headrace.feedback;

import dev.headrace.data.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/// Turns values of JSON into values of columns, without loss or not at all: but for decimal fractions and
/// whole numbers beyond 2^53 in a REAL column, which are rounded, and times beyond the microsecond, which are
/// cut.
final class ColumnValues {
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter();
    private static final double TWO_TO_63 = 0x1p63;

    private ColumnValues() {}

    /// Converts a value.
    ///
    /// @param value text, a number or a boolean
    /// @return `Boolean`, `Long` (INTEGER, TIMESTAMP in microseconds, DATE in days), `Double` or `String`
    static Object convert(String column, ColumnType type, Object value) throws UnusableException {
        Object converted = switch (type) {
            case BOOLEAN -> toBoolean(value);
            case INTEGER -> toLong(value);
            case REAL -> toDouble(value);
            case TEXT -> value.toString();
            case DATE -> toDays(value);
            case TIMESTAMP -> toMicroseconds(value);
        };
        if (converted == null) {
            throw new UnusableException(
                    column, "the value is '" + value + "', and " + expected(type) + " was expected");
        }
        return converted;
    }

    /// Sets row 0 of a vector.
    ///
    /// @param value of [#convert], or null
    static void set(FieldVector vector, @Nullable Object value) {
        if (value == null) {
            vector.setNull(0);
            return;
        }
        switch (vector) {
            case BitVector bits -> bits.setSafe(0, (Boolean) value ? 1 : 0);
            case BigIntVector integers -> integers.setSafe(0, (Long) value);
            case Float8Vector reals -> reals.setSafe(0, (Double) value);
            case VarCharVector texts -> texts.setSafe(0, new Text(value.toString()));
            case DateDayVector days -> days.setSafe(0, Math.toIntExact((Long) value));
            case TimeStampMicroVector times -> times.setSafe(0, (Long) value);
            default -> throw new IllegalArgumentException("examples hold no " + vector.getField());
        }
    }

    private static String expected(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number of 64 bits";
            case REAL -> "a number";
            case TEXT -> "text";
            case DATE -> "a day such as 2026-03-01";
            case TIMESTAMP -> "a time such as 2026-03-01T07:15:00";
        };
    }

    private static @Nullable Boolean toBoolean(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case String text when text.equals("true") -> Boolean.TRUE;
            case String text when text.equals("false") -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable Long toLong(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case Long number -> number;
            case Double number -> wholeNumber(number);
            case String text -> {
                try {
                    yield Long.valueOf(text);
                } catch (NumberFormatException e) {
                    yield null;
                }
            }
            default -> null;
        };
    }

    private static @Nullable Long wholeNumber(double number) {
        boolean whole = number == Math.rint(number) && number >= -TWO_TO_63 && number < TWO_TO_63;
        return whole ? (Long) (long) number : null;
    }

    private static @Nullable Double toDouble(Object value) {
        return switch (value) {
            case Double number -> number;
            case Integer number -> number.doubleValue();
            case Long number -> number.doubleValue();
            case BigInteger number -> number.doubleValue();
            case String text -> toDouble(text);
            default -> null;
        };
    }

    private static @Nullable Double toDouble(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                try {
                    yield new BigDecimal(text).doubleValue();
                } catch (NumberFormatException e) {
                    yield null;
                }
            }
        };
    }

    private static @Nullable Long toDays(Object value) {
        try {
            return value instanceof String text ? (Long) LocalDate.parse(text).toEpochDay() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// A time with an offset is taken at UTC, a day as its beginning.
    private static @Nullable Long toMicroseconds(Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            if (text.length() == "2026-03-01".length()) {
                return microseconds(LocalDate.parse(text).atStartOfDay());
            }
            TemporalAccessor parsed =
                    DATE_TIME.parseBest(text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return microseconds(
                    parsed instanceof OffsetDateTime offset
                            ? offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                            : LocalDateTime.from(parsed));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static long microseconds(LocalDateTime time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC));
    }
}
