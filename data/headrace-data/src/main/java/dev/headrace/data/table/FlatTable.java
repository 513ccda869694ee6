package dev.headrace.data.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;

/// A table of FlatBuffers, the encoding of metadata, of which nothing is believed: what points out of the
/// bytes gives an `IndexOutOfBoundsException`.
///
/// A table begins with the distance back to a list of 16-bit numbers, which are the size of that list, the
/// size of the table, and where in the table each of its fields lies, 0 where it is absent. Tables and lists
/// within are given by the distance forward to them; a list begins with its length.
///
/// @param bytes the metadata
/// @param at where the table begins
record FlatTable(ByteBuffer bytes, int at) {
    /// The table of a message.
    static FlatTable of(MessageMetadataResult message) {
        ByteBuffer bytes = message.getMessageBuffer().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(bytes, bytes.getInt(0));
    }

    /// Where a field lies, or 0 if it is absent.
    int field(int number) {
        int fields = at - bytes.getInt(at);
        int entry = Short.BYTES * (2 + number);
        int offset = entry < (bytes.getShort(fields) & 0xffff) ? bytes.getShort(fields + entry) & 0xffff : 0;
        return offset == 0 ? 0 : at + offset;
    }

    /// The table that a field points to, which must be there.
    FlatTable table(int number) {
        int field = field(number);
        if (field == 0) {
            throw new IndexOutOfBoundsException("a table is missing");
        }
        return new FlatTable(bytes, field + bytes.getInt(field));
    }

    /// The length of the list that a field points to, all of whose items are within the bytes; 0 if it is
    /// absent.
    int items(int number, int itemBytes) {
        int field = field(number);
        if (field == 0) {
            return 0;
        }
        int list = field + bytes.getInt(field);
        int length = bytes.getInt(list);
        if (length < 0 || (long) length * itemBytes > bytes.limit() - Integer.BYTES - (long) list) {
            throw new IndexOutOfBoundsException("a list of " + length + " items");
        }
        return length;
    }

    /// One of the tables of a list.
    FlatTable item(int number, int item) {
        int field = field(number);
        int entry = field + bytes.getInt(field) + Integer.BYTES * (1 + item);
        return new FlatTable(bytes, entry + bytes.getInt(entry));
    }
}
