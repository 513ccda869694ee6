package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfMetadataErrorCode;
import java.util.List;
import java.util.Optional;

/// Reads the fields of a message by their names. A field that is absent has its default value.
///
/// @param message what is read
public record View(Message message) {
    /// A count.
    ///
    /// @param field the name of an integer
    /// @return its value, not negative
    /// @throws HeadraceException with [TfMetadataErrorCode#METADATA_FILE_UNFIT] if it is negative, or 2^63 or
    ///     more
    public long count(String field) {
        long value = integer(field);
        if (value < 0) {
            throw new HeadraceException(
                    TfMetadataErrorCode.METADATA_FILE_UNFIT,
                    path(field) + " is " + Long.toUnsignedString(value) + ", and a count below 2^63 was expected");
        }
        return value;
    }

    /// An integer.
    ///
    /// @param field its name
    /// @return its value
    public long integer(String field) {
        return ((Number) message.getField(descriptor(field))).longValue();
    }

    /// A floating-point number.
    ///
    /// @param field its name
    /// @return its value, to its own precision
    public double real(String field) {
        return ((Number) message.getField(descriptor(field))).doubleValue();
    }

    /// Whether a flag is set.
    ///
    /// @param field its name
    /// @return its value
    public boolean isTrue(String field) {
        return (Boolean) message.getField(descriptor(field));
    }

    /// A text, in which U+FFFD stands for what is not valid UTF-8.
    ///
    /// @param field its name
    /// @return its value
    public String text(String field) {
        return ((ByteString) message.getField(descriptor(field))).toStringUtf8();
    }

    /// All texts of a list.
    ///
    /// @param field its name
    /// @return in order
    public List<String> texts(String field) {
        return ((List<?>) message.getField(descriptor(field)))
                .stream().map(value -> ((ByteString) value).toStringUtf8()).toList();
    }

    /// The name of the value of an enum.
    ///
    /// @param field its name
    /// @return the value's name; one that the tables do not know is called by its number
    public String choice(String field) {
        EnumValueDescriptor value = (EnumValueDescriptor) message.getField(descriptor(field));
        return value.getIndex() < 0 ? Integer.toString(value.getNumber()) : value.getName();
    }

    /// Whether a field that can be absent is there.
    ///
    /// @param field its name
    /// @return true if it is
    public boolean has(String field) {
        FieldDescriptor descriptor = descriptor(field);
        return descriptor.isRepeated() ? message.getRepeatedFieldCount(descriptor) > 0 : message.hasField(descriptor);
    }

    /// A message within.
    ///
    /// @param field its name
    /// @return the message, or empty if it is absent
    public Optional<View> message(String field) {
        return has(field) ? Optional.of(view(message.getField(descriptor(field)))) : Optional.empty();
    }

    /// A message within, or one without any field.
    ///
    /// @param field its name
    /// @return the message
    public View messageOrEmpty(String field) {
        return view(message.getField(descriptor(field)));
    }

    /// All messages of a list.
    ///
    /// @param field its name
    /// @return in order
    public List<View> messages(String field) {
        return ((List<?>) message.getField(descriptor(field)))
                .stream().map(View::view).toList();
    }

    private static View view(Object value) {
        return new View((Message) value);
    }

    private String path(String field) {
        return message.getDescriptorForType().getName() + "." + field;
    }

    private FieldDescriptor descriptor(String field) {
        return Draft.field(message.getDescriptorForType(), field);
    }
}
