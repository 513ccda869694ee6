package dev.headrace.statistics.internal.cross;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.validation.ValidationErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// Copies blocks of rows of one column to the heap, as raw values of its [ColumnForm]. A row of a list counts
/// if it has exactly one element. Confined to one thread.
final class ColumnBlock {
    /// The rows of a block.
    static final int ROWS = 1_024;

    private static final int ABSENT = -1;
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final long INFINITE = ColumnForm.rawOfReal(Double.POSITIVE_INFINITY);
    private static final byte[] NO_BYTES = {};

    private final ColumnForm form;
    private final long[] raws = new long[ROWS];
    /// The row of the vector of single values; [#ABSENT] where there is none.
    private final int[] rows = new int[ROWS];
    /// Text i is from `starts[i]` to `starts[i + 1]`.
    private final int[] starts;
    private byte[] bytes = NO_BYTES;
    private final BigInteger[] wide;
    private final byte[] validity = new byte[ROWS / Byte.SIZE + 1];
    private int size;
    private int present;

    ColumnBlock(ColumnForm form) {
        this.form = form;
        starts = new int[form.kind() == ValueKind.TEXT ? ROWS + 1 : 0];
        wide = new BigInteger[form.kind() == ValueKind.WIDE_DECIMAL ? ROWS : 0];
    }

    ColumnForm form() {
        return form;
    }

    int size() {
        return size;
    }

    /// How many rows of the block have a value.
    int present() {
        return present;
    }

    boolean isPresent(int row) {
        return rows[row] >= 0;
    }

    long raw(int row) {
        return raws[row];
    }

    /// Whether a row has a value, and that is not infinite.
    boolean isFinite(int row) {
        return rows[row] >= 0 && !(form.kind() == ValueKind.REAL && (raws[row] >= INFINITE || raws[row] <= -INFINITE));
    }

    /// The texts of the block, one behind the other; not to be changed.
    byte[] bytes() {
        return bytes;
    }

    int start(int row) {
        return starts[row];
    }

    int length(int row) {
        return starts[row + 1] - starts[row];
    }

    /// The unscaled number of a wide decimal.
    BigInteger wide(int row) {
        return wide[row];
    }

    /// The column of a batch, which must be of this form.
    ///
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if it is missing or of another
    FieldVector vector(VectorSchemaRoot batch) {
        FieldVector vector = batch.getVector(form.name());
        if (vector == null) {
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH, "A batch has no column '" + form.name() + "'");
        }
        Optional<ColumnForm> found = ColumnForm.of(vector.getField());
        if (found.isEmpty() || found.get().kind() != form.kind() || found.get().scale() != form.scale()) {
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH,
                    "Column '" + form.name() + "' was of the kind " + form.kind() + " with the scale " + form.scale()
                            + ", and a batch has it as " + vector.getField().getType());
        }
        return vector;
    }

    /// Reads rows.
    ///
    /// @param vector from [#vector]; borrowed
    /// @param from the first row
    /// @param to the row behind the last, at most [#ROWS] further
    void read(FieldVector vector, int from, int to) {
        size = to - from;
        FieldVector leaf = locate(vector, from);
        switch (form.kind()) {
            case BOOLEAN -> readBooleans(leaf.getDataBuffer());
            case INTEGER -> readIntegers(leaf);
            case UNSIGNED -> readUnsigned(leaf.getDataBuffer());
            case REAL -> readReals(leaf);
            case DECIMAL -> readLongs(leaf.getDataBuffer(), DecimalVector.TYPE_WIDTH);
            case WIDE_DECIMAL -> readWide((DecimalVector) leaf);
            case DATE -> readDates(leaf);
            case TIMESTAMP -> readLongs(leaf.getDataBuffer(), Long.BYTES);
            case TEXT -> readTexts(leaf);
        }
        present = 0;
        for (int i = 0; i < size; i++) {
            present += rows[i] >= 0 ? 1 : 0;
        }
    }

    /// Sets [#rows], and gives the vector that they are of.
    private FieldVector locate(FieldVector vector, int from) {
        return switch (vector) {
            case ListVector list -> {
                for (int i = 0; i < size; i++) {
                    int start = list.getElementStartIndex(from + i);
                    set(i, vector, from + i, start, list.getElementEndIndex(from + i) - start);
                }
                yield element(list.getDataVector());
            }
            case LargeListVector list -> {
                for (int i = 0; i < size; i++) {
                    long start = list.getElementStartIndex(from + i);
                    set(i, vector, from + i, start, list.getElementEndIndex(from + i) - start);
                }
                yield element(list.getDataVector());
            }
            case FixedSizeListVector list -> {
                for (int i = 0; i < size; i++) {
                    set(i, vector, from + i, (long) list.getListSize() * (from + i), list.getListSize());
                }
                yield element(list.getDataVector());
            }
            default -> {
                int first = from / Byte.SIZE;
                int bytes = (from + size - 1) / Byte.SIZE + 1 - first;
                if (vector.getValidityBuffer().capacity() == 0) {
                    // Nothing is missing.
                    Arrays.fill(validity, 0, bytes, (byte) -1);
                } else {
                    ArrowBytes.bytes(vector.getValidityBuffer(), first, bytes, validity);
                }
                for (int row = from; row < from + size; row++) {
                    rows[row - from] = (validity[row / Byte.SIZE - first] >> (row % Byte.SIZE) & 1) == 1 ? row : ABSENT;
                }
                yield vector;
            }
        };
    }

    private void set(int i, FieldVector vector, int row, long first, long length) {
        rows[i] = length == 1 && isSet(vector, row) ? Math.toIntExact(first) : ABSENT;
    }

    private FieldVector element(FieldVector leaf) {
        for (int i = 0; i < size; i++) {
            if (rows[i] >= 0 && !isSet(leaf, rows[i])) {
                rows[i] = ABSENT;
            }
        }
        return leaf;
    }

    private static boolean isSet(FieldVector vector, int row) {
        return ArrowBytes.bit(vector.getValidityBuffer(), row);
    }

    private void readBooleans(ArrowBuf data) {
        for (int i = 0; i < size; i++) {
            if (rows[i] >= 0) {
                raws[i] = BitVectorHelper.get(data, rows[i]);
            }
        }
    }

    private void readIntegers(FieldVector leaf) {
        int width = ((BaseFixedWidthVector) leaf).getTypeWidth();
        readWhole(leaf.getDataBuffer(), width);
        if (leaf.getField().getType() instanceof ArrowType.Int integer && !integer.getIsSigned()) {
            long mask = -1L >>> (Long.SIZE - width * Byte.SIZE);
            for (int i = 0; i < size; i++) {
                raws[i] &= mask;
            }
        }
    }

    private void readWhole(ArrowBuf data, int width) {
        if (width == Long.BYTES) {
            readLongs(data, Long.BYTES);
            return;
        }
        for (int i = 0; i < size; i++) {
            if (rows[i] >= 0) {
                long at = (long) rows[i] * width;
                raws[i] = width == Integer.BYTES
                        ? data.getInt(at)
                        : width == Short.BYTES ? data.getShort(at) : data.getByte(at);
            }
        }
    }

    private void readLongs(ArrowBuf data, int width) {
        for (int i = 0; i < size; i++) {
            if (rows[i] >= 0) {
                raws[i] = data.getLong((long) rows[i] * width);
            }
        }
    }

    private void readUnsigned(ArrowBuf data) {
        readLongs(data, Long.BYTES);
        for (int i = 0; i < size; i++) {
            raws[i] ^= Long.MIN_VALUE;
        }
    }

    private void readReals(FieldVector leaf) {
        int width = ((BaseFixedWidthVector) leaf).getTypeWidth();
        ArrowBuf data = leaf.getDataBuffer();
        for (int i = 0; i < size; i++) {
            if (rows[i] >= 0) {
                setReal(i, real(data, rows[i], width));
            }
        }
    }

    private static double real(ArrowBuf data, int row, int width) {
        return switch (width) {
            case Double.BYTES -> data.getDouble((long) row * Double.BYTES);
            case Float.BYTES -> data.getFloat((long) row * Float.BYTES);
            default -> Float.float16ToFloat(data.getShort((long) row * Short.BYTES));
        };
    }

    private void setReal(int i, double value) {
        if (Double.isNaN(value)) {
            rows[i] = ABSENT;
        } else {
            raws[i] = ColumnForm.rawOfReal(value);
        }
    }

    private void readWide(DecimalVector leaf) {
        for (int i = 0; i < size; i++) {
            if (rows[i] >= 0) {
                BigDecimal value = leaf.getObjectNotNull(rows[i]);
                wide[i] = value.unscaledValue();
                raws[i] = ColumnForm.rawOfReal(value.doubleValue());
            }
        }
    }

    private void readDates(FieldVector leaf) {
        readWhole(leaf.getDataBuffer(), ((BaseFixedWidthVector) leaf).getTypeWidth());
        if (leaf instanceof DateMilliVector) {
            for (int i = 0; i < size; i++) {
                raws[i] = Math.floorDiv(raws[i], MILLIS_PER_DAY);
            }
        }
    }

    private void readTexts(FieldVector leaf) {
        boolean large = leaf instanceof BaseLargeVariableWidthVector;
        ArrowBuf offsets = leaf.getOffsetBuffer();
        ArrowBuf data = leaf.getDataBuffer();
        int filled = 0;
        for (int i = 0; i < size; i++) {
            starts[i] = filled;
            if (rows[i] >= 0) {
                long start = offset(offsets, rows[i], large);
                int length = Math.toIntExact(offset(offsets, rows[i] + 1, large) - start);
                if (bytes.length - filled < length) {
                    bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(filled, length), 2 * bytes.length));
                }
                data.getBytes(start, bytes, filled, length);
                raws[i] = ValueHash.of(bytes, filled, length);
                filled += length;
            }
        }
        starts[size] = filled;
    }

    private static long offset(ArrowBuf offsets, int row, boolean large) {
        return large ? offsets.getLong((long) row * Long.BYTES) : offsets.getInt((long) row * Integer.BYTES);
    }
}
