package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;

/// Writes the fields of a message by their names. Every method returns the draft itself. Confined to one
/// thread.
public final class Draft {
    private final Message.Builder builder;

    private Draft(Message.Builder builder) {
        this.builder = builder;
    }

    /// A message without fields.
    ///
    /// @param type the name of its type, such as `Histogram.Bucket`
    /// @return the draft
    public static Draft of(String type) {
        return new Draft(DynamicMessage.newBuilder(MessageTypes.of(type)));
    }

    /// A message that starts as another.
    ///
    /// @param message its unknown fields are kept as well
    /// @return the draft
    public static Draft from(Message message) {
        return new Draft(message.toBuilder());
    }

    /// Sets an integer.
    ///
    /// @param field its name
    /// @param value what fits the field
    /// @return this
    public Draft integer(String field, long value) {
        FieldDescriptor descriptor = field(field);
        return switch (descriptor.getJavaType()) {
            case INT -> set(descriptor, Math.toIntExact(value));
            case LONG -> set(descriptor, value);
            default -> throw new IllegalArgumentException(field + " is no integer");
        };
    }

    /// Sets a floating-point number.
    ///
    /// @param field its name
    /// @param value rounded if the field has 32 bits
    /// @return this
    public Draft real(String field, double value) {
        FieldDescriptor descriptor = field(field);
        return switch (descriptor.getJavaType()) {
            case FLOAT -> set(descriptor, (float) value);
            case DOUBLE -> set(descriptor, value);
            default -> throw new IllegalArgumentException(field + " is no floating-point number");
        };
    }

    /// Sets a flag.
    ///
    /// @param field its name
    /// @return this
    public Draft flag(String field) {
        return set(field(field), true);
    }

    /// Sets a text, or appends it to a list.
    ///
    /// @param field its name
    /// @param value its text
    /// @return this
    public Draft text(String field, String value) {
        return put(field(field), ByteString.copyFromUtf8(value));
    }

    /// Sets the value of an enum.
    ///
    /// @param field its name
    /// @param value the value's name
    /// @return this
    public Draft choice(String field, String value) {
        FieldDescriptor descriptor = field(field);
        EnumValueDescriptor found = descriptor.getEnumType().findValueByName(value);
        if (found == null) {
            throw new IllegalArgumentException(field + " cannot be " + value);
        }
        return set(descriptor, found);
    }

    /// Sets a message, or appends it to a list.
    ///
    /// @param field its name
    /// @param value the message
    /// @return this
    public Draft message(String field, Draft value) {
        return put(field(field), value.build());
    }

    /// Sets a message, or appends it to a list.
    ///
    /// @param field its name
    /// @param value the message
    /// @return this
    public Draft message(String field, Message value) {
        return put(field(field), value);
    }

    /// Takes a field out.
    ///
    /// @param field its name
    /// @return this
    public Draft clear(String field) {
        builder.clearField(field(field));
        return this;
    }

    /// Takes out whichever field of those that exclude each other is there.
    ///
    /// @param fields what they are called together
    /// @return this
    public Draft clearChoice(String fields) {
        builder.getDescriptorForType().getOneofs().stream()
                .filter(oneof -> oneof.getName().equals(fields))
                .forEach(builder::clearOneof);
        return this;
    }

    /// The message as it is now.
    ///
    /// @return the message; the draft may go on
    public Message build() {
        return builder.build();
    }

    private Draft put(FieldDescriptor field, Object value) {
        if (field.isRepeated()) {
            builder.addRepeatedField(field, value);
            return this;
        }
        return set(field, value);
    }

    private Draft set(FieldDescriptor field, Object value) {
        builder.setField(field, value);
        return this;
    }

    private FieldDescriptor field(String name) {
        return field(builder.getDescriptorForType(), name);
    }

    static FieldDescriptor field(Descriptor type, String name) {
        FieldDescriptor field = type.findFieldByName(name);
        if (field == null) {
            throw new IllegalArgumentException(type.getName() + " has no field " + name);
        }
        return field;
    }
}
