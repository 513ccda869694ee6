package dev.headrace.statistics;

import dev.headrace.data.ValueForm;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// Values as the texts that [dev.headrace.validation.ColumnStatistics.ValueCount] and
/// [dev.headrace.validation.LabelSchema] hold: booleans as `true` and `false`, numbers in the shortest form
/// that reads back equal (`7`, `7.0`, `NaN`), days and times in ISO 8601. Both zeros are `0.0`. Thread-safe.
public final class ValueText {
    private ValueText() {}

    /// The text of one value.
    ///
    /// @param column a vector of a type that examples may have
    /// @param row the row
    /// @return the text; null for a missing value
    /// @throws IllegalArgumentException if examples cannot hold vectors of this type
    public static @Nullable String of(FieldVector column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column) {
            case BitVector booleans -> Boolean.toString(booleans.get(row) != 0);
            case BigIntVector integers -> Long.toString(integers.get(row));
            case Float8Vector reals -> ValueForm.ofReal(reals.get(row));
            case VarCharVector texts -> new String(texts.get(row), StandardCharsets.UTF_8);
            case DateDayVector days -> ValueForm.ofDay(days.get(row));
            case TimeStampMicroVector times -> ValueForm.ofTimestamp(times.get(row));
            default -> throw new IllegalArgumentException("examples cannot hold a " + column.getField());
        };
    }
}
