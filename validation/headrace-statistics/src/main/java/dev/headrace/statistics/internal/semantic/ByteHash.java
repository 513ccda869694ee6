package dev.headrace.statistics.internal.semantic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Hashes bytes to 64 bits. Part of what is saved: the choice of [LanguageAccumulator]'s examples depends on
/// it.
final class ByteHash {
    /*
     * Eight bytes at a time by the two halves of a 128-bit product, as wyhash does (W. Yi, D. Lemire and others), then
     * the finalizer of MurmurHash3 (A. Appleby).
     */
    private static final long FACTOR = 0xA0761D6478BD642FL;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ByteHash() {}

    static long of(byte[] bytes, int from, int length) {
        long hash = fold(length ^ FACTOR);
        int at = from;
        int end = from + length;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            hash = fold(hash ^ (long) WORDS.get(bytes, at));
        }
        long word = 0;
        for (; at < end; at++) {
            word = (word << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        return mix(fold(hash ^ word));
    }

    private static long fold(long value) {
        return Math.multiplyHigh(value, FACTOR) ^ (value * FACTOR);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
