package dev.headrace.data.table;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A file that holds Arrow IPC.
///
/// The file format is a stream between eight bytes and a footer; its batches stand in the order in which the
/// footer lists them, in files of every known writer, so the footer is only skipped.
///
/// @param path the file
/// @param form how the stream lies in it
/// @param from where the stream begins
/// @param to where it ends at the latest
record IpcSource(Path path, Form form, long from, long to) {
    /// How a stream lies in a file.
    enum Form {
        /// As the whole file.
        STREAM,
        /// As the whole file, or in one with a footer, compressed.
        GZIP,
        /// With a footer.
        FILE
    }

    private static final byte[] MAGIC = "ARROW1".getBytes(US_ASCII);
    private static final int PADDED_MAGIC = 8;
    private static final int HEAD = 8;
    private static final int BUFFER_BYTES = 1 << 16;

    /// Whether a file begins as Arrow IPC, compressed or not.
    static boolean begins(Path file) throws IOException {
        byte[] head = head(file);
        if (isGzip(head)) {
            head = gunzippedHead(file);
        }
        return startsWith(head, MAGIC) || startsWith(head, new byte[] {-1, -1, -1, -1});
    }

    /// Looks at a file.
    ///
    /// @throws HeadraceException if it is not there, empty, or not readable
    static IpcSource of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw unreadable("There is no file " + path);
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw unreadable(path + " is not a file that may be read");
        }
        long size = Files.size(path);
        if (size == 0) {
            throw new HeadraceException(
                    DataErrorCode.DATA_EMPTY, path + " is empty: it has 0 bytes, and Arrow IPC was expected");
        }
        byte[] head = head(path);
        if (isGzip(head)) {
            boolean file = startsWith(gunzippedHead(path), MAGIC);
            return new IpcSource(path, Form.GZIP, file ? PADDED_MAGIC : 0, Long.MAX_VALUE);
        }
        if (startsWith(head, MAGIC)) {
            return new IpcSource(path, Form.FILE, PADDED_MAGIC, footer(path, size));
        }
        return new IpcSource(path, Form.STREAM, 0, size);
    }

    /// What is said of a file that is not as it should be.
    HeadraceException malformed(String reason, Throwable cause) {
        return new HeadraceException(
                DataErrorCode.DATA_UNREADABLE, path + " cannot be read as Arrow: " + reason, cause);
    }

    /// What is said of a file that is not as it should be.
    HeadraceException malformed(String reason) {
        return new HeadraceException(DataErrorCode.DATA_UNREADABLE, path + " cannot be read as Arrow: " + reason);
    }

    static InputStream gunzip(Path path) throws IOException {
        InputStream input = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        boolean opened = false;
        try {
            InputStream result = new GZIPInputStream(input, BUFFER_BYTES);
            opened = true;
            return result;
        } finally {
            if (!opened) {
                input.close();
            }
        }
    }

    /// Where the footer begins. The file ends with its length in four bytes and six bytes `ARROW1`.
    private static long footer(Path path, long size) throws IOException {
        int tail = Integer.BYTES + MAGIC.length;
        ByteBuffer end = ByteBuffer.allocate(tail).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long at = Math.max(0, size - tail);
            while (end.hasRemaining() && channel.read(end, at + end.position()) >= 0) {
                // Until it is full.
            }
        }
        long length = end.getInt(0);
        boolean ended = Arrays.equals(MAGIC, Arrays.copyOfRange(end.array(), Integer.BYTES, tail));
        if (!ended || length < 0 || length > size - tail - PADDED_MAGIC) {
            throw unreadable(path + " cannot be read as Arrow: it begins as a file, and has no footer; it is cut off"
                    + " or damaged");
        }
        return size - tail - length;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return input.readNBytes(HEAD);
        }
    }

    /// What a compressed file begins with, or nothing if it is damaged there.
    private static byte[] gunzippedHead(Path file) throws IOException {
        try (InputStream input = gunzip(file)) {
            return input.readNBytes(HEAD);
        } catch (ZipException | EOFException _) {
            return new byte[0];
        }
    }

    private static boolean isGzip(byte[] head) {
        return startsWith(head, new byte[] {0x1f, (byte) 0x8b});
    }

    private static boolean startsWith(byte[] head, byte[] expected) {
        return head.length >= expected.length && Arrays.equals(expected, 0, expected.length, head, 0, expected.length);
    }

    private static HeadraceException unreadable(String message) {
        return new HeadraceException(DataErrorCode.DATA_UNREADABLE, message);
    }
}
