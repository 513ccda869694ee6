package dev.headrace.statistics.internal.number;

/// Numbers of 32 bits, which are all that TFDV's examples can hold.
final class SinglePrecision {
    private SinglePrecision() {}

    /// Rounds the doubles of a block to the nearest numbers of 32 bits. NaN stays NaN, and what is beyond the
    /// greatest of them becomes infinite.
    ///
    /// @param block has the bits of doubles
    static void round(NumberBlock block) {
        for (int i = 0; i < block.size; i++) {
            block.values[i] = round(block.values[i]);
        }
        block.patch = round(block.patch);
    }

    private static long round(long bits) {
        return Double.doubleToRawLongBits((float) Double.longBitsToDouble(bits));
    }
}
