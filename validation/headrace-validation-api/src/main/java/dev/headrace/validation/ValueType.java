package dev.headrace.validation;

import dev.headrace.data.ColumnType;

/// What the values of a column are, whatever they are stored as. Wider than [ColumnType], which is what
/// columns of examples may hold.
public enum ValueType {
    /// True or false.
    BOOLEAN(ColumnType.BOOLEAN),
    /// Whole numbers of up to 64 bits, signed or not.
    INTEGER(ColumnType.INTEGER),
    /// Floating-point numbers of 16, 32 or 64 bits.
    REAL(ColumnType.REAL),
    /// Decimal numbers of a fixed scale.
    DECIMAL(ColumnType.REAL),
    /// Text in UTF-8.
    TEXT(ColumnType.TEXT),
    /// Bytes.
    BINARY(ColumnType.TEXT),
    /// Days.
    DATE(ColumnType.DATE),
    /// A time of the day.
    TIME(ColumnType.INTEGER),
    /// A point in time, or a local time of a local day.
    TIMESTAMP(ColumnType.TIMESTAMP),
    /// A length of time.
    DURATION(ColumnType.INTEGER),
    /// A group of columns; its fields are columns of their own.
    STRUCT(ColumnType.TEXT),
    /// Nothing but missing values.
    NULL(ColumnType.TEXT);

    private final ColumnType columnType;

    ValueType(ColumnType columnType) {
        this.columnType = columnType;
    }

    /// The type of examples that comes nearest; the same for those that both have.
    ///
    /// @return the type
    public ColumnType columnType() {
        return columnType;
    }

    /// The type of values of a column of examples.
    ///
    /// @param type the column's type
    /// @return the type of the same name
    public static ValueType of(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> BOOLEAN;
            case INTEGER -> INTEGER;
            case REAL -> REAL;
            case TEXT -> TEXT;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
        };
    }
}
