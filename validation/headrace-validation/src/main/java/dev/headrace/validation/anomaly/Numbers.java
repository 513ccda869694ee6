package dev.headrace.validation.anomaly;

import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Values of Arrow vectors as numbers. Stateless.
final class Numbers {
    private Numbers() {}

    /// The number in a row; days and microseconds since 1970 for dates and timestamps, 0 and 1 for booleans.
    ///
    /// @param vector of any type that examples may have but text
    /// @param row a row that has a value
    static double at(FieldVector vector, int row) {
        return switch (vector) {
            case Float8Vector reals -> reals.get(row);
            case BigIntVector integers -> integers.get(row);
            case TimeStampMicroVector times -> times.get(row);
            case DateDayVector days -> days.get(row);
            case BitVector bits -> bits.get(row);
            default -> throw new IllegalArgumentException(vector.getClass().getName() + " holds no numbers");
        };
    }
}
