package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/// A stretch of a file's bytes, uncompressed, that moves forward and grows as far as a row needs. Confined to one
/// thread.
final class ByteWindow implements Closeable {
    /// The longest row that is read.
    static final int LARGEST = 1 << 24;

    private static final int USUAL = 1 << 18;

    private final Path file;
    private final InputStream input;
    private final int largest;
    private byte[] bytes;
    private int from;
    private int limit;
    private boolean atEnd;

    private ByteWindow(Path file, InputStream input, int initial, int largest) {
        this.file = file;
        this.input = input;
        this.largest = largest;
        this.bytes = new byte[initial];
    }

    static ByteWindow open(Path file) throws IOException {
        return new ByteWindow(file, Compression.open(file), USUAL, LARGEST);
    }

    /// A window of other sizes, for tests.
    static ByteWindow of(Path file, InputStream input, int initial, int largest) {
        return new ByteWindow(file, input, initial, largest);
    }

    /// The bytes; those from [#from] to [#limit] are of the file.
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int limit() {
        return limit;
    }

    /// Whether nothing follows in the file behind [#limit].
    boolean atEnd() {
        return atEnd;
    }

    /// Leaves the bytes before a position behind.
    void advance(int to) {
        from = to;
    }

    /// Reads on, so that there is more behind [#from]. The bytes may move to another place of another array.
    ///
    /// @return false at the end of the file, or if the window cannot grow
    boolean fill() throws IOException {
        if (atEnd) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, limit - from);
            limit -= from;
            from = 0;
        }
        if (limit == bytes.length) {
            if (limit >= largest) {
                return false;
            }
            bytes = Arrays.copyOf(bytes, Math.min(largest, bytes.length * 2));
        }
        int read = read();
        limit += read;
        atEnd = limit < bytes.length;
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private int read() throws IOException {
        try {
            // As much as there is room for: a row that needs more is read again from its start.
            return input.readNBytes(bytes, limit, bytes.length - limit);
        } catch (ZipException | EOFException e) {
            throw new HeadraceException(
                    DataErrorCode.DATA_UNREADABLE,
                    file + " is damaged: it begins as a gzip file, and cannot be decompressed to its end",
                    e);
        }
    }
}
