package dev.headrace.statistics.internal.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads bytes by words of eight. All arrays of bytes of this package that hold values have [#PADDING] bytes
/// behind the last, so that a word may be read wherever a value starts or ends.
final class Words {
    /// How many bytes two words hold.
    static final int SHORT = 2 * Long.BYTES;
    /// How many bytes must follow the last byte of a value in its array.
    static final int PADDING = SHORT;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[] FIRST_MASKS = new long[SHORT + 1];
    private static final long[] SECOND_MASKS = new long[SHORT + 1];

    static {
        for (int length = 1; length <= SHORT; length++) {
            FIRST_MASKS[length] = -1L >>> (Long.SIZE - Byte.SIZE * Math.min(length, Long.BYTES));
        }
        for (int length = Long.BYTES + 1; length <= SHORT; length++) {
            SECOND_MASKS[length] = FIRST_MASKS[length - Long.BYTES];
        }
    }

    private Words() {}

    /// The word that starts at a byte, the first byte least.
    static long at(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /// Sets the word that starts at a byte.
    static void set(byte[] bytes, int at, long word) {
        LONGS.set(bytes, at, word);
    }

    /// The first eight bytes of a value of at most [#SHORT] bytes, 0 for those that it does not have.
    static long first(byte[] bytes, int from, int length) {
        return (long) LONGS.get(bytes, from) & FIRST_MASKS[length];
    }

    /// The bytes behind the first eight, likewise.
    static long second(byte[] bytes, int from, int length) {
        return (long) LONGS.get(bytes, from + Long.BYTES) & SECOND_MASKS[length];
    }

    /// Ones in the first bytes of a word, at most eight.
    static long mask(int length) {
        return FIRST_MASKS[length];
    }

    /// Ones in the second word of a value of at most [#SHORT] bytes.
    static long secondMask(int length) {
        return SECOND_MASKS[length];
    }

    /// Whether two values of more than [#SHORT] bytes are the same.
    static boolean equal(byte[] left, int leftFrom, byte[] right, int rightFrom, int length) {
        int leftLast = leftFrom + length - SHORT;
        int rightLast = rightFrom + length - SHORT;
        long difference = (at(left, leftFrom) ^ at(right, rightFrom))
                | (at(left, leftFrom + Long.BYTES) ^ at(right, rightFrom + Long.BYTES))
                | (at(left, leftLast) ^ at(right, rightLast))
                | (at(left, leftLast + Long.BYTES) ^ at(right, rightLast + Long.BYTES));
        if (difference != 0 || length <= 2 * SHORT) {
            return difference == 0;
        }
        for (int i = SHORT; i < length - SHORT; i += Long.BYTES) {
            if (at(left, leftFrom + i) != at(right, rightFrom + i)) {
                return false;
            }
        }
        return true;
    }
}
