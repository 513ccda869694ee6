package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A table of fields as it stands in a resource. Types stand behind the type that they are nested in.
final class TypeTable {
    private static final Map<String, FieldDescriptorProto.Type> SCALARS = Map.of(
            "bool", FieldDescriptorProto.Type.TYPE_BOOL,
            "bytes", FieldDescriptorProto.Type.TYPE_BYTES,
            "double", FieldDescriptorProto.Type.TYPE_DOUBLE,
            "float", FieldDescriptorProto.Type.TYPE_FLOAT,
            "int32", FieldDescriptorProto.Type.TYPE_INT32,
            "int64", FieldDescriptorProto.Type.TYPE_INT64,
            "string", FieldDescriptorProto.Type.TYPE_BYTES,
            "uint32", FieldDescriptorProto.Type.TYPE_UINT32,
            "uint64", FieldDescriptorProto.Type.TYPE_UINT64);

    private final String file;
    private final Set<String> texts;
    private final FileDescriptorProto.Builder proto;
    private final Map<String, DescriptorProto.Builder> open = new HashMap<>();
    private DescriptorProto.Builder message = DescriptorProto.newBuilder();
    private String name = "";
    private EnumDescriptorProto.Builder values = EnumDescriptorProto.newBuilder();

    TypeTable(String file, Set<String> texts) {
        this.file = file;
        this.texts = texts;
        this.proto = FileDescriptorProto.newBuilder().setName(file).setPackage(MessageTypes.PACKAGE);
    }

    FileDescriptorProto read() {
        boolean inEnum = false;
        for (String line : lines()) {
            String[] words = line.strip().split(" +");
            switch (words[0]) {
                case "", "#" -> {}
                case "syntax" -> proto.setSyntax("proto" + words[1]);
                case "message" -> {
                    startMessage(words[1]);
                    inEnum = false;
                }
                case "enum" -> {
                    startEnum(words[1]);
                    inEnum = true;
                }
                default -> {
                    if (inEnum) {
                        values.addValueBuilder()
                                .setNumber(Integer.parseInt(words[0]))
                                .setName(words[1]);
                    } else {
                        addField(words);
                    }
                }
            }
        }
        return proto.build();
    }

    private List<String> lines() {
        String resource = file + ".txt";
        try (InputStream stream = TypeTable.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + resource + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + resource + " cannot be read", e);
        }
    }

    private void startMessage(String path) {
        int point = path.lastIndexOf('.');
        message =
                point < 0 ? proto.addMessageTypeBuilder() : parent(path, point).addNestedTypeBuilder();
        message.setName(path.substring(point + 1));
        name = path;
        open.put(path, message);
    }

    private void startEnum(String path) {
        int point = path.lastIndexOf('.');
        values = point < 0 ? proto.addEnumTypeBuilder() : parent(path, point).addEnumTypeBuilder();
        values.setName(path.substring(point + 1));
    }

    private DescriptorProto.Builder parent(String path, int point) {
        DescriptorProto.Builder parent = open.get(path.substring(0, point));
        if (parent == null) {
            throw new IllegalStateException(file + " has " + path + " before what it is nested in");
        }
        return parent;
    }

    private void addField(String[] words) {
        String field = words[1];
        FieldDescriptorProto.Builder added = typed(field, Integer.parseInt(words[0]), words[2], name);
        for (int i = 3; i < words.length; i++) {
            switch (words[i]) {
                case "repeated" -> added.setLabel(Label.LABEL_REPEATED);
                case "packed" -> added.getOptionsBuilder().setPacked(true);
                case "map" -> addEntry(added, field, words[2]);
                case "in" -> added.setOneofIndex(oneof(words[++i]));
                case "default" -> added.setDefaultValue(words[++i]);
                default -> throw new IllegalStateException(file + " says '" + words[i] + "' of " + field);
            }
        }
        message.addField(added);
    }

    private FieldDescriptorProto.Builder typed(String field, int number, String type, String owner) {
        FieldDescriptorProto.Type scalar = SCALARS.get(type);
        if (type.equals("string")) {
            texts.add(MessageTypes.PACKAGE + "." + owner + "." + field);
        }
        if (scalar != null) {
            return field(field, number, scalar);
        }
        // Without a type, a name is looked up: it may be a message's or an enum's.
        return FieldDescriptorProto.newBuilder()
                .setName(field)
                .setNumber(number)
                .setLabel(Label.LABEL_OPTIONAL)
                .setTypeName(type.contains("google.") ? "." + type : "." + MessageTypes.PACKAGE + "." + type);
    }

    private void addEntry(FieldDescriptorProto.Builder added, String field, String type) {
        StringBuilder entry = new StringBuilder();
        for (String word : field.split("_")) {
            entry.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        entry.append("Entry");
        String owner = name + "." + entry;
        message.addNestedTypeBuilder()
                .setName(entry.toString())
                .addField(typed("key", 1, "string", owner))
                .addField(typed("value", 2, type, owner));
        added.setLabel(Label.LABEL_REPEATED).setTypeName("." + MessageTypes.PACKAGE + "." + owner);
    }

    private int oneof(String oneof) {
        for (int i = 0; i < message.getOneofDeclCount(); i++) {
            if (message.getOneofDecl(i).getName().equals(oneof)) {
                return i;
            }
        }
        message.addOneofDeclBuilder().setName(oneof);
        return message.getOneofDeclCount() - 1;
    }

    static FieldDescriptorProto.Builder field(String name, int number, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setLabel(Label.LABEL_OPTIONAL)
                .setType(type);
    }
}
