package dev.headrace.statistics.internal.semantic;

import static java.util.Objects.requireNonNull;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.ArrowBufPointer;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.VariableWidthVector;

/// Copies values of texts and bytes, one at a time, to an array that is used again. Confined to one thread.
final class ValueBytes {
    private static final int FIRST_CAPACITY = 256;

    private final ArrowBufPointer pointer = new ArrowBufPointer();
    private byte[] bytes = new byte[FIRST_CAPACITY];

    /// The value that was read last, from 0 on; changed by the next.
    byte[] bytes() {
        return bytes;
    }

    /// Reads a value that is not missing.
    ///
    /// @return how many bytes it has
    int read(VariableWidthVector vector, int row) {
        return read(vector, row, Integer.MAX_VALUE);
    }

    /// Reads a value that is not missing, unless it is longer than so many bytes; then [#bytes] has no
    /// meaning.
    ///
    /// @return how many bytes it has
    int read(VariableWidthVector vector, int row, int most) {
        point(vector, row);
        int length = Math.toIntExact(pointer.getLength());
        if (length > 0 && length <= most) {
            if (bytes.length < length) {
                bytes = new byte[(int) Math.max(length, Math.min(2L * bytes.length, Integer.MAX_VALUE / 2))];
            }
            requireNonNull(pointer.getBuf(), "a value without a buffer")
                    .getBytes(pointer.getOffset(), bytes, 0, length);
        }
        return length;
    }

    private void point(VariableWidthVector vector, int row) {
        if (vector instanceof BaseVariableWidthViewVector views) {
            pointView(views, row);
        } else {
            vector.getDataPointer(row, pointer);
        }
    }

    /// What `getDataPointer` should do: in Arrow 19 it leaves out the offset of long values, and takes values
    /// of exactly the greatest inline length for long ones.
    private void pointView(BaseVariableWidthViewVector views, int row) {
        ArrowBuf buffer = views.getDataBuffer();
        int length = views.getValueLength(row);
        long start = (long) row * BaseVariableWidthViewVector.ELEMENT_SIZE + BaseVariableWidthViewVector.LENGTH_WIDTH;
        if (length <= BaseVariableWidthViewVector.INLINE_SIZE) {
            pointer.set(buffer, start, length);
        } else {
            long index = start + BaseVariableWidthViewVector.PREFIX_WIDTH;
            int offset = buffer.getInt(index + BaseVariableWidthViewVector.BUF_INDEX_WIDTH);
            pointer.set(views.getDataBuffers().get(buffer.getInt(index)), offset, length);
        }
    }
}
