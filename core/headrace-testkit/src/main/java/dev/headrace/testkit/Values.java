package dev.headrace.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// Values of examples as objects of Java: `Boolean`, `Long`, `Double`, `String`, `LocalDate`, `LocalDateTime`, or
/// null.
final class Values {
    private Values() {}

    static void set(FieldVector vector, int row, Object value) {
        switch (vector) {
            case BitVector bits -> bits.setSafe(row, (Boolean) value ? 1 : 0);
            case BigIntVector integers -> integers.setSafe(row, ((Number) value).longValue());
            case Float8Vector reals -> reals.setSafe(row, ((Number) value).doubleValue());
            case VarCharVector texts -> texts.setSafe(row, value.toString().getBytes(UTF_8));
            case DateDayVector dates -> dates.setSafe(row, Math.toIntExact(((LocalDate) value).toEpochDay()));
            case TimeStampMicroVector times ->
                times.setSafe(row, ChronoUnit.MICROS.between(LocalDate.EPOCH.atStartOfDay(), (LocalDateTime) value));
            default -> throw new IllegalArgumentException("examples cannot hold " + vector.getField());
        }
    }

    static @Nullable Object get(FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        return switch (vector) {
            case BitVector bits -> bits.get(row) == 1;
            case BigIntVector integers -> integers.get(row);
            case Float8Vector reals -> reals.get(row);
            case VarCharVector texts -> new String(texts.get(row), UTF_8);
            case DateDayVector dates -> LocalDate.ofEpochDay(dates.get(row));
            case TimeStampMicroVector times ->
                LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plus(times.get(row), ChronoUnit.MICROS);
            default -> throw new IllegalArgumentException("examples cannot hold " + vector.getField());
        };
    }
}
