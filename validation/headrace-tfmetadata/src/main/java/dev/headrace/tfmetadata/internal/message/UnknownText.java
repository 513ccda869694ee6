package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;

/// Entries of a text that the tables do not know, word for word, as a field of a number that no type uses: so
/// they go through binary files as well.
final class UnknownText {
    /// The greatest number that a field can have.
    static final int NUMBER = (1 << 29) - 1;

    private UnknownText() {}

    static void add(UnknownFieldSet.Builder unknown, ByteString entry) {
        unknown.mergeField(
                NUMBER,
                UnknownFieldSet.Field.newBuilder().addLengthDelimited(entry).build());
    }

    static List<ByteString> entries(UnknownFieldSet unknown) {
        return unknown.hasField(NUMBER) ? unknown.getField(NUMBER).getLengthDelimitedList() : List.of();
    }
}
