package dev.headrace.statistics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;

/// Copies slices of vectors to the heap, without missing values, a block at a time: loops over arrays are
/// what the compiler makes fast, and a block stays in the cache. Confined to one thread.
final class ValidValues {
    /// The rows of a block.
    static final int BLOCK = 1_024;

    private final long[] values = new long[BLOCK];
    private final byte[] validity = new byte[BLOCK / Byte.SIZE + 1];

    /// The values of the block that was read last.
    long[] values() {
        return values;
    }

    /// Reads a block of 64-bit values.
    ///
    /// @param from the first row
    /// @param to the row behind the last, at most [#BLOCK] further
    /// @return how many of the rows have a value
    int readLongs(FieldVector column, int from, int to) {
        bytes(column.getDataBuffer(), from, to, Long.BYTES).asLongBuffer().get(values, 0, to - from);
        return dropMissing(column, from, to);
    }

    /// Reads a block of 32-bit values; as [#readLongs].
    int readInts(FieldVector column, int from, int to) {
        IntBuffer ints = bytes(column.getDataBuffer(), from, to, Integer.BYTES).asIntBuffer();
        for (int i = 0; i < to - from; i++) {
            values[i] = ints.get(i);
        }
        return dropMissing(column, from, to);
    }

    /// Reads a block of bits; as [#readLongs].
    int readBits(FieldVector column, int from, int to) {
        readBits(column.getDataBuffer(), from, to);
        for (int row = from; row < to; row++) {
            values[row - from] = bit(from, row);
        }
        return dropMissing(column, from, to);
    }

    /// Reads which rows of a block have a value, for [#isValid].
    void readValidity(FieldVector column, int from, int to) {
        readBits(column.getValidityBuffer(), from, to);
    }

    /// Whether a row has a value, after [#readValidity] of the block from `from`.
    boolean isValid(int from, int row) {
        return bit(from, row) == 1;
    }

    private int dropMissing(FieldVector column, int from, int to) {
        readValidity(column, from, to);
        int kept = 0;
        for (int row = from; row < to; row++) {
            values[kept] = values[row - from];
            kept += bit(from, row);
        }
        return kept;
    }

    private void readBits(ArrowBuf bits, int from, int to) {
        int first = from / Byte.SIZE;
        bits.getBytes(first, validity, 0, (to - 1) / Byte.SIZE + 1 - first);
    }

    private int bit(int from, int row) {
        return (validity[row / Byte.SIZE - from / Byte.SIZE] >> (row % Byte.SIZE)) & 1;
    }

    private static ByteBuffer bytes(ArrowBuf data, int from, int to, int width) {
        return data.nioBuffer((long) from * width, (to - from) * width).order(ByteOrder.LITTLE_ENDIAN);
    }
}
