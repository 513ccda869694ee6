package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.Rows;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// Reads numbers of any width from vectors into a [NumberBlock]: integers as they are, floating-point numbers
/// as the bits of doubles, decimals as their last 64 bits. Thread-safe.
enum NumberReader {
    SIGNED_64(8),
    UNSIGNED_64(8),
    SIGNED_32(4),
    UNSIGNED_32(4),
    SIGNED_16(2),
    UNSIGNED_16(2),
    SIGNED_8(1),
    UNSIGNED_8(1),
    REAL_64(8),
    REAL_32(4),
    REAL_16(2),
    DECIMAL_128(16),
    DECIMAL_256(32);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final int width;

    NumberReader(int width) {
        this.width = width;
    }

    /// The reader of a type that has a [NumberForm].
    static NumberReader of(ArrowType type) {
        return switch (type) {
            case ArrowType.FloatingPoint real ->
                real.getPrecision() == FloatingPointPrecision.DOUBLE
                        ? REAL_64
                        : real.getPrecision() == FloatingPointPrecision.SINGLE ? REAL_32 : REAL_16;
            case ArrowType.Int integer -> integer(integer);
            case ArrowType.Decimal decimal -> decimal.getBitWidth() == 128 ? DECIMAL_128 : DECIMAL_256;
            case ArrowType.Date date -> date.getUnit() == DateUnit.DAY ? SIGNED_32 : SIGNED_64;
            case ArrowType.Time time -> time.getBitWidth() == Integer.SIZE ? SIGNED_32 : SIGNED_64;
            case ArrowType.Timestamp _, ArrowType.Duration _ -> SIGNED_64;
            default -> throw new IllegalArgumentException(type + " is not a number");
        };
    }

    private static NumberReader integer(ArrowType.Int type) {
        return switch (type.getBitWidth()) {
            case 8 -> type.getIsSigned() ? SIGNED_8 : UNSIGNED_8;
            case 16 -> type.getIsSigned() ? SIGNED_16 : UNSIGNED_16;
            case 32 -> type.getIsSigned() ? SIGNED_32 : UNSIGNED_32;
            default -> type.getIsSigned() ? SIGNED_64 : UNSIGNED_64;
        };
    }

    /// Reads rows into a block, with patches for what is missing.
    ///
    /// @param index of the first among the rows
    /// @param length how many, at most [NumberBlock#ROWS]
    /// @return how many of them have a value
    int read(FieldVector vector, Rows rows, int index, int length, NumberBlock block) {
        if (rows.isRange()) {
            int first = rows.row(index);
            ArrowBytes.bits(vector.getValidityBuffer(), first, length, block.validity);
            range(vector.getDataBuffer(), first, length, block);
        } else {
            chosen(vector, rows, index, length, block);
        }
        return block.patch(length);
    }

    private void range(ArrowBuf data, int first, int length, NumberBlock block) {
        long[] values = block.values;
        if (width == Long.BYTES) {
            ArrowBytes.longs(data, first, length, values, block.bytes);
            if (this == UNSIGNED_64) {
                for (int i = 0; i < length; i++) {
                    values[i] ^= Long.MIN_VALUE;
                }
            }
            return;
        }
        // Blocks of wide values are read in parts, so that the scratch bytes do for all widths.
        int part = Math.min(length, block.bytes.length / width);
        for (int start = 0; start < length; start += part) {
            int count = Math.min(part, length - start);
            ArrowBytes.bytes(data, (long) (first + start) * width, count * width, block.bytes);
            for (int i = 0; i < count; i++) {
                values[start + i] = value(block.bytes, i * width);
            }
        }
    }

    private void chosen(FieldVector vector, Rows rows, int index, int length, NumberBlock block) {
        ArrowBuf data = vector.getDataBuffer();
        ArrowBuf validity = vector.getValidityBuffer();
        boolean allThere = validity.capacity() == 0;
        // Compared by row and not by byte, so that reading a row is little more than a look.
        long bits = validity.capacity() * Byte.SIZE;
        long values = data.capacity() / width;
        Arrays.fill(block.validity, 0);
        for (int i = 0; i < length; i++) {
            int row = rows.row(index + i);
            if (!allThere && row >= bits) {
                ArrowBytes.require(validity, row / Byte.SIZE, 1);
            }
            if (allThere || (validity.getByte(row / Byte.SIZE) >> (row % Byte.SIZE) & 1) != 0) {
                block.validity[i / Long.SIZE] |= 1L << i;
                if (row >= values) {
                    ArrowBytes.require(data, (long) row * width, width);
                }
                block.values[i] = value(data, (long) row * width);
            }
        }
    }

    private long value(ArrowBuf data, long at) {
        return switch (this) {
            case SIGNED_64, REAL_64, DECIMAL_128, DECIMAL_256 -> data.getLong(at);
            case UNSIGNED_64 -> data.getLong(at) ^ Long.MIN_VALUE;
            case SIGNED_32 -> data.getInt(at);
            case UNSIGNED_32 -> data.getInt(at) & 0xFFFF_FFFFL;
            case SIGNED_16 -> data.getShort(at);
            case UNSIGNED_16 -> data.getShort(at) & 0xFFFF;
            case SIGNED_8 -> data.getByte(at);
            case UNSIGNED_8 -> data.getByte(at) & 0xFF;
            case REAL_32 -> Double.doubleToRawLongBits(data.getFloat(at));
            case REAL_16 -> Double.doubleToRawLongBits(Float.float16ToFloat(data.getShort(at)));
        };
    }

    private long value(byte[] bytes, int at) {
        return switch (this) {
            case SIGNED_64, REAL_64, DECIMAL_128, DECIMAL_256 -> (long) LONGS.get(bytes, at);
            case UNSIGNED_64 -> (long) LONGS.get(bytes, at) ^ Long.MIN_VALUE;
            case SIGNED_32 -> (int) INTS.get(bytes, at);
            case UNSIGNED_32 -> (int) INTS.get(bytes, at) & 0xFFFF_FFFFL;
            case SIGNED_16 -> (short) SHORTS.get(bytes, at);
            case UNSIGNED_16 -> (short) SHORTS.get(bytes, at) & 0xFFFF;
            case SIGNED_8 -> bytes[at];
            case UNSIGNED_8 -> bytes[at] & 0xFF;
            case REAL_32 -> Double.doubleToRawLongBits(Float.intBitsToFloat((int) INTS.get(bytes, at)));
            case REAL_16 -> Double.doubleToRawLongBits(Float.float16ToFloat((short) SHORTS.get(bytes, at)));
        };
    }
}
