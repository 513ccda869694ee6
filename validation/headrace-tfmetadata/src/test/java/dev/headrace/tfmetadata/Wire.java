package dev.headrace.tfmetadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A decoder of its own: fields by number as the wire format has them, without any table.
///
/// @param fields values in their order: Long for integers, Double, Float, byte[] for what has a length
record Wire(Map<Integer, List<Object>> fields) {
    static Wire decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, List<Object>> fields = new TreeMap<>();
        while (buffer.hasRemaining()) {
            long tag = varint(buffer);
            Object value = switch ((int) (tag & 7)) {
                case 0 -> varint(buffer);
                case 1 -> buffer.getDouble();
                case 2 -> {
                    byte[] content = new byte[(int) varint(buffer)];
                    buffer.get(content);
                    yield content;
                }
                case 5 -> buffer.getFloat();
                default -> throw new IllegalStateException("wire type of tag " + tag);
            };
            fields.computeIfAbsent((int) (tag >>> 3), _ -> new ArrayList<>()).add(value);
        }
        return new Wire(fields);
    }

    private static long varint(ByteBuffer buffer) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = buffer.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a varint of more than ten bytes");
    }

    /// The messages of a field, one beneath the other: `at(1, 3)` is those of field 3 in those of field 1.
    List<Wire> at(int... path) {
        List<Wire> level = List.of(this);
        for (int number : path) {
            level = level.stream()
                    .flatMap(wire -> wire.fields.getOrDefault(number, List.of()).stream())
                    .map(value -> decode((byte[]) value))
                    .toList();
        }
        return level;
    }

    List<Object> values(int number) {
        return fields.getOrDefault(number, List.of());
    }

    long integer(int number) {
        return values(number).isEmpty() ? 0 : (Long) values(number).getLast();
    }

    double real(int number) {
        return values(number).isEmpty() ? 0 : ((Number) values(number).getLast()).doubleValue();
    }

    String text(int number) {
        return values(number).isEmpty()
                ? ""
                : new String((byte[]) values(number).getLast(), StandardCharsets.UTF_8);
    }
}
