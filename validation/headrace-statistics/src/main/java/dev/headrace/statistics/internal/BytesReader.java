package dev.headrace.statistics.internal;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.FieldVector;

/// Reads the values of vectors of texts and bytes one by one, and no byte beyond the ends of their buffers.
/// Confined to one thread.
public final class BytesReader {
    private static final int FIRST_BYTES = 256;
    private static final int VIEW_BYTES = 16;

    private final FieldVector vector;
    private byte[] bytes = new byte[FIRST_BYTES];
    private ArrowBuf data;
    private long start;

    /// Starts at no value.
    ///
    /// @param vector borrowed
    public BytesReader(FieldVector vector) {
        this.vector = vector;
        this.data = vector.getDataBuffer();
    }

    /// Finds a value.
    ///
    /// @param row has a value
    /// @return how many bytes it has
    /// @throws dev.headrace.core.HeadraceException with `BATCH_MALFORMED` if buffers do not have it
    public long find(int row) {
        return switch (vector) {
            case BaseVariableWidthVector values -> {
                ArrowBuf offsets = values.getOffsetBuffer();
                ArrowBytes.require(offsets, (long) row * Integer.BYTES, 2 * Integer.BYTES);
                yield between(offsets.getInt((long) row * Integer.BYTES), offsets.getInt((row + 1L) * Integer.BYTES));
            }
            case BaseLargeVariableWidthVector values -> {
                ArrowBuf offsets = values.getOffsetBuffer();
                ArrowBytes.require(offsets, (long) row * Long.BYTES, 2 * Long.BYTES);
                yield between(offsets.getLong((long) row * Long.BYTES), offsets.getLong((row + 1L) * Long.BYTES));
            }
            case BaseVariableWidthViewVector views -> view(views, (long) row * VIEW_BYTES);
            case BaseFixedWidthVector values -> {
                long width = values.getTypeWidth();
                yield between(row * width, (row + 1L) * width);
            }
            default ->
                throw ArrowBytes.malformed(
                        "a vector of " + vector.getField().getType() + " where texts or bytes were expected");
        };
    }

    /// A view is the length, then the bytes if they are at most twelve, else the first four of them, and in
    /// which buffer and where all are.
    private long view(BaseVariableWidthViewVector views, long at) {
        ArrowBuf buffer = views.getDataBuffer();
        ArrowBytes.require(buffer, at, VIEW_BYTES);
        int length = buffer.getInt(at);
        if (length <= BaseVariableWidthViewVector.INLINE_SIZE) {
            data = buffer;
            return between(at + Integer.BYTES, at + Integer.BYTES + length);
        }
        int index = buffer.getInt(at + 2 * Integer.BYTES);
        if (index < 0 || index >= views.getDataBuffers().size()) {
            throw ArrowBytes.malformed("a view of buffer " + index + ", which is not there");
        }
        data = views.getDataBuffers().get(index);
        long offset = buffer.getInt(at + 3 * Integer.BYTES);
        return between(offset, offset + length);
    }

    private long between(long from, long to) {
        if (from > to) {
            throw ArrowBytes.malformed("offsets that decrease");
        }
        ArrowBytes.require(data, from, to - from);
        start = from;
        return to - from;
    }

    /// The bytes of the value that was found last, from the start of an array.
    ///
    /// @param length what [#find] returned
    /// @return the array, which the next call may change
    public byte[] read(int length) {
        if (length > bytes.length) {
            bytes = new byte[length];
        }
        ArrowBytes.bytes(data, start, length, bytes);
        return bytes;
    }
}
