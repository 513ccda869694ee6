package dev.headrace.data.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/// The first bytes of a file, uncompressed.
final class Head {
    private static final int LONGEST = 1 << 20;

    private final byte[] bytes;
    private final boolean whole;

    private Head(byte[] bytes, boolean whole) {
        this.bytes = bytes;
        this.whole = whole;
    }

    static Head of(Path file) throws IOException {
        try (InputStream input = Compression.open(file)) {
            byte[] read = input.readNBytes(LONGEST);
            boolean whole = read.length < LONGEST;
            boolean marked =
                    read.length >= 3 && read[0] == (byte) 0xef && read[1] == (byte) 0xbb && read[2] == (byte) 0xbf;
            return new Head(marked ? Arrays.copyOfRange(read, 3, read.length) : read, whole);
        }
    }

    /// The bytes, without a byte order mark of UTF-8; not to be changed.
    byte[] bytes() {
        return bytes;
    }

    /// Whether they are all bytes of the file.
    boolean whole() {
        return whole;
    }

    /// Whether the bytes begin with these.
    boolean startsWith(int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if (bytes[i] != (byte) first[i]) {
                return false;
            }
        }
        return true;
    }

    /// The first byte that is no blank and no line end.
    ///
    /// @return the byte, or -1 if there is none
    int firstVisible() {
        for (byte octet : bytes) {
            if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') {
                return octet & 0xff;
            }
        }
        return -1;
    }
}
