package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Random;

/// Messages with random fields, known ones and others.
final class RandomMessages {
    private RandomMessages() {}

    static Message of(Descriptor type, Random random, int levels) {
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            if (random.nextInt(4) > 0) {
                continue;
            }
            if (field.isRepeated()) {
                for (int i = random.nextInt(3); i >= 0; i--) {
                    if (levels > 0 || field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                        builder.addRepeatedField(field, value(field, random, levels));
                    }
                }
            } else if (levels > 0 || field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                builder.setField(field, value(field, random, levels));
            }
        }
        if (random.nextInt(4) == 0) {
            builder.setUnknownFields(unknown(random, 2));
        }
        return builder.build();
    }

    private static Object value(FieldDescriptor field, Random random, int levels) {
        return switch (field.getJavaType()) {
            case INT -> random.nextInt() >> random.nextInt(32);
            case LONG -> random.nextLong() >> random.nextInt(64);
            case FLOAT -> random.nextBoolean() ? (float) normal(random) : (float) random.nextInt(9);
            case DOUBLE -> random.nextBoolean() ? normal(random) : (double) random.nextInt(9);
            case BOOLEAN -> random.nextBoolean();
            case STRING -> throw new IllegalStateException("texts are bytes");
            case BYTE_STRING -> bytes(random);
            case ENUM -> {
                List<EnumValueDescriptor> values = field.getEnumType().getValues();
                yield values.get(random.nextInt(values.size()));
            }
            case MESSAGE -> of(field.getMessageType(), random, levels - 1);
        };
    }

    /// NaN in one form only: text has no other.
    private static double normal(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isNaN(value) ? Double.NaN : value;
    }

    private static ByteString bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(12)];
        random.nextBytes(bytes);
        return random.nextBoolean()
                ? ByteString.copyFrom(bytes)
                : ByteString.copyFromUtf8(List.of("", "a", "Zürich", "\"'\\\n\u0001\u0085\u2028", "😀")
                        .get(random.nextInt(5)));
    }

    private static UnknownFieldSet unknown(Random random, int levels) {
        UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
            switch (random.nextInt(levels > 0 ? 5 : 4)) {
                case 0 -> field.addVarint(random.nextLong());
                case 1 -> field.addFixed32(random.nextInt());
                case 2 -> field.addFixed64(random.nextLong());
                case 3 -> field.addLengthDelimited(bytes(random));
                default -> field.addGroup(unknown(random, levels - 1));
            }
            int number = random.nextInt(3) == 0 ? UnknownText.NUMBER : 500 + random.nextInt(5);
            fields.mergeField(number, field.build());
        }
        return fields.build();
    }
}
