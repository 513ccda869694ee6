package dev.headrace.data;

import dev.headrace.data.ArrowCheck.Place;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseVariableWidthViewVector;

/// Checks the views of texts and bytes: each is short and within itself, or within one of the data buffers. The view
/// of a null value may be anything, as Arrow's format has it.
final class ViewCheck {
    private static final int LENGTH = 0;
    private static final int BUFFER = 8;
    private static final int OFFSET = 12;

    private ViewCheck() {}

    /// Checks a vector whose validity buffer is long enough.
    static void check(BaseVariableWidthViewVector vector, Place place) {
        ArrowBuf views = vector.getDataBuffer();
        List<ArrowBuf> data = vector.getDataBuffers();
        int values = vector.getValueCount();
        place.requireAtLeast(
                views.capacity(), (long) values * BaseVariableWidthViewVector.ELEMENT_SIZE, "bytes of views");
        for (int row = 0; row < values; row++) {
            if (vector.isNull(row)) {
                continue;
            }
            long at = (long) row * BaseVariableWidthViewVector.ELEMENT_SIZE;
            int length = views.getInt(at + LENGTH);
            if (length < 0) {
                throw place.malformed("a view is of " + length + " bytes");
            }
            if (length > BaseVariableWidthViewVector.INLINE_SIZE) {
                int buffer = views.getInt(at + BUFFER);
                int offset = views.getInt(at + OFFSET);
                if (buffer < 0 || buffer >= data.size() || offset < 0) {
                    throw place.malformed("a view is of buffer " + buffer + " at " + offset);
                }
                place.requireAtLeast(data.get(buffer).capacity(), (long) offset + length, "bytes of data");
            }
        }
    }
}
