package dev.headrace.data.table;

import org.apache.arrow.memory.ArrowBuf;

/// Looks at frames of Zstandard, as RFC 8878 describes them, without decompressing them.
final class ZstdFrame {
    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    private static final int SINGLE_SEGMENT = 1 << 5;
    private static final int CHECKSUM = 1 << 2;
    private static final int CHECKSUM_BYTES = 4;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int[] CONTENT_SIZE_BYTES = {0, 2, 4, 8};
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final long MOST_BLOCK_BYTES = 128 << 10;

    private ZstdFrame() {}

    /// The most bytes that frames can hold: what a block announces that is stored or repeats a byte, and 128
    /// KiB for each other. What is damaged ends the count.
    ///
    /// @param source whose bytes from `from` to its capacity are frames
    static long mostBytes(ArrowBuf source, long from) {
        long end = source.capacity();
        long most = 0;
        long at = from;
        while (end - at >= 2 * Integer.BYTES) {
            int magic = (int) read(source, at, Integer.BYTES);
            at += Integer.BYTES;
            if ((magic & SKIPPABLE_MASK) == SKIPPABLE) {
                at += Integer.BYTES + read(source, at, Integer.BYTES);
                continue;
            }
            if (magic != MAGIC) {
                return most;
            }
            int descriptor = source.getByte(at) & 0xff;
            at += headerBytes(descriptor);
            boolean last = false;
            while (!last && end - at >= BLOCK_HEADER_BYTES) {
                int header = (int) read(source, at, BLOCK_HEADER_BYTES);
                last = (header & 1) != 0;
                int size = header >>> 3;
                boolean repeats = (header >>> 1 & 3) == 1;
                boolean compressed = (header >>> 1 & 3) > 1;
                most += compressed ? MOST_BLOCK_BYTES : size;
                at += BLOCK_HEADER_BYTES + (repeats ? 1 : size);
            }
            at += (descriptor & CHECKSUM) != 0 ? CHECKSUM_BYTES : 0;
        }
        return most;
    }

    private static int headerBytes(int descriptor) {
        boolean single = (descriptor & SINGLE_SEGMENT) != 0;
        int size = descriptor >>> 6;
        int content = size == 0 && single ? 1 : CONTENT_SIZE_BYTES[size];
        return 1 + (single ? 0 : 1) + DICTIONARY_BYTES[descriptor & 3] + content;
    }

    private static long read(ArrowBuf source, long at, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (source.getByte(at + i) & 0xffL) << (i * Byte.SIZE);
        }
        return value;
    }
}
