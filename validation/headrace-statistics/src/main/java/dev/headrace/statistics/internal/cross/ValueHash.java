package dev.headrace.statistics.internal.cross;

import dev.headrace.statistics.internal.DistinctSketch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Hashes of 64 bits.
final class ValueHash {
    /*
     * Words are folded in by the two halves of a 128-bit product, as wyhash does (W. Yi, D. Lemire and others); the
     * last word overlaps the one before it.
     */
    private static final long FACTOR = 0xA0761D6478BD642FL;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ValueHash() {}

    /// The hash of a part of an array.
    static long of(byte[] bytes, int from, int length) {
        long hash = fold(length ^ FACTOR, FACTOR);
        if (length < Long.BYTES) {
            long word = 0;
            for (int i = from; i < from + length; i++) {
                word = (word << Byte.SIZE) | (bytes[i] & 0xFF);
            }
            hash = fold(hash ^ word, FACTOR);
        } else {
            int last = from + length - Long.BYTES;
            for (int i = from; i < last; i += Long.BYTES) {
                hash = fold(hash ^ (long) WORDS.get(bytes, i), FACTOR);
            }
            hash = fold(hash ^ (long) WORDS.get(bytes, last), FACTOR);
        }
        return DistinctSketch.mix(hash);
    }

    /// The hash of a pair.
    static long ofPair(long first, long second) {
        return DistinctSketch.mix(DistinctSketch.mix(first) + Long.rotateLeft(second, 32) * FACTOR);
    }

    private static long fold(long left, long right) {
        return Math.multiplyHigh(left, right) ^ (left * right);
    }
}
