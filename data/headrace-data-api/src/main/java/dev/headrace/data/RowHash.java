package dev.headrace.data;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// The hash that [Splits] specifies: 64-bit FNV-1a, then `fmix64`. It must never change: the splits of all data
/// would.
final class RowHash {
    /*
     * FNV-1a: Fowler, Noll, Vo; RFC 9923. Its low bits alone are poorly mixed for short inputs, and a remainder by
     * a power of two looks at nothing else; the finalizer of MurmurHash3 (Appleby, 2011, public domain) lets every
     * bit of the input reach every bit of the result.
     */
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private static final int MISSING = 0;
    private static final int BOOLEAN = 1;
    private static final int INTEGER = 2;
    private static final int REAL = 3;
    private static final int TEXT = 4;
    private static final int DATE = 5;
    private static final int TIMESTAMP = 6;

    private RowHash() {}

    static long ofBytes(byte[] bytes) {
        long hash = OFFSET_BASIS;
        for (byte octet : bytes) {
            hash = add(hash, octet);
        }
        return mix(hash);
    }

    static long ofRow(VectorSchemaRoot batch, int row) {
        long hash = OFFSET_BASIS;
        for (FieldVector vector : batch.getFieldVectors()) {
            hash = vector.isNull(row) ? add(hash, MISSING) : value(hash, vector, row);
        }
        return mix(hash);
    }

    private static long value(long hash, FieldVector vector, int row) {
        return switch (vector) {
            case BitVector bits -> add(add(hash, BOOLEAN), bits.get(row));
            case BigIntVector integers -> addLong(add(hash, INTEGER), integers.get(row));
            // Adding zero turns -0.0 into 0.0, and doubleToLongBits makes all NaN one.
            case Float8Vector reals -> addLong(add(hash, REAL), Double.doubleToLongBits(reals.get(row) + 0.0));
            case VarCharVector texts -> addText(add(hash, TEXT), texts, row);
            case DateDayVector dates -> addInt(add(hash, DATE), dates.get(row));
            case TimeStampMicroVector times -> addLong(add(hash, TIMESTAMP), times.get(row));
            default ->
                throw new IllegalArgumentException("column '" + vector.getName() + "' is of the Arrow type "
                        + vector.getField().getType() + ", which examples cannot hold");
        };
    }

    private static long addText(long hash, VarCharVector texts, int row) {
        ArrowBuf bytes = texts.getDataBuffer();
        int start = texts.getStartOffset(row);
        int end = texts.getEndOffset(row);
        long result = addInt(hash, end - start);
        for (int i = start; i < end; i++) {
            result = add(result, bytes.getByte(i));
        }
        return result;
    }

    private static long addLong(long hash, long value) {
        return addInt(addInt(hash, (int) value), (int) (value >>> Integer.SIZE));
    }

    private static long addInt(long hash, int value) {
        return add(add(add(add(hash, value), value >>> 8), value >>> 16), value >>> 24);
    }

    /// Adds the lowest eight bits of a value.
    private static long add(long hash, int value) {
        return (hash ^ (value & 0xff)) * PRIME;
    }

    private static long mix(long hash) {
        long mixed = hash;
        mixed ^= mixed >>> 33;
        mixed *= 0xff51afd7ed558ccdL;
        mixed ^= mixed >>> 33;
        mixed *= 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        return mixed;
    }
}
