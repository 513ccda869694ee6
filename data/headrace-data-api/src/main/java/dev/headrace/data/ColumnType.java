package dev.headrace.data;

import java.util.Arrays;
import java.util.Optional;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// The types that a column of examples may have, each stored as one type of Arrow; every value may be null.
public enum ColumnType {
    /// True or false; a `BitVector`.
    BOOLEAN(ArrowType.Bool.INSTANCE),
    /// A whole number of 64 bits; a `BigIntVector`.
    INTEGER(new ArrowType.Int(64, true)),
    /// A double, NaN and infinities included; a `Float8Vector`.
    REAL(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
    /// Text in UTF-8; a `VarCharVector`.
    TEXT(ArrowType.Utf8.INSTANCE),
    /// A day without a time zone; a `DateDayVector`.
    DATE(new ArrowType.Date(DateUnit.DAY)),
    /// Microseconds since 1970-01-01T00:00:00 without a time zone; a `TimeStampMicroVector`.
    TIMESTAMP(new ArrowType.Timestamp(TimeUnit.MICROSECOND, null));

    // Arrow's types are immutable, and not marked as such.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ArrowType arrow;

    ColumnType(ArrowType arrow) {
        this.arrow = arrow;
    }

    /// The type in Arrow.
    ///
    /// @return the type
    public ArrowType arrow() {
        return arrow;
    }

    /// A nullable field of this type.
    ///
    /// @param name the column's name
    /// @return the field
    public Field field(String name) {
        return new Field(name, FieldType.nullable(arrow), null);
    }

    /// The type of a field.
    ///
    /// @param field any field
    /// @return its type, or empty if examples cannot hold it
    public static Optional<ColumnType> of(Field field) {
        return Arrays.stream(values())
                .filter(type -> type.arrow.equals(field.getType()))
                .findFirst();
    }
}
