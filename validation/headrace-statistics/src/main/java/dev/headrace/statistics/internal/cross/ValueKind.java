package dev.headrace.statistics.internal.cross;

/// What the single values of a column are, and so how they are ordered and what stands for them in 64 bits.
enum ValueKind {
    /// 0 or 1.
    BOOLEAN,
    /// The number itself, of any width up to 64 bits with a sign.
    INTEGER,
    /// Unsigned 64 bits; the highest bit is flipped, so that the order is that of signed numbers.
    UNSIGNED,
    /// The bits of a double in the order of the numbers, both zeros being 0; NaN is no value.
    REAL,
    /// The unscaled number of a decimal of at most 18 digits.
    DECIMAL,
    /// The nearest double of a decimal of more digits, as [#REAL].
    WIDE_DECIMAL,
    /// Days since 1970.
    DATE,
    /// Since 1970 in the unit of the column.
    TIMESTAMP,
    /// A hash of the bytes; without order.
    TEXT;

    /// Whether values are numbers one may compute with.
    boolean isNumber() {
        return switch (this) {
            case INTEGER, UNSIGNED, REAL, DECIMAL, WIDE_DECIMAL -> true;
            case BOOLEAN, DATE, TIMESTAMP, TEXT -> false;
        };
    }

    /// Whether values are counted in whole steps, so that few different ones are names rather than amounts.
    boolean isWhole() {
        return switch (this) {
            case INTEGER, UNSIGNED, DATE -> true;
            case BOOLEAN, REAL, DECIMAL, WIDE_DECIMAL, TIMESTAMP, TEXT -> false;
        };
    }

    /// Whether values are names, however many different ones there are.
    boolean isName() {
        return switch (this) {
            case BOOLEAN, TEXT -> true;
            case INTEGER, UNSIGNED, REAL, DECIMAL, WIDE_DECIMAL, DATE, TIMESTAMP -> false;
        };
    }

    /// Whether 64 bits stand for a double.
    boolean isBinary() {
        return switch (this) {
            case REAL, WIDE_DECIMAL -> true;
            case BOOLEAN, INTEGER, UNSIGNED, DECIMAL, DATE, TIMESTAMP, TEXT -> false;
        };
    }
}
