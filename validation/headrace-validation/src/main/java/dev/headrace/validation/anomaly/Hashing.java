package dev.headrace.validation.anomaly;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;

/// Hashes of the values of Arrow vectors, 64 bits each: equal values, equal hashes. All NaN are equal, and so
/// are the two zeros. Among a million different values, two of equal hash have a chance of 3e-8. Stateless.
final class Hashing {
    /// The hash of a missing value.
    static final long MISSING = 0x9ae16a3b2f90404fL;

    private static final long INCREMENT = 0x9e3779b97f4a7c15L;

    private Hashing() {}

    /// Hashes the rows of a vector.
    ///
    /// @param vector of a type that examples may have
    /// @param rows how many, from the first on
    /// @param hashes where the hashes go; at least as long
    static void hash(FieldVector vector, int rows, long[] hashes) {
        switch (vector) {
            case BigIntVector integers -> {
                for (int row = 0; row < rows; row++) {
                    hashes[row] = integers.isNull(row) ? MISSING : mix(integers.get(row) + INCREMENT);
                }
            }
            case Float8Vector reals -> {
                for (int row = 0; row < rows; row++) {
                    // Adding 0.0 turns the negative zero into the positive one.
                    hashes[row] = reals.isNull(row)
                            ? MISSING
                            : mix(Double.doubleToLongBits(reals.get(row) + 0.0) + INCREMENT);
                }
            }
            case VarCharVector texts -> {
                for (int row = 0; row < rows; row++) {
                    hashes[row] = text(texts, row);
                }
            }
            case BitVector bits -> {
                for (int row = 0; row < rows; row++) {
                    hashes[row] = bits.isNull(row) ? MISSING : mix(bits.get(row) + INCREMENT);
                }
            }
            case DateDayVector days -> {
                for (int row = 0; row < rows; row++) {
                    hashes[row] = days.isNull(row) ? MISSING : mix(days.get(row) + INCREMENT);
                }
            }
            case TimeStampMicroVector times -> {
                for (int row = 0; row < rows; row++) {
                    hashes[row] = times.isNull(row) ? MISSING : mix(times.get(row) + INCREMENT);
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "examples hold no " + vector.getClass().getName());
        }
    }

    /// The hash of the text in a row.
    static long text(VarCharVector texts, int row) {
        if (texts.isNull(row)) {
            return MISSING;
        }
        ArrowBuf offsets = texts.getOffsetBuffer();
        long at = (long) row * VarCharVector.OFFSET_WIDTH;
        return bytes(texts.getDataBuffer(), offsets.getInt(at), offsets.getInt(at + VarCharVector.OFFSET_WIDTH));
    }

    /// Whether a row is in a sample: depends on nothing but its position, and has no period that the data
    /// could have too.
    ///
    /// @param row the position in the split
    /// @param share how many of the rows are in the sample; all if 1 or more
    static boolean taken(long row, double share) {
        return share >= 1 || (mix(row + INCREMENT) >>> 11) * 0x1p-53 < share;
    }

    /// Scatters the bits of a number, one to one.
    ///
    /// The finalizer of SplitMix64 in its variant 13: D. Stafford, Better Bit Mixing (2011).
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private static long bytes(ArrowBuf buffer, long from, long to) {
        long hash = mix(to - from + INCREMENT);
        long at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mix(hash ^ buffer.getLong(at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = (rest << Byte.SIZE) | (buffer.getByte(at) & 0xff);
        }
        return mix(hash ^ rest);
    }
}
