package dev.headrace.statistics.internal.number;

/// The cells into which numbers are counted. A number has a raw value (what the exact counts keep) and a key:
/// a 64-bit integer in the order of the numbers. Cells of level L are the keys that agree but for their last
/// L bits, so the cells of all levels are nested, and are the same ones in all samples.
enum Grid {
    /// Doubles; the raw value is the key. Cells have equal width within a power of two.
    REAL,
    /// Integers; the raw value is the number, the key that of its double.
    INTEGER,
    /// Days and microseconds; the raw value is the key, and cells have equal width.
    TIME;

    private static final long INFINITE = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    /// The key of a double from its bits: in the order of the numbers, and 0 for both zeros.
    static long key(long bits) {
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    /// The number of a key; infinite behind the greatest double.
    double number(long key) {
        return switch (this) {
            case REAL, INTEGER -> {
                long bounded = Math.clamp(key, -INFINITE, INFINITE);
                yield Double.longBitsToDouble(bounded >= 0 ? bounded : Long.MIN_VALUE - bounded);
            }
            case TIME -> (double) key;
        };
    }
}
