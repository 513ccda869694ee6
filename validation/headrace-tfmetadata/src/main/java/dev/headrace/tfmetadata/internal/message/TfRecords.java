package dev.headrace.tfmetadata.internal.message;

import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfMetadataErrorCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/// TFRecord files of one record: the length in 8 bytes, its checksum in 4, the record, its checksum in 4; all
/// of them little-endian. A checksum is a CRC32C that is rotated and moved, so that the checksum of bytes
/// which hold a checksum is a good one as well.
final class TfRecords {
    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final int ROTATION = 15;
    private static final int DELTA = 0xA282EAD8;

    private TfRecords() {}

    /// A file of one record.
    static byte[] ofOne(byte[] record) {
        ByteBuffer file =
                ByteBuffer.allocate(HEADER + record.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(record.length);
        file.putInt(masked(crc(file.array(), 0, Long.BYTES)));
        file.put(record);
        file.putInt(masked(crc(record, 0, record.length)));
        return file.array();
    }

    /// The only record of a file.
    static byte[] only(byte[] file, String where) {
        if (file.length < HEADER + Integer.BYTES) {
            throw malformed(where, 0, "a TFRecord of at least 16 bytes was expected, and there are " + file.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        check(buffer.getInt(Long.BYTES), crc(file, 0, Long.BYTES), where, Long.BYTES, "the length of the record");
        long length = buffer.getLong(0);
        long rest = (long) file.length - HEADER - Integer.BYTES;
        if (length < 0 || length > rest) {
            throw malformed(
                    where, 0, "the record has " + Long.toUnsignedString(length) + " bytes, and " + rest + " are there");
        }
        int end = HEADER + (int) length;
        check(buffer.getInt(end), crc(file, HEADER, (int) length), where, end, "the record");
        if (length < rest) {
            throw malformed(where, end + Integer.BYTES, "one record was expected, and there are more bytes behind it");
        }
        return Arrays.copyOfRange(file, HEADER, end);
    }

    /// Whether bytes start with a length and its checksum.
    static boolean startsRecord(byte[] file) {
        return file.length >= HEADER
                && ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(Long.BYTES)
                        == masked(crc(file, 0, Long.BYTES));
    }

    static int masked(int crc) {
        return Integer.rotateRight(crc, ROTATION) + DELTA;
    }

    static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static void check(int found, int crc, String where, int at, String what) {
        if (found != masked(crc)) {
            throw malformed(
                    where,
                    at,
                    String.format(
                            Locale.ROOT,
                            "the checksum of %s is %08x, and %08x was expected",
                            what,
                            found,
                            masked(crc)));
        }
    }

    private static HeadraceException malformed(String where, int at, String what) {
        return new HeadraceException(
                TfMetadataErrorCode.METADATA_FILE_MALFORMED, where + ", at byte " + at + ": " + what);
    }
}
