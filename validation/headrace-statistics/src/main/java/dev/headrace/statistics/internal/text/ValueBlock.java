package dev.headrace.statistics.internal.text;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.validation.ValidationErrorCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Objects;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.FieldVector;

/// Values of some rows on the heap, without the missing ones, padded as [Words] demands: loops over arrays
/// are what the compiler makes fast, and a block stays in the cache. One for each thread, for all columns;
/// its arrays are taken again for the next block.
final class ValueBlock {
    /// The most rows of a block.
    static final int ROWS = 1_024;
    /// The most bytes that are kept for the next block; a value that has more is a block of its own.
    static final int MOST_BYTES = 1 << 20;

    /// How many bytes are marked at once.
    static final int MARKS = 1 << 12;

    private static final int FIRST_BYTES = 1 << 14;
    private static final int VIEW_BYTES = 16;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final ThreadLocal<ValueBlock> OF_THREAD = ThreadLocal.withInitial(ValueBlock::new);

    private final int[] starts = new int[ROWS];
    private final int[] lengths = new int[ROWS];
    private final long[] validity = new long[ROWS / Long.SIZE];
    private final byte[] bits = new byte[ROWS / Byte.SIZE + Words.PADDING];
    /// Offsets or views as they are in the vectors.
    private final byte[] raw = new byte[ROWS * VIEW_BYTES + Words.PADDING];
    private final IntBuffer rawInts =
            ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    private final int[] offsets = new int[ROWS + 1];
    private final byte[] marks = new byte[Long.BYTES + MARKS + Words.PADDING];
    private byte[] kept = new byte[FIRST_BYTES];
    private byte[] bytes = kept;
    private int used;
    private int size;

    /// The block of this thread.
    static ValueBlock ofThread() {
        return OF_THREAD.get();
    }

    /// How many values there are.
    int size() {
        return size;
    }

    /// The array that all values are in.
    byte[] bytes() {
        return bytes;
    }

    /// Where each value starts.
    int[] starts() {
        return starts;
    }

    /// How many bytes each value has.
    int[] lengths() {
        return lengths;
    }

    /// Room for a mark for each of [#MARKS] bytes, with a word before and the padding behind.
    byte[] marks() {
        return marks;
    }

    /// Whether each value starts where the one before ends.
    boolean isContiguous() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += lengths[i];
        }
        return size == 0 || sum == starts[size - 1] + (long) lengths[size - 1] - starts[0];
    }

    /// Lets go of an array that is greater than what is kept.
    void clear() {
        bytes = kept;
        size = 0;
        used = 0;
    }

    /// Reads the values of the next rows.
    ///
    /// @param from the first of the rows, less than their number
    /// @return the place of the first row that was not read
    int read(FieldVector vector, Rows rows, int from) {
        clear();
        int to = Math.min(rows.size(), from + ROWS);
        if (!rows.isRange()) {
            return readChosen(vector, rows, from, to);
        }
        int first = rows.row(from);
        Objects.checkFromToIndex(first, first + to - from, vector.getValueCount());
        return from
                + switch (vector) {
                    case BaseVariableWidthVector texts -> readOffsets(texts, first, to - from);
                    case BaseVariableWidthViewVector views -> readViews(views, first, to - from);
                    case BaseLargeVariableWidthVector _, BaseFixedWidthVector _ ->
                        readChosen(vector, rows, from, to) - from;
                    default -> throw unknown(vector);
                };
    }

    private int readOffsets(BaseVariableWidthVector vector, int first, int atMost) {
        copy(vector, vector.getOffsetBuffer(), (long) first * Integer.BYTES, (atMost + 1) * Integer.BYTES);
        rawInts.get(0, offsets, 0, atMost + 1);
        int base = offsets[0];
        int negative = base;
        for (int i = 0; i < atMost; i++) {
            negative |= offsets[i + 1] | (offsets[i + 1] - offsets[i]);
        }
        if (negative < 0) {
            throw malformed(vector, "offsets that decrease or are negative");
        }
        int rows = atMost;
        while (rows > 1 && offsets[rows] - base > MOST_BYTES) {
            rows /= 2;
        }
        int length = offsets[rows] - base;
        ArrowBuf data = vector.getDataBuffer();
        require(vector, data, base, length);
        reserve(vector, length);
        data.getBytes(base, bytes, 0, length);
        used = length;
        if (readValidity(vector, first, rows)) {
            takeAll(rows, base);
        } else {
            for (int row = 0; row < rows; row += Long.SIZE) {
                takeValid(validity[row / Long.SIZE], row, base);
            }
        }
        return rows;
    }

    private void takeAll(int rows, int base) {
        for (int i = 0; i < rows; i++) {
            starts[i] = offsets[i] - base;
        }
        for (int i = 0; i < rows; i++) {
            lengths[i] = offsets[i + 1] - offsets[i];
        }
        size = rows;
    }

    /// Takes those of the 64 rows from one on that have a value.
    private void takeValid(long valid, int row, int base) {
        int next = size;
        for (long rest = valid; rest != 0; rest &= rest - 1) {
            int i = row + Long.numberOfTrailingZeros(rest);
            starts[next] = offsets[i] - base;
            lengths[next++] = offsets[i + 1] - offsets[i];
        }
        size = next;
    }

    private int readViews(BaseVariableWidthViewVector vector, int first, int atMost) {
        readValidity(vector, first, atMost);
        copy(vector, vector.getDataBuffer(), (long) first * VIEW_BYTES, atMost * VIEW_BYTES);
        for (int row = 0; row < atMost; row++) {
            if (((validity[row / Long.SIZE] >>> row) & 1) != 0 && !takeView(vector, row * VIEW_BYTES)) {
                return row;
            }
        }
        return atMost;
    }

    /// Takes a value by its view: the length, then the bytes if they are at most twelve, else the first four,
    /// and in which buffer and where all are.
    ///
    /// @param at where the view is in the raw bytes
    /// @return false if there is no room, so that it is for the next block
    private boolean takeView(BaseVariableWidthViewVector vector, int at) {
        int length = (int) INTS.get(raw, at);
        if (length < 0) {
            throw malformed(vector, "a value of less than no bytes");
        }
        if (!hasRoom(length)) {
            return false;
        }
        if (length <= BaseVariableWidthViewVector.INLINE_SIZE) {
            reserve(vector, length);
            // All sixteen bytes: two words, whatever the length; what is too much is overwritten or padding.
            Words.set(bytes, used, Words.at(raw, at + Integer.BYTES));
            Words.set(bytes, used + Long.BYTES, Words.at(raw, at + Integer.BYTES + Long.BYTES));
        } else {
            int buffer = (int) INTS.get(raw, at + 2 * Integer.BYTES);
            int offset = (int) INTS.get(raw, at + 3 * Integer.BYTES);
            if (buffer < 0 || buffer >= vector.getDataBuffers().size()) {
                throw malformed(vector, "a view of buffer " + buffer + ", which is not there");
            }
            ArrowBuf data = vector.getDataBuffers().get(buffer);
            require(vector, data, offset, length);
            reserve(vector, length);
            data.getBytes(offset, bytes, used, length);
        }
        taken(length);
        return true;
    }

    private int readChosen(FieldVector vector, Rows rows, int from, int to) {
        int count = vector.getValueCount();
        for (int i = from; i < to; i++) {
            int row = Objects.checkIndex(rows.row(i), count);
            if (isValid(vector, row) && !takeRow(vector, row)) {
                return i;
            }
        }
        return to;
    }

    private boolean takeRow(FieldVector vector, int row) {
        return switch (vector) {
            case BaseVariableWidthVector texts -> {
                ArrowBuf buffer = texts.getOffsetBuffer();
                require(vector, buffer, (long) row * Integer.BYTES, 2 * Integer.BYTES);
                long start = buffer.getInt((long) row * Integer.BYTES);
                long end = buffer.getInt((row + 1L) * Integer.BYTES);
                yield takeData(vector, texts.getDataBuffer(), start, end - start);
            }
            case BaseLargeVariableWidthVector texts -> {
                ArrowBuf buffer = texts.getOffsetBuffer();
                require(vector, buffer, (long) row * Long.BYTES, 2 * Long.BYTES);
                long start = buffer.getLong((long) row * Long.BYTES);
                long end = buffer.getLong((row + 1L) * Long.BYTES);
                yield takeData(vector, texts.getDataBuffer(), start, end - start);
            }
            case BaseVariableWidthViewVector views -> {
                copy(vector, views.getDataBuffer(), (long) row * VIEW_BYTES, VIEW_BYTES);
                yield takeView(views, 0);
            }
            case BaseFixedWidthVector values -> {
                int width = values.getTypeWidth();
                yield takeData(vector, values.getDataBuffer(), (long) row * width, width);
            }
            default -> throw unknown(vector);
        };
    }

    private boolean takeData(FieldVector vector, ArrowBuf data, long start, long length) {
        if (start < 0 || length < 0) {
            throw malformed(vector, "offsets that decrease or are negative");
        }
        if (!hasRoom(length)) {
            return false;
        }
        // Before room is made for bytes that may not be there.
        require(vector, data, start, length);
        reserve(vector, length);
        data.getBytes(start, bytes, used, (int) length);
        taken((int) length);
        return true;
    }

    private void taken(int length) {
        starts[size] = used;
        lengths[size++] = length;
        used += length;
    }

    private boolean hasRoom(long length) {
        return size == 0 || used + length <= MOST_BYTES;
    }

    /// Makes room for bytes behind those that are used.
    private void reserve(FieldVector vector, long length) {
        long needed = used + length + Words.PADDING;
        if (needed <= bytes.length) {
            return;
        }
        if (needed > Integer.MAX_VALUE - Long.BYTES) {
            throw malformed(vector, "a value of " + length + " bytes, and 2 GiB is the most");
        }
        byte[] more = new byte[(int) Math.max(needed, Math.min(2L * bytes.length, MOST_BYTES + Words.PADDING))];
        System.arraycopy(bytes, 0, more, 0, used);
        if (more.length <= MOST_BYTES + Words.PADDING) {
            kept = more;
        }
        bytes = more;
    }

    /// Reads which rows have a value.
    ///
    /// @return whether all have one
    private boolean readValidity(FieldVector vector, int first, int rows) {
        ArrowBuf buffer = vector.getValidityBuffer();
        boolean isAbsent = buffer.capacity() == 0;
        int shift = first % Byte.SIZE;
        if (!isAbsent) {
            // Of no more than the bits that there are: behind the last byte of the vector there may be
            // nothing.
            int length = (shift + rows + Byte.SIZE - 1) / Byte.SIZE;
            require(vector, buffer, first / Byte.SIZE, length);
            buffer.getBytes(first / Byte.SIZE, bits, 0, length);
        }
        boolean isFull = true;
        for (int row = 0; row < rows; row += Long.SIZE) {
            long mask = -1L >>> Math.max(0, Long.SIZE - (rows - row));
            long word = isAbsent ? mask : word(row / Byte.SIZE, shift) & mask;
            validity[row / Long.SIZE] = word;
            isFull &= word == mask;
        }
        return isFull;
    }

    /// The 64 bits from a bit of a byte on.
    private long word(int at, int shift) {
        // The ninth byte gives the high bits, where there are any: two shifts, since one by 64 would be none.
        return (Words.at(bits, at) >>> shift) | (((long) bits[at + Long.BYTES] << 1) << (Long.SIZE - 1 - shift));
    }

    private static boolean isValid(FieldVector vector, int row) {
        ArrowBuf buffer = vector.getValidityBuffer();
        if (buffer.capacity() == 0) {
            return true;
        }
        require(vector, buffer, row / Byte.SIZE, 1);
        return ((buffer.getByte(row / Byte.SIZE) >> (row % Byte.SIZE)) & 1) != 0;
    }

    private void copy(FieldVector vector, ArrowBuf buffer, long from, int length) {
        require(vector, buffer, from, length);
        buffer.getBytes(from, raw, 0, length);
    }

    private static void require(FieldVector vector, ArrowBuf buffer, long from, long length) {
        if (from < 0 || length > buffer.capacity() - from) {
            throw malformed(
                    vector, "bytes " + from + " to " + (from + length) + " of a buffer of " + buffer.capacity());
        }
    }

    private static HeadraceException malformed(FieldVector vector, String found) {
        return new HeadraceException(
                ValidationErrorCode.BATCH_MALFORMED,
                "The vector of column '" + vector.getName() + "' is malformed: it has " + found);
    }

    private static IllegalArgumentException unknown(FieldVector vector) {
        return new IllegalArgumentException(
                "column '" + vector.getName() + "' is neither text nor bytes: " + vector.getField());
    }
}
