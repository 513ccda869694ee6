package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import dev.headrace.core.HeadraceException;
import java.math.BigInteger;
import java.util.List;

/// Reads messages in the text format of protocol buffers. A field that the tables do not know is kept: one by
/// number as a field of that number, and one by name word for word.
final class TextReader {
    private final TextCursor cursor;

    private TextReader(TextCursor cursor) {
        this.cursor = cursor;
    }

    /// Reads a whole text.
    ///
    /// @throws HeadraceException if it is not that of a message of the type
    static Message read(byte[] text, Descriptor type, String where) {
        return new TextReader(new TextCursor(text, where)).message(type, -1, 0);
    }

    /// Whether an entry would be kept word for word in a message of a type, so that it can be written as it
    /// is.
    static boolean keeps(ByteString entry, Descriptor type, int level) {
        try {
            byte[] text = entry.toByteArray();
            Message read = new TextReader(new TextCursor(text, "entry")).message(type, -1, level);
            return read.getAllFields().isEmpty()
                    && read.getUnknownFields().asMap().size() == 1
                    && UnknownText.entries(read.getUnknownFields()).equals(List.of(entry));
        } catch (HeadraceException _) {
            // What cannot be read is not kept; the question has an answer.
            return false;
        }
    }

    /// The fields up to a closing bracket, which is taken, or to the end if that is -1.
    private Message message(Descriptor type, int closing, int level) {
        checkLevel(level);
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        UnknownFieldSet.Builder unknown = UnknownFieldSet.newBuilder();
        while (!isClosed(closing)) {
            field(builder, unknown, level);
            separator();
        }
        return builder.setUnknownFields(unknown.build()).build();
    }

    private void checkLevel(int level) {
        if (level > MessageFiles.MOST_LEVELS) {
            throw cursor.malformed("messages are nested more than " + MessageFiles.MOST_LEVELS + " levels deep");
        }
    }

    private boolean isClosed(int closing) {
        int next = cursor.next();
        if (next == closing) {
            if (closing >= 0) {
                cursor.accept((char) closing);
            }
            return true;
        }
        if (next < 0) {
            throw cursor.malformed("'" + (char) closing + "' was expected, and there is the end");
        }
        return false;
    }

    private void separator() {
        if (!cursor.accept(',')) {
            cursor.accept(';');
        }
    }

    private void field(DynamicMessage.Builder builder, UnknownFieldSet.Builder unknown, int level) {
        int next = cursor.next();
        int start = cursor.position();
        if (next == '[') {
            String name = cursor.bracketed();
            if (MessageTypes.isAny(builder.getDescriptorForType())
                    && MessageTypes.find(afterSlash(name)).isPresent()) {
                any(builder, name, level);
            } else {
                keep(start, unknown, level);
            }
        } else if (cursor.isAtDigit()) {
            numbered(start, unknown, level);
        } else {
            FieldDescriptor field = builder.getDescriptorForType().findFieldByName(cursor.name());
            if (field == null || !known(field, builder, unknown, start, level)) {
                keep(start, unknown, level);
            }
        }
    }

    private static String afterSlash(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private void any(DynamicMessage.Builder builder, String name, int level) {
        int start = cursor.position();
        cursor.accept(':');
        Message value = message(MessageTypes.find(afterSlash(name)).orElseThrow(), opening(), level + 1);
        Descriptor any = builder.getDescriptorForType();
        set(builder, Draft.field(any, "type_url"), ByteString.copyFromUtf8(name), start);
        set(builder, Draft.field(any, "value"), value.toByteString(), start);
    }

    /// Takes the bracket that opens a message.
    ///
    /// @return the one that closes it
    private int opening() {
        if (cursor.accept('<')) {
            return '>';
        }
        cursor.expect('{');
        return '}';
    }

    /// Keeps an entry word for word.
    private void keep(int start, UnknownFieldSet.Builder unknown, int level) {
        cursor.moveTo(start);
        new TextSkipper(cursor).entry(level);
        UnknownText.add(unknown, cursor.since(start));
    }

    /// A field that the tables do not know, by its number.
    private void numbered(int start, UnknownFieldSet.Builder unknown, int level) {
        UnknownFieldSet.Builder read = UnknownFieldSet.newBuilder();
        if (new UnknownNumbers(cursor).entry(read, level)) {
            unknown.mergeFrom(read.build());
        } else {
            keep(start, unknown, level);
        }
    }

    /// Reads the values of a field.
    ///
    /// @return false if one is of an enum and has a name that the tables do not know
    private boolean known(
            FieldDescriptor field,
            DynamicMessage.Builder builder,
            UnknownFieldSet.Builder unknown,
            int start,
            int level) {
        boolean colon = cursor.accept(':');
        boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
        if (!colon && !message) {
            throw cursor.malformed("':' was expected behind '" + field.getName() + "', and there is " + cursor.shown());
        }
        if (!field.isRepeated() || !cursor.accept('[')) {
            return value(field, builder, unknown, start, level);
        }
        if (cursor.accept(']')) {
            return true;
        }
        do {
            if (!value(field, builder, unknown, start, level)) {
                return false;
            }
        } while (cursor.accept(','));
        cursor.expect(']');
        return true;
    }

    private boolean value(
            FieldDescriptor field,
            DynamicMessage.Builder builder,
            UnknownFieldSet.Builder unknown,
            int start,
            int level) {
        if (field.getJavaType() == FieldDescriptor.JavaType.ENUM) {
            return choice(field, builder, unknown, start);
        }
        cursor.next();
        int place = cursor.position();
        Object value = switch (field.getJavaType()) {
            case MESSAGE -> message(field.getMessageType(), opening(), level + 1);
            case BYTE_STRING -> cursor.literals();
            case BOOLEAN ->
                TextScalars.flag(cursor.scalar()).orElseThrow(() -> unexpected(place, field, "true or false"));
            case DOUBLE -> TextScalars.real(cursor.scalar()).orElseThrow(() -> unexpected(place, field, "a number"));
            case FLOAT ->
                TextScalars.shortReal(cursor.scalar()).orElseThrow(() -> unexpected(place, field, "a number"));
            case INT, LONG -> integer(field, place);
            case ENUM, STRING -> throw new IllegalStateException("read elsewhere: " + field);
        };
        set(builder, field, value, start);
        return true;
    }

    private HeadraceException unexpected(int place, FieldDescriptor field, String wanted) {
        cursor.moveTo(place);
        return cursor.malformed("'" + field.getName() + "' is " + wanted + ", and there is " + cursor.shown());
    }

    private Object integer(FieldDescriptor field, int place) {
        BigInteger value = TextScalars.integer(cursor.scalar()).orElse(null);
        boolean unsigned =
                field.getType() == FieldDescriptor.Type.UINT32 || field.getType() == FieldDescriptor.Type.UINT64;
        boolean small = field.getJavaType() == FieldDescriptor.JavaType.INT;
        int bits = (small ? Integer.SIZE : Long.SIZE) - (unsigned ? 0 : 1);
        if (value == null || value.bitLength() > bits || (unsigned && value.signum() < 0)) {
            throw unexpected(place, field, "an integer of " + (small ? "32" : "64") + " bits");
        }
        return small ? (Object) value.intValue() : (Object) value.longValue();
    }

    private boolean choice(
            FieldDescriptor field, DynamicMessage.Builder builder, UnknownFieldSet.Builder unknown, int start) {
        cursor.next();
        int place = cursor.position();
        String text = cursor.scalar();
        EnumValueDescriptor value = field.getEnumType().findValueByName(text);
        if (value == null) {
            BigInteger number = TextScalars.integer(text).orElse(null);
            if (number == null) {
                return false;
            }
            if (number.bitLength() >= Integer.SIZE) {
                throw unexpected(place, field, "a name or a number of 32 bits");
            }
            int known = number.intValue();
            value = field.getEnumType().findValueByNumber(known);
            if (value == null && field.getEnumType().isClosed()) {
                unknown.mergeField(
                        field.getNumber(),
                        UnknownFieldSet.Field.newBuilder().addVarint(known).build());
                return true;
            }
            value = field.getEnumType().findValueByNumberCreatingIfUnknown(known);
        }
        set(builder, field, value, start);
        return true;
    }

    private void set(DynamicMessage.Builder builder, FieldDescriptor field, Object value, int start) {
        if (field.isRepeated()) {
            builder.addRepeatedField(field, value);
            return;
        }
        if (field.hasPresence() && builder.hasField(field)) {
            throw cursor.malformed(start, "'" + field.getName() + "' stands here a second time");
        }
        if (field.getContainingOneof() != null && builder.hasOneof(field.getContainingOneof())) {
            String other =
                    builder.getOneofFieldDescriptor(field.getContainingOneof()).getName();
            throw cursor.malformed(start, "'" + field.getName() + "' stands here, and '" + other + "' excludes it");
        }
        builder.setField(field, value);
    }
}
