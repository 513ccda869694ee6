package dev.headrace.data;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.headrace.data.ArrowCheck.Place;
import java.nio.IntBuffer;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.IntVector;

/// Checks indices into a dictionary. Null values may have any.
final class IndexCheck {
    private static final int BLOCK = 4096;

    private IndexCheck() {}

    static void check(BaseIntVector indices, int dictionary, Place place) {
        if (indices instanceof IntVector ints && areWithin(ints, dictionary)) {
            return;
        }
        for (int i = 0; i < indices.getValueCount(); i++) {
            if (!indices.isNull(i)) {
                long index = indices.getValueAsLong(i);
                if (index < 0 || index >= dictionary) {
                    throw place.malformed("it has index " + index + " into a dictionary of " + dictionary);
                }
            }
        }
    }

    /// Whether all are within the dictionary, those of null values too: the usual case, and quick.
    private static boolean areWithin(IntVector indices, int dictionary) {
        int values = indices.getValueCount();
        int[] block = new int[Math.min(BLOCK, values)];
        int wrong = 0;
        for (int from = 0; from < values; from += BLOCK) {
            int count = Math.min(BLOCK, values - from);
            IntBuffer source = indices.getDataBuffer()
                    .nioBuffer((long) from * Integer.BYTES, count * Integer.BYTES)
                    .order(LITTLE_ENDIAN)
                    .asIntBuffer();
            source.get(block, 0, count);
            for (int i = 0; i < count; i++) {
                wrong |= block[i] | (dictionary - 1 - block[i]);
            }
        }
        return wrong >= 0;
    }
}
