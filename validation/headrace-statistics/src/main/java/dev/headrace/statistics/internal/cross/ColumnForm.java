package dev.headrace.statistics.internal.cross;

import dev.headrace.data.ValueForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// A column of single values, or of lists that have one value each: what stands for a value in 64 bits
/// ("raw"), in the order of the values, and back.
///
/// @param name the column's name
/// @param kind what the values are
/// @param scale the digits behind the point of a decimal; the decimal digits of a second's parts for
///     timestamps; else 0
record ColumnForm(String name, ValueKind kind, int scale) {
    private static final int MOST_DIGITS = 18;
    private static final int MICROS = 6;
    private static final int NANOS = 9;
    private static final long FIRST_SECOND = LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC);
    private static final long LAST_SECOND = LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /// The form of a column.
    ///
    /// @return empty if it does not have values of a kind that is handled here
    static Optional<ColumnForm> of(Field field) {
        ArrowType type = field.getType();
        return switch (type) {
            case ArrowType.List _, ArrowType.LargeList _, ArrowType.FixedSizeList _ ->
                ofSingle(field.getName(), onlyChild(field).getType());
            default -> ofSingle(field.getName(), type);
        };
    }

    private static Field onlyChild(Field list) {
        return list.getChildren().getFirst();
    }

    private static Optional<ColumnForm> ofSingle(String name, ArrowType type) {
        return switch (type) {
            case ArrowType.Bool _ -> form(name, ValueKind.BOOLEAN, 0);
            case ArrowType.Int integer
            when integer.getBitWidth() == Long.SIZE && !integer.getIsSigned() -> form(name, ValueKind.UNSIGNED, 0);
            case ArrowType.Int _ -> form(name, ValueKind.INTEGER, 0);
            case ArrowType.FloatingPoint _ -> form(name, ValueKind.REAL, 0);
            case ArrowType.Decimal decimal
            when decimal.getBitWidth() == 128 ->
                form(
                        name,
                        decimal.getPrecision() <= MOST_DIGITS ? ValueKind.DECIMAL : ValueKind.WIDE_DECIMAL,
                        decimal.getScale());
            case ArrowType.Date _ -> form(name, ValueKind.DATE, 0);
            case ArrowType.Timestamp timestamp -> form(name, ValueKind.TIMESTAMP, digits(timestamp.getUnit()));
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _ -> form(name, ValueKind.TEXT, 0);
            default -> Optional.empty();
        };
    }

    private static Optional<ColumnForm> form(String name, ValueKind kind, int scale) {
        return Optional.of(new ColumnForm(name, kind, scale));
    }

    private static int digits(TimeUnit unit) {
        return switch (unit) {
            case SECOND -> 0;
            case MILLISECOND -> 3;
            case MICROSECOND -> MICROS;
            case NANOSECOND -> NANOS;
        };
    }

    /// The 64 bits of a double that is not NaN.
    static long rawOfReal(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    /// The double of 64 bits.
    static double realOfRaw(long raw) {
        return Double.longBitsToDouble(raw >= 0 ? raw : Long.MIN_VALUE - raw);
    }

    /// Whether 64 bits stand for a value with which one may compute.
    boolean isFinite(long raw) {
        return !kind.isBinary() || Double.isFinite(realOfRaw(raw));
    }

    /// The double of a value that is not a text: nearest, or for decimals next to that. Greater values never
    /// give lesser doubles.
    double number(long raw) {
        return switch (kind) {
            case REAL, WIDE_DECIMAL -> realOfRaw(raw);
            case DECIMAL -> scale >= 0 ? raw / Math.pow(10, scale) : raw * Math.pow(10, -scale);
            case UNSIGNED -> unsignedNumber(raw ^ Long.MIN_VALUE);
            case BOOLEAN, INTEGER, DATE, TIMESTAMP, TEXT -> (double) raw;
        };
    }

    /// The value as text, where it is not a text itself.
    String text(long raw) {
        return switch (kind) {
            case BOOLEAN -> raw == 0 ? "false" : "true";
            case INTEGER, TEXT -> Long.toString(raw);
            case UNSIGNED -> Long.toUnsignedString(raw ^ Long.MIN_VALUE);
            case REAL, WIDE_DECIMAL -> ValueForm.ofReal(realOfRaw(raw));
            case DECIMAL -> BigDecimal.valueOf(raw, scale).toPlainString();
            case DATE -> ValueForm.ofDay(raw);
            case TIMESTAMP -> timestamp(raw);
        };
    }

    /// Raw values from which on values lie behind each of some boundaries.
    ///
    /// @param boundaries finite, in ascending order; numbers, days, or parts of seconds as the column has
    ///     them
    /// @return for each boundary the least raw value that is not below it
    long[] thresholds(List<Double> boundaries) {
        return boundaries.stream().mapToLong(this::threshold).toArray();
    }

    private long threshold(double boundary) {
        if (kind.isBinary()) {
            return rawOfReal(boundary);
        }
        BigDecimal exact = new BigDecimal(boundary);
        BigDecimal least =
                (kind == ValueKind.DECIMAL ? exact.scaleByPowerOfTen(scale) : exact).setScale(0, RoundingMode.CEILING);
        if (kind == ValueKind.UNSIGNED) {
            least = least.add(LEAST);
        }
        return least.max(LEAST).min(GREATEST).longValueExact();
    }

    private static double unsignedNumber(long value) {
        // Halved so that it has a sign; the lowest bit stays, for the rounding.
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
    }

    /// The exact number of an unsigned raw value.
    static BigInteger unsigned(long raw) {
        return BigInteger.valueOf(raw).subtract(BigInteger.valueOf(Long.MIN_VALUE));
    }

    /// As [ValueForm#ofTimestamp], in any unit; beyond what [LocalDateTime] can hold, its nearest second.
    private String timestamp(long raw) {
        long perSecond = power(scale);
        long second = Math.clamp(Math.floorDiv(raw, perSecond), FIRST_SECOND, LAST_SECOND);
        return LocalDateTime.ofEpochSecond(
                        second, (int) (Math.floorMod(raw, perSecond) * power(NANOS - scale)), ZoneOffset.UTC)
                .toString();
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
