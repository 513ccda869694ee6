package dev.headrace.statistics.internal;

import dev.headrace.core.HeadraceException;
import dev.headrace.validation.ValidationErrorCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [StateOutput] wrote. Damaged bytes give an exception that says where, never anything else, and
/// never an array greater than the bytes that are there. Confined to one thread.
public final class StateInput {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int position;

    /// Starts at the first byte.
    ///
    /// @param bytes not to be changed while this is in use
    public StateInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Reads what [StateOutput#writeVarint] wrote.
    ///
    /// @return the number, as if unsigned
    public long readVarint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = nextByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged("a number of more than 64 bits");
    }

    /// Reads what [StateOutput#writeSigned] wrote.
    ///
    /// @return the number
    public long readSigned() {
        long value = readVarint();
        return (value >>> 1) ^ -(value & 1);
    }

    /// Reads a count.
    ///
    /// @return a number that is not negative
    public long readCount() {
        long count = readVarint();
        if (count < 0) {
            throw damaged("a count beyond 63 bits");
        }
        return count;
    }

    /// Reads a count of what is there.
    ///
    /// @return at least 1
    public long readPositiveCount() {
        long count = readCount();
        if (count == 0) {
            throw damaged("a count of 0");
        }
        return count;
    }

    /// Reads how many entries follow.
    ///
    /// @param bytesEach the least number of bytes that an entry takes
    /// @return a number of entries that the remaining bytes may hold
    public int readSize(int bytesEach) {
        long entries = readCount();
        if (entries > (bytes.length - position) / bytesEach) {
            throw damaged(entries + " entries announced, and too few bytes follow");
        }
        return (int) entries;
    }

    /// Reads a number of a small range.
    ///
    /// @param least the least that is allowed
    /// @param greatest the greatest
    /// @return a number between them
    public int readInt(int least, int greatest) {
        long value = readVarint();
        if (value < least || value > greatest) {
            throw damaged(value + " found where " + least + " to " + greatest + " was expected");
        }
        return (int) value;
    }

    /// Reads eight bytes.
    ///
    /// @return the number
    public long readLong() {
        require(Long.BYTES);
        long value = (long) LONGS.get(bytes, position);
        position += Long.BYTES;
        return value;
    }

    /// Reads what [StateOutput#writeDouble] wrote.
    ///
    /// @return the double
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /// Reads what [StateOutput#writeBytes] wrote.
    ///
    /// @return the bytes, a copy
    public byte[] readBytes() {
        int length = readSize(1);
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    /// Reads what [StateOutput#writeText] wrote.
    ///
    /// @return the text
    public String readText() {
        byte[] utf8 = readBytes();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged("text that is not UTF-8");
        }
    }

    /// Requires that nothing is left.
    public void end() {
        if (position != bytes.length) {
            throw damaged((bytes.length - position) + " bytes are left over");
        }
    }

    /// The exception for bytes that cannot have been written by [StateOutput].
    ///
    /// @param found what is wrong
    /// @return an exception to be thrown
    public HeadraceException damaged(String found) {
        return new HeadraceException(
                ValidationErrorCode.STATISTICS_DAMAGED,
                "Saved statistics are damaged at byte " + position + " of " + bytes.length + ": " + found);
    }

    private byte nextByte() {
        require(1);
        return bytes[position++];
    }

    private void require(int length) {
        if (bytes.length - position < length) {
            throw damaged("the end, where " + length + " bytes more were expected");
        }
    }
}
