package dev.headrace.statistics.oracle;

import dev.headrace.validation.ValueType;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/// Days and times as texts.
///
/// @param type of days or times
record Times(ArrowType type) {
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

    ValueType valueType() {
        return switch (type) {
            case ArrowType.Date _ -> ValueType.DATE;
            case ArrowType.Time _ -> ValueType.TIME;
            case ArrowType.Timestamp _ -> ValueType.TIMESTAMP;
            default -> ValueType.DURATION;
        };
    }

    String unit() {
        TimeUnit unit = timeUnit();
        return unit == null
                ? "d"
                : switch (unit) {
                    case SECOND -> "s";
                    case MILLISECOND -> "ms";
                    case MICROSECOND -> "us";
                    case NANOSECOND -> "ns";
                };
    }

    private @Nullable TimeUnit timeUnit() {
        return switch (type) {
            case ArrowType.Date date -> date.getUnit() == DateUnit.DAY ? null : TimeUnit.MILLISECOND;
            case ArrowType.Time time -> time.getUnit();
            case ArrowType.Timestamp timestamp -> timestamp.getUnit();
            case ArrowType.Duration duration -> duration.getUnit();
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    /// How many digits of a second a unit has.
    static int digits(TimeUnit unit) {
        return switch (unit) {
            case SECOND -> 0;
            case MILLISECOND -> 3;
            case MICROSECOND -> 6;
            case NANOSECOND -> 9;
        };
    }

    String text(BigInteger value) {
        TimeUnit unit = timeUnit();
        if (unit == null) {
            return LocalDate.ofEpochDay(value.longValueExact()).toString();
        }
        BigInteger nanos = value.multiply(BigInteger.TEN.pow(9 - digits(unit)));
        BigInteger part = nanos.mod(BILLION);
        long seconds = nanos.subtract(part).divide(BILLION).longValueExact();
        return switch (type) {
            case ArrowType.Date _ ->
                LocalDate.ofEpochDay(Math.floorDiv(seconds, 86_400)).toString();
            case ArrowType.Time _ ->
                LocalTime.ofNanoOfDay(nanos.longValueExact()).toString();
            case ArrowType.Timestamp timestamp -> {
                // Beyond what a date may be, the nearest second.
                long bounded = Math.clamp(
                        seconds,
                        LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC),
                        LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC));
                yield LocalDateTime.ofEpochSecond(bounded, part.intValueExact(), ZoneOffset.UTC)
                        + (timestamp.getTimezone() == null ? "" : "Z");
            }
            default -> Duration.ofSeconds(seconds, part.longValueExact()).toString();
        };
    }
}
