package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The types of messages, from tables of their fields. Immutable and thread-safe.
///
/// All fields of text are declared as bytes, which is the same on the wire: so text that is not valid UTF-8
/// is kept as it is. A map is declared as the list of entries that it is on the wire, so that the order
/// stays.
public final class MessageTypes {
    static final String PACKAGE = "tensorflow.metadata.v0";
    private static final List<String> FILES = List.of("path", "derived_feature", "schema", "statistics", "anomalies");
    private static final MessageTypes ALL = load();

    private final Map<String, Descriptor> messages;
    private final Set<String> textFields;

    private MessageTypes(Map<String, Descriptor> messages, Set<String> textFields) {
        this.messages = Map.copyOf(messages);
        this.textFields = Set.copyOf(textFields);
    }

    /// A type by its name.
    ///
    /// @param name such as `Histogram.Bucket`
    /// @return the type
    /// @throws IllegalArgumentException if there is none
    public static Descriptor of(String name) {
        Descriptor type = ALL.messages.get(PACKAGE + "." + name);
        if (type == null) {
            throw new IllegalArgumentException("there is no message " + name);
        }
        return type;
    }

    /// A type by its full name.
    static Optional<Descriptor> find(String fullName) {
        return Optional.ofNullable(ALL.messages.get(fullName));
    }

    /// Whether a field of bytes holds text.
    static boolean isText(FieldDescriptor field) {
        return ALL.textFields.contains(field.getFullName());
    }

    /// Whether a type is the one that holds a message of any other.
    static boolean isAny(Descriptor type) {
        return type.getFullName().equals("google.protobuf.Any");
    }

    private static MessageTypes load() {
        Set<String> texts = new HashSet<>();
        Map<String, Descriptor> messages = new HashMap<>();
        try {
            FileDescriptor any = build(any(texts), List.of(), messages);
            List<FileDescriptor> built = new ArrayList<>(List.of(any));
            for (String file : FILES) {
                FileDescriptorProto proto = new TypeTable(file, texts).read();
                FileDescriptorProto complete = proto.toBuilder()
                        .addAllDependency(
                                built.stream().map(FileDescriptor::getName).toList())
                        .build();
                built.add(build(complete, List.copyOf(built), messages));
            }
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException("The tables of messages do not hold together: " + e.getMessage(), e);
        }
        return new MessageTypes(messages, texts);
    }

    private static FileDescriptorProto any(Set<String> texts) {
        texts.add("google.protobuf.Any.type_url");
        return FileDescriptorProto.newBuilder()
                .setName("any")
                .setPackage("google.protobuf")
                .setSyntax("proto3")
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("Any")
                        .addField(TypeTable.field("type_url", 1, FieldDescriptorProto.Type.TYPE_BYTES))
                        .addField(TypeTable.field("value", 2, FieldDescriptorProto.Type.TYPE_BYTES)))
                .build();
    }

    private static FileDescriptor build(
            FileDescriptorProto proto, List<FileDescriptor> before, Map<String, Descriptor> messages)
            throws DescriptorValidationException {
        FileDescriptor file = FileDescriptor.buildFrom(proto, before.toArray(new FileDescriptor[0]));
        file.getMessageTypes().forEach(type -> collect(type, messages));
        return file;
    }

    private static void collect(Descriptor type, Map<String, Descriptor> messages) {
        messages.put(type.getFullName(), type);
        type.getNestedTypes().forEach(nested -> collect(nested, messages));
    }
}
