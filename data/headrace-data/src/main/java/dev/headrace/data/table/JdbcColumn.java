package dev.headrace.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/// A column of a query.
///
/// @param name of the column
/// @param kind of its values
/// @param type what they become
/// @param access how they are asked for
record JdbcColumn(String name, Kind kind, ArrowType type, Access access) {
    private static final int SMALL_DECIMAL = 38;
    private static final int LARGE_DECIMAL = 76;
    private static final int MICROS = 1_000_000;
    private static final int NANOS = 1_000;
    private static final long EXACT = 1L << 53;

    /// What values are.
    enum Kind {
        BOOLEAN,
        INTEGER,
        REAL,
        DECIMAL,
        DATE,
        TIME,
        TIMESTAMP,
        INSTANT,
        BINARY,
        TEXT,
        /// Not known before values are seen.
        ANY
    }

    /// How values are asked for.
    enum Access {
        /// As values of the column's kind, whatever the driver has.
        OF_KIND,
        /// As what they are.
        AS_THEY_ARE
    }

    static JdbcColumn of(String name, Kind kind) {
        return new JdbcColumn(
                name,
                kind,
                switch (kind) {
                    case BOOLEAN -> ArrowType.Bool.INSTANCE;
                    case INTEGER -> new ArrowType.Int(Long.SIZE, true);
                    case REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
                    case DECIMAL -> new ArrowType.Decimal(LARGE_DECIMAL, SMALL_DECIMAL, 256);
                    case DATE -> new ArrowType.Date(DateUnit.DAY);
                    case TIME -> new ArrowType.Time(TimeUnit.MICROSECOND, Long.SIZE);
                    case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
                    case INSTANT -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
                    case BINARY -> ArrowType.Binary.INSTANCE;
                    case TEXT, ANY -> ArrowType.Utf8.INSTANCE;
                },
                Access.OF_KIND);
    }

    JdbcColumn asTheyAre() {
        return new JdbcColumn(name, kind, type, Access.AS_THEY_ARE);
    }

    /// The column that a driver describes.
    static JdbcColumn of(ResultSetMetaData metadata, int column) throws SQLException {
        String name = metadata.getColumnLabel(column);
        String own = String.valueOf(metadata.getColumnTypeName(column)).toLowerCase(Locale.ROOT);
        return switch (metadata.getColumnType(column)) {
            // PostgreSQL gives strings of bits the type of booleans.
            case Types.BOOLEAN, Types.BIT ->
                of(name, own.contains("bit") && metadata.getPrecision(column) != 1 ? Kind.TEXT : Kind.BOOLEAN);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> of(name, Kind.INTEGER);
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> of(name, "money".equals(own) ? Kind.TEXT : Kind.REAL);
            case Types.DECIMAL, Types.NUMERIC ->
                decimal(name, metadata.getPrecision(column), metadata.getScale(column));
            case Types.DATE -> of(name, Kind.DATE);
            // PostgreSQL gives times with a zone the types of those without.
            case Types.TIME -> of(name, "timetz".equals(own) ? Kind.TEXT : Kind.TIME);
            case Types.TIMESTAMP -> of(name, "timestamptz".equals(own) ? Kind.INSTANT : Kind.TIMESTAMP);
            case Types.TIMESTAMP_WITH_TIMEZONE -> of(name, Kind.INSTANT);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> of(name, Kind.BINARY);
            default -> of(name, Kind.TEXT);
        };
    }

    private static JdbcColumn decimal(String name, int precision, int scale) {
        if (precision < 1 || precision > LARGE_DECIMAL || scale < 0 || scale > precision) {
            return of(name, Kind.DECIMAL);
        }
        return new JdbcColumn(
                name,
                Kind.DECIMAL,
                new ArrowType.Decimal(precision, scale, precision <= SMALL_DECIMAL ? 128 : 256),
                Access.OF_KIND);
    }

    Field field() {
        return new Field(name, FieldType.nullable(type), null);
    }

    /// Reads a value of the current row.
    @Nullable
    Object read(ResultSet rows, int column) throws SQLException {
        if (access == Access.AS_THEY_ARE) {
            return rows.getObject(column);
        }
        Object value = switch (kind) {
            case BOOLEAN -> rows.getBoolean(column);
            case INTEGER -> rows.getLong(column);
            case REAL -> rows.getDouble(column);
            case DECIMAL -> rows.getBigDecimal(column);
            case DATE -> rows.getObject(column, LocalDate.class);
            case TIME -> rows.getObject(column, LocalTime.class);
            case TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
            case INSTANT -> rows.getObject(column, OffsetDateTime.class);
            case BINARY -> rows.getBytes(column);
            case TEXT -> rows.getString(column);
            case ANY -> rows.getObject(column);
        };
        return rows.wasNull() ? null : value;
    }

    /// Writes a value.
    ///
    /// @return how many bytes it has
    /// @throws RuntimeException if the value does not fit
    static int write(FieldVector vector, int row, Object value) {
        switch (vector) {
            case BitVector booleans -> booleans.setSafe(row, bit(value));
            case BigIntVector integers -> integers.setSafe(row, integer(value));
            case Float8Vector reals -> reals.setSafe(row, real(value));
            case DecimalVector decimals -> decimals.setSafe(row, scaled(value, decimals.getScale()));
            case Decimal256Vector decimals -> decimals.setSafe(row, scaled(value, decimals.getScale()));
            case DateDayVector days ->
                days.setSafe(row, Math.toIntExact(date(value).toEpochDay()));
            case TimeMicroVector times -> times.setSafe(row, ((LocalTime) value).toNanoOfDay() / NANOS);
            case TimeStampVector times -> times.setSafe(row, micros(value));
            case VarBinaryVector bytes -> {
                bytes.setSafe(row, (byte[]) value);
                return ((byte[]) value).length;
            }
            case VarCharVector texts -> {
                byte[] bytes = text(value).getBytes(UTF_8);
                texts.setSafe(row, bytes);
                return bytes.length;
            }
            default -> throw new IllegalStateException("no kind has " + vector.getField());
        }
        return Long.BYTES;
    }

    static LocalDateTime timestamp(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static int bit(Object value) {
        if (value instanceof Number number) {
            long bit = integer(number);
            if (bit != 0 && bit != 1) {
                throw new ArithmeticException("a boolean is 0 or 1");
            }
            return (int) bit;
        }
        return (Boolean) value ? 1 : 0;
    }

    private static long integer(Object value) {
        return switch (value) {
            case Long whole -> whole;
            case Integer whole -> whole;
            case BigInteger whole -> whole.longValueExact();
            default -> throw new ClassCastException("it is no integer");
        };
    }

    private static double real(Object value) {
        double real = ((Number) value).doubleValue();
        if (value instanceof Long whole && (whole > EXACT || whole < -EXACT) && (long) real != whole) {
            throw new ArithmeticException("a double does not hold it");
        }
        return real;
    }

    private static BigDecimal scaled(Object value, int scale) {
        return ((BigDecimal) value).setScale(scale, RoundingMode.UNNECESSARY);
    }

    private static LocalDate date(Object value) {
        return value instanceof String text ? LocalDate.parse(text) : (LocalDate) value;
    }

    private static long micros(Object value) {
        LocalDateTime time = switch (value) {
            case OffsetDateTime zoned ->
                zoned.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            case String text -> timestamp(text);
            default -> (LocalDateTime) value;
        };
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), MICROS), time.get(ChronoField.MICRO_OF_SECOND));
    }

    private static String text(Object value) {
        if (value instanceof byte[]) {
            throw new ClassCastException("bytes are no text");
        }
        return value.toString();
    }
}
