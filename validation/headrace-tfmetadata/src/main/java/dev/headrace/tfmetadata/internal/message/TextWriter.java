package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes messages in the text format of protocol buffers, fields in the order of their numbers. What is
/// written is read back equal by [TextReader]. Texts are in UTF-8; fields that the tables do not know are
/// written by their numbers, or as they stood in the text that they come from.
final class TextWriter {
    private final ByteString.Output out = ByteString.newOutput();

    private TextWriter() {}

    static byte[] bytes(Message message) {
        TextWriter writer = new TextWriter();
        writer.fields(message, 0);
        return writer.out.toByteString().toByteArray();
    }

    private void fields(Message message, int level) {
        if (MessageTypes.isAny(message.getDescriptorForType()) && expanded(message, level)) {
            return;
        }
        for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
            FieldDescriptor field = entry.getKey();
            if (field.isRepeated()) {
                ((List<?>) entry.getValue()).forEach(value -> field(field, value, level));
            } else {
                field(field, entry.getValue(), level);
            }
        }
        unknown(message.getUnknownFields(), message.getDescriptorForType(), level);
    }

    private void field(FieldDescriptor field, Object value, int level) {
        if (value instanceof Message inner) {
            line(level, field.getName() + " {");
            fields(inner, level + 1);
            line(level, "}");
            return;
        }
        String text = switch (value) {
            case ByteString bytes -> quoted(bytes, MessageTypes.isText(field) ? Literal.TEXT : Literal.BYTES);
            case EnumValueDescriptor choice ->
                choice.getIndex() < 0 ? Integer.toString(choice.getNumber()) : choice.getName();
            case Double number -> TextScalars.text(number);
            case Float number -> TextScalars.text(number);
            case Integer number ->
                field.getType() == FieldDescriptor.Type.UINT32 ? Integer.toUnsignedString(number) : number.toString();
            case Long number ->
                field.getType() == FieldDescriptor.Type.UINT64 ? Long.toUnsignedString(number) : number.toString();
            default -> value.toString();
        };
        line(level, field.getName() + ": " + text);
    }

    /// Writes the message within an Any by its fields, if its type is known and nothing is lost.
    private boolean expanded(Message any, int level) {
        View view = new View(any);
        String name = view.text("type_url");
        ByteString value = (ByteString) any.getField(Draft.field(any.getDescriptorForType(), "value"));
        Optional<Descriptor> type = MessageTypes.find(name.substring(name.lastIndexOf('/') + 1));
        int levels = MessageFiles.MOST_LEVELS - level - 1;
        if (type.isEmpty()
                || levels <= 0
                || !name.matches("[A-Za-z0-9_./-]+")
                || !any.getUnknownFields().asMap().isEmpty()) {
            return false;
        }
        Optional<Message> inner = parsed(value, type.get(), levels);
        if (inner.isEmpty() || !inner.get().toByteString().equals(value)) {
            return false;
        }
        line(level, "[" + name + "] {");
        fields(inner.get(), level + 1);
        line(level, "}");
        return true;
    }

    private static Optional<Message> parsed(ByteString value, Descriptor type, int levels) {
        CodedInputStream input = value.newCodedInput();
        input.setRecursionLimit(levels);
        try {
            return Optional.of(DynamicMessage.newBuilder(type)
                    .mergeFrom(input, ExtensionRegistry.getEmptyRegistry())
                    .build());
        } catch (IOException _) {
            // Then the bytes are written as they are.
            return Optional.empty();
        }
    }

    private void unknown(UnknownFieldSet fields, Descriptor type, int level) {
        fields.asMap().forEach((number, field) -> {
            for (ByteString value : field.getLengthDelimitedList()) {
                boolean kept = number == UnknownText.NUMBER && TextReader.keeps(value, type, level);
                line(level, kept ? value : ByteString.copyFromUtf8(number + ": " + quoted(value, Literal.BYTES)));
            }
            numbered(number, field, level);
        });
    }

    /// The values of a field but those of bytes.
    private void numbered(int number, UnknownFieldSet.Field field, int level) {
        String name = number + ": ";
        field.getVarintList().forEach(value -> line(level, name + Long.toUnsignedString(value)));
        field.getFixed32List().forEach(value -> line(level, name + String.format(Locale.ROOT, "0x%08x", value)));
        field.getFixed64List().forEach(value -> line(level, name + String.format(Locale.ROOT, "0x%016x", value)));
        for (UnknownFieldSet group : field.getGroupList()) {
            line(level, number + " <");
            group.asMap().forEach((inner, values) -> {
                values.getLengthDelimitedList()
                        .forEach(value -> line(level + 1, inner + ": " + quoted(value, Literal.BYTES)));
                numbered(inner, values, level + 1);
            });
            line(level, ">");
        }
    }

    private void line(int level, String text) {
        line(level, ByteString.copyFromUtf8(text));
    }

    private void line(int level, ByteString text) {
        for (int i = 0; i < level; i++) {
            out.write(' ');
            out.write(' ');
        }
        byte[] bytes = text.toByteArray();
        out.write(bytes, 0, bytes.length);
        out.write('\n');
    }

    /// A literal. All of ASCII; or also what else is valid UTF-8.
    static String quoted(ByteString bytes, Literal literal) {
        boolean readable = literal == Literal.TEXT && bytes.isValidUtf8();
        StringBuilder text = new StringBuilder(bytes.size() + 2).append('"');
        if (readable) {
            bytes.toStringUtf8().codePoints().forEach(point -> {
                if (point < 0x80) {
                    escaped(point, text);
                } else if (Character.isISOControl(point)) {
                    ByteString.copyFromUtf8(Character.toString(point)).forEach(value -> escaped(value & 0xFF, text));
                } else {
                    text.appendCodePoint(point);
                }
            });
        } else {
            bytes.forEach(value -> escaped(value & 0xFF, text));
        }
        return text.append('"').toString();
    }

    private static void escaped(int value, StringBuilder text) {
        switch (value) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '"' -> text.append("\\\"");
            case '\'' -> text.append("\\'");
            case '\\' -> text.append("\\\\");
            default -> {
                if (value >= ' ' && value < 0x7F) {
                    text.append((char) value);
                } else {
                    text.append(String.format(Locale.ROOT, "\\%03o", value));
                }
            }
        }
    }

    /// What a literal holds.
    enum Literal {
        TEXT,
        BYTES
    }
}
