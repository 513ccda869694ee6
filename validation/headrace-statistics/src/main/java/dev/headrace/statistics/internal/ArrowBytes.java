package dev.headrace.statistics.internal;

import dev.headrace.core.HeadraceException;
import dev.headrace.validation.ValidationErrorCode;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// Copies parts of Arrow's buffers to the heap, and reads nothing beyond their ends whatever a batch says of
/// itself. Needs no option of the JVM; with `--enable-native-access` eight-byte values take a copy less.
/// Thread-safe.
public final class ArrowBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final boolean DIRECT =
            ArrowBytes.class.getModule().isNativeAccessEnabled() && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private ArrowBytes() {}

    /// Copies bytes.
    ///
    /// @param buffer where they are
    /// @param offset of the first
    /// @param length how many
    /// @param into receives them from its start
    /// @throws HeadraceException with [ValidationErrorCode#BATCH_MALFORMED] if the buffer ends before
    public static void bytes(ArrowBuf buffer, long offset, int length, byte[] into) {
        require(buffer, offset, length);
        buffer.getBytes(offset, into, 0, length);
    }

    /// Copies eight-byte values.
    ///
    /// @param buffer where they are
    /// @param first the index of the first
    /// @param count how many
    /// @param into receives them from its start
    /// @param scratch of eight bytes for each
    /// @throws HeadraceException with [ValidationErrorCode#BATCH_MALFORMED] if the buffer ends before
    // Reinterpreting is restricted, and done where the JVM was told to allow it, after a check of the bounds.
    @SuppressWarnings("restricted")
    public static void longs(ArrowBuf buffer, long first, int count, long[] into, byte[] scratch) {
        if (count == 0) {
            return;
        }
        long offset = first * Long.BYTES;
        int length = count * Long.BYTES;
        require(buffer, offset, length);
        if (DIRECT) {
            MemorySegment segment =
                    MemorySegment.ofAddress(buffer.memoryAddress() + offset).reinterpret(length);
            MemorySegment.copy(segment, ValueLayout.JAVA_LONG_UNALIGNED, 0, into, 0, count);
        } else {
            buffer.getBytes(offset, scratch, 0, length);
            for (int i = 0; i < count; i++) {
                into[i] = (long) LONGS.get(scratch, i * Long.BYTES);
            }
        }
    }

    /// Copies bits, such as those that say which values are there.
    ///
    /// @param buffer where they are; without any bytes it stands for bits that are all set
    /// @param first the index of the first
    /// @param count how many
    /// @param into receives them from its start, the first in the last bit of the first word; bits behind the
    ///     last are undefined
    /// @throws HeadraceException with [ValidationErrorCode#BATCH_MALFORMED] if the buffer ends before
    public static void bits(ArrowBuf buffer, long first, int count, long[] into) {
        int words = (count + Long.SIZE - 1) / Long.SIZE;
        if (buffer.capacity() == 0) {
            Arrays.fill(into, 0, words, -1L);
            return;
        }
        long firstByte = first / Byte.SIZE;
        long behind = (first + count + Byte.SIZE - 1) / Byte.SIZE;
        require(buffer, firstByte, behind - firstByte);
        int shift = (int) (first % Byte.SIZE);
        for (int word = 0; word < words; word++) {
            long at = firstByte + (long) word * Long.BYTES;
            long low = word(buffer, at, behind);
            into[word] = shift == 0
                    ? low
                    : low >>> shift
                            | (at + Long.BYTES < behind
                                    ? (buffer.getByte(at + Long.BYTES) & 0xFFL) << (Long.SIZE - shift)
                                    : 0);
        }
    }

    /// Reads a bit.
    ///
    /// @param buffer as of [#bits]
    /// @param index of the bit
    /// @return whether it is set
    /// @throws HeadraceException with [ValidationErrorCode#BATCH_MALFORMED] if the buffer ends before
    public static boolean bit(ArrowBuf buffer, long index) {
        if (buffer.capacity() == 0) {
            return true;
        }
        require(buffer, index / Byte.SIZE, 1);
        return (buffer.getByte(index / Byte.SIZE) >> (index % Byte.SIZE) & 1) != 0;
    }

    /// Whether a row has a value.
    ///
    /// @param vector of any type but a struct or a union
    /// @param row of the vector
    /// @return false if it is missing
    /// @throws HeadraceException with [ValidationErrorCode#BATCH_MALFORMED] if the buffer ends before
    public static boolean isPresent(FieldVector vector, int row) {
        return !(vector instanceof NullVector) && bit(vector.getValidityBuffer(), row);
    }

    /// Reads an integer of any width.
    ///
    /// @param vector of integers; borrowed
    /// @param row has a value
    /// @return the integer; of unsigned ones of 64 bits those bits
    /// @throws HeadraceException with [ValidationErrorCode#BATCH_MALFORMED] if the buffer ends before
    public static long integer(FieldVector vector, int row) {
        ArrowType.Int type = (ArrowType.Int) vector.getField().getType();
        ArrowBuf data = vector.getDataBuffer();
        int width = type.getBitWidth() / Byte.SIZE;
        long at = (long) row * width;
        require(data, at, width);
        long value = switch (width) {
            case Byte.BYTES -> data.getByte(at);
            case Short.BYTES -> data.getShort(at);
            case Integer.BYTES -> data.getInt(at);
            default -> data.getLong(at);
        };
        return type.getIsSigned() || width == Long.BYTES ? value : value & ((1L << type.getBitWidth()) - 1);
    }

    /// Requires that a buffer has some bytes.
    ///
    /// @param buffer any
    /// @param offset of the first
    /// @param length how many
    /// @throws HeadraceException with [ValidationErrorCode#BATCH_MALFORMED] if it has not
    public static void require(ArrowBuf buffer, long offset, long length) {
        if (offset < 0 || length < 0 || offset > buffer.capacity() - length) {
            throw malformed("bytes " + offset + " to " + (offset + length) + " of a buffer of " + buffer.capacity()
                    + " bytes are needed");
        }
    }

    /// The exception for a batch whose parts do not fit together.
    ///
    /// @param found what is wrong
    /// @return an exception to be thrown
    public static HeadraceException malformed(String found) {
        return new HeadraceException(ValidationErrorCode.BATCH_MALFORMED, "A batch of Arrow is malformed: " + found);
    }

    private static long word(ArrowBuf buffer, long at, long behind) {
        if (at + Long.BYTES <= behind) {
            return buffer.getLong(at);
        }
        long word = 0;
        for (long index = behind - 1; index >= at; index--) {
            word = word << Byte.SIZE | (buffer.getByte(index) & 0xFF);
        }
        return word;
    }
}
