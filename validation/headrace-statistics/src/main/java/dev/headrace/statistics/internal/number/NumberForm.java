package dev.headrace.statistics.internal.number;

import dev.headrace.data.ValueForm;
import dev.headrace.validation.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/// How the numbers of a column are held: as raw values of 64 bits, each with a key, a number and a text. Keys
/// are in the order of the numbers. Immutable and thread-safe.
///
/// A raw value is the key of a double (see [Grid#key]), or an integer; of unsigned integers of 64 bits it is
/// the integer less 2^63; of decimals, the digits without the point.
public final class NumberForm {
    /// Decimals of up to this many digits fit 64 bits.
    static final int MOST_DIGITS = 18;
    private static final int EXACT_POWERS = 22;
    private static final long EXACT_INTEGERS = 1L << 53;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final BigInteger UNSIGNED_OFFSET = BigInteger.ONE.shiftLeft(Long.SIZE - 1);

    private final ValueType type;
    private final Grid grid;
    private final long zero;
    private final int scale;
    private final @Nullable TimeUnit unit;
    private final boolean zoned;

    private NumberForm(ValueType type, Grid grid, long zero, int scale, @Nullable TimeUnit unit, boolean zoned) {
        this.type = type;
        this.grid = grid;
        this.zero = zero;
        this.scale = scale;
        this.unit = unit;
        this.zoned = zoned;
    }

    /// The form of a type.
    ///
    /// @param arrow any type
    /// @return its form, or empty if its values are no numbers, or decimals of more than 18 digits
    public static Optional<NumberForm> of(ArrowType arrow) {
        return Optional.ofNullable(
                switch (arrow) {
                    case ArrowType.FloatingPoint _ -> real();
                    case ArrowType.Int integer ->
                        integer(!integer.getIsSigned() && integer.getBitWidth() == Long.SIZE ? Long.MIN_VALUE : 0);
                    case ArrowType.Decimal decimal ->
                        decimal.getPrecision() > MOST_DIGITS
                                ? null
                                : new NumberForm(ValueType.DECIMAL, Grid.INTEGER, 0, decimal.getScale(), null, false);
                    case ArrowType.Date date ->
                        time(ValueType.DATE, date.getUnit() == DateUnit.DAY ? null : TimeUnit.MILLISECOND, false);
                    case ArrowType.Time time -> time(ValueType.TIME, time.getUnit(), false);
                    case ArrowType.Timestamp timestamp ->
                        time(ValueType.TIMESTAMP, timestamp.getUnit(), timestamp.getTimezone() != null);
                    case ArrowType.Duration duration -> time(ValueType.DURATION, duration.getUnit(), false);
                    default -> null;
                });
    }

    /// Doubles.
    ///
    /// @return the form
    public static NumberForm real() {
        return new NumberForm(ValueType.REAL, Grid.REAL, 0, 0, null, false);
    }

    /// Signed integers.
    ///
    /// @return the form
    public static NumberForm integer() {
        return integer(0);
    }

    private static NumberForm integer(long zero) {
        return new NumberForm(ValueType.INTEGER, Grid.INTEGER, zero, 0, null, false);
    }

    private static NumberForm time(ValueType type, @Nullable TimeUnit unit, boolean zoned) {
        return new NumberForm(type, Grid.TIME, 0, 0, unit, zoned);
    }

    /// What the numbers are.
    ///
    /// @return the type
    public ValueType type() {
        return type;
    }

    /// The unit of days and times.
    ///
    /// @return as [dev.headrace.validation.ColumnStatistics#unit]
    public @Nullable String unit() {
        if (unit == null) {
            return type == ValueType.DATE ? "d" : null;
        }
        return switch (unit) {
            case SECOND -> "s";
            case MILLISECOND -> "ms";
            case MICROSECOND -> "us";
            case NANOSECOND -> "ns";
        };
    }

    boolean isReal() {
        return grid == Grid.REAL;
    }

    /// The raw value of zero.
    long zero() {
        return zero;
    }

    int scale() {
        return scale;
    }

    /// What is to be added to a raw value to give the integer.
    BigInteger offset() {
        return zero == 0 ? BigInteger.ZERO : UNSIGNED_OFFSET;
    }

    /// The key of a raw value.
    long keyOfRaw(long raw) {
        return grid == Grid.INTEGER
                ? Grid.key(Double.doubleToRawLongBits(zero == 0 ? (double) raw : unsigned(raw)))
                : raw;
    }

    /// The number of a key; infinite behind the greatest double.
    double number(long key) {
        double number = grid.number(key);
        return scale == 0 ? number : number / Math.pow(10, scale);
    }

    /// The least number of this form from a key on; integers are whole numbers.
    double first(long key) {
        return grid == Grid.INTEGER ? scaled(Math.ceil(grid.number(key))) : number(key);
    }

    /// The last number of this form before a key, as far as doubles tell them apart; of doubles that of the key itself.
    double last(long behind) {
        return grid == Grid.REAL ? number(behind) : scaled(Math.ceil(grid.number(behind)) - 1);
    }

    private double scaled(double unscaled) {
        return scale == 0 ? unscaled : unscaled / Math.pow(10, scale);
    }

    /// The number of a raw value.
    double numberOfRaw(long raw) {
        if (grid == Grid.REAL) {
            return grid.number(raw);
        } else if (scale == 0) {
            return zero == 0 ? (double) raw : unsigned(raw);
        }
        boolean quick = scale > 0 && scale <= EXACT_POWERS && Math.abs(raw) < EXACT_INTEGERS && raw != Long.MIN_VALUE;
        return quick
                ? raw / Math.pow(10, scale)
                : BigDecimal.valueOf(raw, scale).doubleValue();
    }

    /// The text of a raw value.
    String text(long raw) {
        return switch (type) {
            case REAL -> ValueForm.ofReal(grid.number(raw));
            case INTEGER -> zero == 0 ? Long.toString(raw) : Long.toUnsignedString(raw ^ Long.MIN_VALUE);
            case DECIMAL -> BigDecimal.valueOf(raw, scale).toPlainString();
            case DATE -> ValueForm.ofDay(unit == null ? raw : Math.floorDiv(raw, MILLIS_PER_DAY));
            case TIMESTAMP -> timestamp(raw);
            case TIME ->
                LocalTime.ofNanoOfDay(Math.floorMod(raw * nanos(), 86_400 * NANOS_PER_SECOND))
                        .toString();
            case DURATION ->
                Duration.ofSeconds(Math.floorDiv(raw, perSecond()), Math.floorMod(raw, perSecond()) * nanos())
                        .toString();
            case BOOLEAN, TEXT, BINARY, STRUCT, NULL -> throw new IllegalStateException(type + " is not a number");
        };
    }

    /// Whether numbers of another form can be merged with these.
    ///
    /// @param other another form
    /// @return true if raw values mean the same
    public boolean agrees(NumberForm other) {
        return type == other.type && zero == other.zero && scale == other.scale && unit == other.unit;
    }

    private String timestamp(long raw) {
        long seconds = Math.floorDiv(raw, perSecond());
        long least = LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC);
        long greatest = LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC);
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.clamp(seconds, least, greatest),
                (int) (Math.floorMod(raw, perSecond()) * nanos()),
                ZoneOffset.UTC);
        return zoned ? time + "Z" : time.toString();
    }

    private long perSecond() {
        return NANOS_PER_SECOND / nanos();
    }

    private long nanos() {
        if (unit == null) {
            throw new IllegalStateException(type + " has no unit");
        }
        return switch (unit) {
            case SECOND -> NANOS_PER_SECOND;
            case MILLISECOND -> 1_000_000;
            case MICROSECOND -> 1_000;
            case NANOSECOND -> 1;
        };
    }

    private static double unsigned(long raw) {
        long integer = raw ^ Long.MIN_VALUE;
        // Half of it, its last bit kept so that rounding is right, is a signed integer.
        return integer >= 0 ? (double) integer : 2.0 * (double) ((integer >>> 1) | (integer & 1));
    }
}
