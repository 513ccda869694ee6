package dev.headrace.statistics.internal.cross;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.ExtensionTypeVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.LargeListViewVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.NonNullableStructVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.UnionVector;

/// Hashes the values of vectors by what they are: equal values have equal hashes, a missing value that of no
/// other, both zeros one hash, and all NaN one. Lists, structs and maps are hashed by their elements, in
/// order. Confined to one thread.
final class VectorHash {
    private static final long MISSING = 0x9FB21C651E98DF25L;
    private static final long LIST = 0xD6E8FEB86659FD93L;
    private static final long STRUCT = 0xC2B2AE3D27D4EB4FL;
    private static final byte[] NO_BYTES = {};

    private byte[] bytes = NO_BYTES;

    /// Hashes rows of a vector.
    ///
    /// @param hashes takes one for each row
    void hash(FieldVector vector, int from, int size, long[] hashes) {
        int width = vector instanceof BaseFixedWidthVector fixed ? fixed.getTypeWidth() : 0;
        if (width != Long.BYTES && width != Integer.BYTES) {
            for (int i = 0; i < size; i++) {
                hashes[i] = hash(vector, from + i);
            }
            return;
        }
        ArrowBuf data = vector.getDataBuffer();
        switch (vector) {
            case Float8Vector _ -> {
                for (int i = 0; i < size; i++) {
                    hashes[i] = ofReal(data.getDouble((long) (from + i) * Double.BYTES));
                }
            }
            case Float4Vector _ -> {
                for (int i = 0; i < size; i++) {
                    hashes[i] = ofReal(data.getFloat((long) (from + i) * Float.BYTES));
                }
            }
            default -> hashWhole(data, width, from, size, hashes);
        }
        ArrowBuf validity = vector.getValidityBuffer();
        for (int i = 0; i < size; i++) {
            hashes[i] = ArrowBytes.bit(validity, from + i) ? hashes[i] : MISSING;
        }
    }

    private static void hashWhole(ArrowBuf data, int width, int from, int size, long[] hashes) {
        for (int i = 0; i < size; i++) {
            hashes[i] = DistinctSketch.mix(
                    width == Long.BYTES
                            ? data.getLong((long) (from + i) * Long.BYTES)
                            : data.getInt((long) (from + i) * Integer.BYTES));
        }
    }

    private long hash(FieldVector vector, int row) {
        if (isMissing(vector, row)) {
            return MISSING;
        }
        return switch (vector) {
            case BitVector bits -> DistinctSketch.mix(ArrowBytes.bit(bits.getDataBuffer(), row) ? 1 : 0);
            case Float8Vector reals -> ofReal(reals.getDataBuffer().getDouble((long) row * Double.BYTES));
            case Float4Vector reals -> ofReal(reals.getDataBuffer().getFloat((long) row * Float.BYTES));
            case Float2Vector reals ->
                ofReal(Float.float16ToFloat(reals.getDataBuffer().getShort((long) row * Short.BYTES)));
            case BaseFixedWidthVector fixed ->
                ofBytes(fixed.getDataBuffer(), (long) row * fixed.getTypeWidth(), fixed.getTypeWidth());
            case BaseVariableWidthVector texts ->
                ofBytes(texts.getDataBuffer(), texts.getStartOffset(row), texts.getValueLength(row));
            case BaseLargeVariableWidthVector texts -> {
                long start = texts.getOffsetBuffer().getLong((long) row * Long.BYTES);
                long end = texts.getOffsetBuffer().getLong((row + 1L) * Long.BYTES);
                yield ofBytes(texts.getDataBuffer(), start, Math.toIntExact(end - start));
            }
            case ListVector list ->
                ofElements(list.getDataVector(), list.getElementStartIndex(row), list.getElementEndIndex(row));
            case LargeListVector list ->
                ofElements(list.getDataVector(), list.getElementStartIndex(row), list.getElementEndIndex(row));
            case FixedSizeListVector list ->
                ofElements(
                        list.getDataVector(), (long) list.getListSize() * row, (long) list.getListSize() * (row + 1L));
            case NonNullableStructVector struct -> {
                long hash = STRUCT;
                for (FieldVector child : struct.getChildrenFromFields()) {
                    hash = ValueHash.ofPair(hash, hash(child, row));
                }
                yield hash;
            }
            case BaseVariableWidthViewVector views -> {
                byte[] value = views.get(row);
                yield ValueHash.of(value, 0, value.length);
            }
            case ListViewVector list -> {
                long start = list.getOffsetBuffer().getInt((long) row * Integer.BYTES);
                yield ofElements(
                        list.getDataVector(),
                        start,
                        start + list.getSizeBuffer().getInt((long) row * Integer.BYTES));
            }
            case LargeListViewVector list -> {
                long start = list.getOffsetBuffer().getLong((long) row * Long.BYTES);
                yield ofElements(
                        list.getDataVector(),
                        start,
                        start + list.getSizeBuffer().getLong((long) row * Long.BYTES));
            }
            case UnionVector union -> {
                int type = union.getTypeValue(row);
                // Arrow's Java has the type 0 for what is missing.
                yield type == 0
                        ? MISSING
                        : ValueHash.ofPair(DistinctSketch.mix(type), hash((FieldVector) union.getVector(row), row));
            }
            case DenseUnionVector union -> {
                byte type = union.getTypeId(row);
                yield type < 0
                        ? MISSING
                        : ValueHash.ofPair(
                                DistinctSketch.mix(type),
                                hash((FieldVector) union.getVectorByType(type), union.getOffset(row)));
            }
            // Runs and extension types.
            default -> {
                Plain plain = Plain.within(vector, Rows.range(row, row + 1));
                if (plain.vector().equals(vector)) {
                    throw new IllegalArgumentException(vector.getField() + " has no values");
                }
                yield hash(plain.vector(), plain.rows().row(0));
            }
        };
    }

    private static boolean isMissing(FieldVector vector, int row) {
        return switch (vector) {
            case NullVector _ -> true;
            // The value of a row says it.
            case UnionVector _, DenseUnionVector _, RunEndEncodedVector _, ExtensionTypeVector<?> _ -> false;
            case StructVector struct -> !ArrowBytes.bit(struct.getValidityBuffer(), row);
            case NonNullableStructVector _ -> false;
            default -> !ArrowBytes.bit(vector.getValidityBuffer(), row);
        };
    }

    private long ofElements(FieldVector elements, long from, long to) {
        long hash = ValueHash.ofPair(LIST, to - from);
        for (long element = from; element < to; element++) {
            hash = ValueHash.ofPair(hash, hash(elements, Math.toIntExact(element)));
        }
        return hash;
    }

    private static long ofReal(double value) {
        // Positive zero for negative; and doubleToLongBits makes all NaN one.
        return DistinctSketch.mix(Double.doubleToLongBits(value + 0.0));
    }

    private long ofBytes(ArrowBuf data, long from, int length) {
        if (bytes.length < length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
        }
        data.getBytes(from, bytes, 0, length);
        return ValueHash.of(bytes, 0, length);
    }
}
