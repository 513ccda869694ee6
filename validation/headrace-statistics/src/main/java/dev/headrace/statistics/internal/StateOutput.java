package dev.headrace.statistics.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes the state of accumulators as bytes; [StateInput] reads it. Multi-byte values are little-endian.
/// Confined to one thread.
public final class StateOutput {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_CAPACITY = 1_024;
    private static final int MOST_VARINT_BYTES = 10;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    /// Writes an unsigned number in groups of seven bits, the least first; the high bit of a byte says that
    /// another follows.
    ///
    /// @param value any number, as if unsigned; small ones take few bytes
    public void writeVarint(long value) {
        ensure(MOST_VARINT_BYTES);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /// Writes a number near zero, of either sign, in few bytes: 0, -1, 1, -2, ... as 0, 1, 2, 3, ...
    ///
    /// @param value any number
    public void writeSigned(long value) {
        writeVarint((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    /// Writes eight bytes.
    ///
    /// @param value any number
    public void writeLong(long value) {
        ensure(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    /// Writes the eight bytes of a double, NaN as the canonical one.
    ///
    /// @param value any double
    public void writeDouble(double value) {
        writeLong(Double.doubleToLongBits(value));
    }

    /// Writes bytes, their number before them.
    ///
    /// @param source where they are
    /// @param from the first
    /// @param length how many
    public void writeBytes(byte[] source, int from, int length) {
        writeVarint(length);
        ensure(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /// Writes text in UTF-8, the number of its bytes before it.
    ///
    /// @param text any text
    public void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeBytes(utf8, 0, utf8.length);
    }

    /// What was written so far.
    ///
    /// @return a copy
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), (int) Math.min(2L * size, 1 << 30)));
        }
    }
}
