package dev.headrace.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.validation.ValidationErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// A column of rows: its name, and what its values become in Arrow.
///
/// @param name of the column
/// @param form of its values
record RowColumn(String name, Form form) {
    private static final int DECIMAL_DIGITS = 76;
    private static final int DECIMAL_SCALE = 18;

    /// What values become.
    enum Form {
        BOOLEAN(ArrowType.Bool.INSTANCE),
        INTEGER(new ArrowType.Int(Long.SIZE, true)),
        REAL(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
        DECIMAL(new ArrowType.Decimal(DECIMAL_DIGITS, DECIMAL_SCALE, 256)),
        DATE(new ArrowType.Date(DateUnit.DAY)),
        LOCAL_TIME(new ArrowType.Timestamp(TimeUnit.MICROSECOND, null)),
        INSTANT(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
        BYTES(ArrowType.Binary.INSTANCE),
        TEXT(ArrowType.Utf8.INSTANCE);

        // Arrow's types are immutable, and not marked as such.
        @SuppressWarnings("ImmutableEnumChecker")
        private final ArrowType arrow;

        Form(ArrowType arrow) {
            this.arrow = arrow;
        }
    }

    static RowColumn of(String name, Class<?> type) {
        return new RowColumn(name, form(type));
    }

    static RowColumn ofSql(String name, int type) {
        return new RowColumn(
                name,
                switch (type) {
                    case Types.BOOLEAN, Types.BIT -> Form.BOOLEAN;
                    case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Form.INTEGER;
                    case Types.REAL, Types.FLOAT, Types.DOUBLE -> Form.REAL;
                    case Types.DECIMAL, Types.NUMERIC -> Form.DECIMAL;
                    case Types.DATE -> Form.DATE;
                    case Types.TIMESTAMP -> Form.LOCAL_TIME;
                    case Types.TIMESTAMP_WITH_TIMEZONE -> Form.INSTANT;
                    case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Form.BYTES;
                    default -> Form.TEXT;
                });
    }

    static Form form(Class<?> type) {
        if (type == Boolean.class || type == boolean.class) {
            return Form.BOOLEAN;
        } else if (type == double.class || type == float.class || type == Double.class || type == Float.class) {
            return Form.REAL;
        } else if (type == BigDecimal.class) {
            return Form.DECIMAL;
        } else if ((type.isPrimitive() && type != char.class) || Number.class.isAssignableFrom(type)) {
            return Form.INTEGER;
        } else if (type == LocalDate.class || type == java.sql.Date.class) {
            return Form.DATE;
        } else if (type == LocalDateTime.class || type == java.sql.Timestamp.class) {
            return Form.LOCAL_TIME;
        } else if (type == Instant.class || type == java.time.OffsetDateTime.class) {
            return Form.INSTANT;
        }
        return type == byte[].class ? Form.BYTES : Form.TEXT;
    }

    Field field() {
        return new Field(name, FieldType.nullable(form.arrow), null);
    }

    /// Writes a value.
    ///
    /// @param number of the row, for messages
    void write(FieldVector vector, int row, Object value, long number) {
        try {
            write(vector, row, value);
        } catch (ClassCastException | ArithmeticException e) {
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH,
                    "Row " + number + " has in column '" + name + "' a value of "
                            + value.getClass().getName() + ", which does not fit " + form.arrow + ": " + e.getMessage(),
                    e);
        }
    }

    private static void write(FieldVector vector, int row, Object value) {
        switch (vector) {
            case BitVector booleans ->
                booleans.setSafe(row, value instanceof Number bit ? bit.intValue() : (Boolean) value ? 1 : 0);
            case BigIntVector integers -> integers.setSafe(row, integer((Number) value));
            case Float8Vector reals -> reals.setSafe(row, ((Number) value).doubleValue());
            case Decimal256Vector decimals -> decimals.setSafe(row, decimal((Number) value));
            case DateDayVector days -> days.setSafe(row, Math.toIntExact(day(value)));
            case TimeStampMicroVector times ->
                times.setSafe(row, micros(local(value).toInstant(ZoneOffset.UTC)));
            case TimeStampMicroTZVector times -> times.setSafe(row, micros(instant(value)));
            case VarBinaryVector bytes -> bytes.setSafe(row, (byte[]) value);
            case VarCharVector texts -> texts.setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalStateException("no form has " + vector.getField());
        }
    }

    private static long integer(Number value) {
        return switch (value) {
            case java.math.BigInteger big -> big.longValueExact();
            case BigDecimal decimal -> decimal.longValueExact();
            case Double real -> throw new ArithmeticException(real + " is not whole");
            case Float real -> throw new ArithmeticException(real + " is not whole");
            default -> value.longValue();
        };
    }

    private static BigDecimal decimal(Number value) {
        BigDecimal decimal = value instanceof BigDecimal own ? own : new BigDecimal(value.toString());
        BigDecimal scaled = decimal.setScale(DECIMAL_SCALE, RoundingMode.UNNECESSARY);
        if (scaled.precision() > DECIMAL_DIGITS) {
            throw new ArithmeticException("it has " + scaled.precision() + " digits");
        }
        return scaled;
    }

    private static long day(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate().toEpochDay() : ((LocalDate) value).toEpochDay();
    }

    private static LocalDateTime local(Object value) {
        return value instanceof java.sql.Timestamp timestamp ? timestamp.toLocalDateTime() : (LocalDateTime) value;
    }

    private static Instant instant(Object value) {
        return value instanceof java.time.OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
