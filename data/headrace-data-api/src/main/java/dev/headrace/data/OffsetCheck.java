package dev.headrace.data;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.headrace.data.ArrowCheck.Place;
import java.nio.ByteBuffer;
import org.apache.arrow.memory.ArrowBuf;

/// Checks offsets: never negative, never descending. Copied to the heap in blocks, where the compiler makes
/// vector instructions of the loops.
final class OffsetCheck {
    private static final int BLOCK = 4096;

    private OffsetCheck() {}

    /// Checks offsets of 32 bits.
    ///
    /// @param offsets one more than there are values; none may be there where there are no values
    /// @param values how many values there are
    /// @param place what they are of
    /// @return the last
    static long ofInts(ArrowBuf offsets, int values, Place place) {
        if (values == 0) {
            return 0;
        }
        long bytes = (values + 1L) * Integer.BYTES;
        place.requireAtLeast(offsets.capacity(), bytes, "bytes of offsets");
        int[] block = new int[Math.min(BLOCK, values) + 1];
        for (int from = 0; from < values; from += BLOCK) {
            int count = Math.min(BLOCK, values - from);
            ByteBuffer source = offsets.nioBuffer((long) from * Integer.BYTES, (count + 1) * Integer.BYTES);
            source.order(LITTLE_ENDIAN).asIntBuffer().get(block, 0, count + 1);
            // Of numbers that are not negative the difference is exact.
            int wrong = block[count];
            for (int i = 0; i < count; i++) {
                wrong |= block[i] | (block[i + 1] - block[i]);
            }
            if (wrong < 0) {
                throw descending(place);
            }
        }
        return offsets.getInt((long) values * Integer.BYTES);
    }

    /// Checks offsets of 64 bits.
    ///
    /// @param offsets one more than there are values; none may be there where there are no values
    /// @param values how many values there are
    /// @param place what they are of
    /// @return the last
    static long ofLongs(ArrowBuf offsets, int values, Place place) {
        if (values == 0) {
            return 0;
        }
        long bytes = (values + 1L) * Long.BYTES;
        place.requireAtLeast(offsets.capacity(), bytes, "bytes of offsets");
        long[] block = new long[Math.min(BLOCK, values) + 1];
        for (int from = 0; from < values; from += BLOCK) {
            int count = Math.min(BLOCK, values - from);
            ByteBuffer source = offsets.nioBuffer((long) from * Long.BYTES, (count + 1) * Long.BYTES);
            source.order(LITTLE_ENDIAN).asLongBuffer().get(block, 0, count + 1);
            long wrong = block[count];
            for (int i = 0; i < count; i++) {
                wrong |= block[i] | (block[i + 1] - block[i]);
            }
            if (wrong < 0) {
                throw descending(place);
            }
        }
        return offsets.getLong((long) values * Long.BYTES);
    }

    private static RuntimeException descending(Place place) {
        return place.malformed("its offsets descend");
    }
}
