package dev.headrace.data.table;

import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.jspecify.annotations.Nullable;

/// Decompresses frames of LZ4, as "LZ4 Frame format" 1.6 and "LZ4 Block format" describe them. Nothing of a
/// frame is believed: what reaches out of it gives a [FormatException]. Checksums are passed over.
///
/// Arrow's own codec decompresses into an array of the heap that grows with what the frame yields, whatever
/// length was announced; here the length is counted first and nothing else is allocated.
///
/// A block is a row of sequences: a token of twice 4 bits with the length of literals and that of a match,
/// more bytes for a length of 15, the literals, and the distance back to what is to be repeated in 2 bytes.
/// The last sequence ends with its literals.
final class Lz4Frame {
    private static final int MAGIC = 0x184D2204;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    private static final int VERSION_MASK = 0b1100_0000;
    private static final int VERSION = 0b0100_0000;
    private static final int INDEPENDENT_BLOCKS = 1 << 5;
    private static final int BLOCK_CHECKSUM = 1 << 4;
    private static final int CONTENT_SIZE = 1 << 3;
    private static final int CONTENT_CHECKSUM = 1 << 2;
    private static final int DICTIONARY = 1;
    private static final int STORED = 1 << 31;
    private static final int CHECKSUM_BYTES = 4;
    private static final int LONG_LENGTH = 15;
    private static final int SHORTEST_MATCH = 4;

    private final ArrowBuf source;
    private final long end;
    private final @Nullable ArrowBuf target;
    private final long room;
    private long at;
    private long written;
    /// Matches reach back to here.
    private long reach;

    private Lz4Frame(ArrowBuf source, long from, @Nullable ArrowBuf target, long room) {
        this.source = source;
        this.at = from;
        this.end = source.capacity();
        this.target = target;
        this.room = room;
    }

    /// Frames that are not as the format says.
    static final class FormatException extends Exception {
        private static final long serialVersionUID = 1;

        FormatException(String message) {
            super(message);
        }
    }

    /// How many bytes frames hold, counted without decompressing them.
    ///
    /// @param source whose bytes from `from` to its capacity are frames, at least one
    /// @param most the count ends with an exception as soon as it exceeds this
    static long length(ArrowBuf source, long from, long most) throws FormatException {
        return new Lz4Frame(source, from, null, most).frames();
    }

    /// Decompresses frames.
    ///
    /// @param target to be filled from its beginning
    /// @return how many bytes were written
    static long decompress(ArrowBuf source, long from, ArrowBuf target) throws FormatException {
        return new Lz4Frame(source, from, target, target.capacity()).frames();
    }

    private long frames() throws FormatException {
        do {
            int magic = readInt();
            if ((magic & SKIPPABLE_MASK) == SKIPPABLE) {
                skip(readInt() & 0xffffffffL);
            } else if (magic == MAGIC) {
                frame();
            } else {
                throw new FormatException("no frame of LZ4 begins at byte " + (at - Integer.BYTES));
            }
        } while (at < end);
        return written;
    }

    private void frame() throws FormatException {
        int flags = readByte();
        if ((flags & VERSION_MASK) != VERSION) {
            throw new FormatException("a frame of LZ4 is of another version");
        }
        if ((flags & DICTIONARY) != 0) {
            throw new FormatException("a frame of LZ4 needs a dictionary");
        }
        // The descriptor of blocks, the size of the content, and a byte of checksum.
        skip(1 + ((flags & CONTENT_SIZE) != 0 ? Long.BYTES : 0) + 1);
        reach = written;
        for (int size = readInt(); size != 0; size = readInt()) {
            long bytes = size & ~STORED;
            if (bytes > end - at) {
                throw new FormatException("a block of LZ4 is cut off");
            }
            if ((flags & INDEPENDENT_BLOCKS) != 0) {
                reach = written;
            }
            if ((size & STORED) != 0) {
                literals(bytes);
            } else {
                block(at + bytes);
            }
            skip((flags & BLOCK_CHECKSUM) != 0 ? CHECKSUM_BYTES : 0);
        }
        skip((flags & CONTENT_CHECKSUM) != 0 ? CHECKSUM_BYTES : 0);
    }

    private void block(long blockEnd) throws FormatException {
        while (true) {
            int token = readByte(blockEnd);
            long literals = length(token >>> 4, blockEnd);
            if (literals > blockEnd - at) {
                throw new FormatException("literals of LZ4 reach out of their block");
            }
            literals(literals);
            if (at == blockEnd) {
                return;
            }
            int distance = readByte(blockEnd) | readByte(blockEnd) << Byte.SIZE;
            repeat(distance, length(token & LONG_LENGTH, blockEnd) + SHORTEST_MATCH);
        }
    }

    private long length(int start, long blockEnd) throws FormatException {
        long length = start;
        if (start == LONG_LENGTH) {
            int more = readByte(blockEnd);
            length += more;
            while (more == 0xff) {
                more = readByte(blockEnd);
                length += more;
            }
        }
        return length;
    }

    private void literals(long length) throws FormatException {
        requireRoom(length);
        if (target != null) {
            target.setBytes(written, source, at, length);
        }
        at += length;
        written += length;
    }

    private void repeat(int distance, long length) throws FormatException {
        if (distance == 0 || distance > written - reach) {
            throw new FormatException("a match of LZ4 reaches back " + distance + " bytes, to before the beginning");
        }
        requireRoom(length);
        if (target != null) {
            copy(target, distance, length);
        }
        written += length;
    }

    /// A match may overlap what it writes: then what was written repeats.
    private void copy(ArrowBuf bytes, int distance, long length) {
        long done = 0;
        if (distance >= Long.BYTES) {
            for (; done + Long.BYTES <= length; done += Long.BYTES) {
                bytes.setLong(written + done, bytes.getLong(written + done - distance));
            }
        }
        for (; done < length; done++) {
            bytes.setByte(written + done, bytes.getByte(written + done - distance));
        }
    }

    private void requireRoom(long length) throws FormatException {
        if (length > room - written) {
            throw new FormatException("it holds more than " + room + " bytes");
        }
    }

    private int readByte() throws FormatException {
        return readByte(end);
    }

    private int readByte(long before) throws FormatException {
        if (at >= before) {
            throw new FormatException("a frame of LZ4 is cut off");
        }
        return source.getByte(at++) & 0xff;
    }

    private int readInt() throws FormatException {
        if (Integer.BYTES > end - at) {
            throw new FormatException("a frame of LZ4 is cut off");
        }
        int value = source.getInt(at);
        at += Integer.BYTES;
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? value : Integer.reverseBytes(value);
    }

    private void skip(long bytes) throws FormatException {
        if (bytes > end - at) {
            throw new FormatException("a frame of LZ4 is cut off");
        }
        at += bytes;
    }
}
