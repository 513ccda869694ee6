package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;

/// Makes vectors of texts and bytes for tests, and values for these.
final class ByteVectors {
    private ByteVectors() {}

    /// A vector of texts; null is a missing one.
    static VarCharVector of(BufferAllocator allocator, List<byte @Nullable []> values) {
        VarCharVector vector = new VarCharVector("c", allocator);
        vector.allocateNew(Math.max(1, values.size()));
        for (int row = 0; row < values.size(); row++) {
            byte[] value = values.get(row);
            if (value == null) {
                vector.setNull(row);
            } else {
                vector.setSafe(row, value);
            }
        }
        vector.setValueCount(values.size());
        return vector;
    }

    /// Folds values.
    static <T extends LeafValues> T folded(Supplier<T> empty, List<byte @Nullable []> values) {
        T folded = empty.get();
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = of(allocator, values)) {
            folded.fold(vector, Rows.range(0, values.size()));
        }
        return folded;
    }

    static TextValues folded(TextSettings settings, List<byte @Nullable []> values) {
        return folded(() -> new TextValues(settings), values);
    }

    static List<byte @Nullable []> utf8(String... texts) {
        List<byte @Nullable []> values = new ArrayList<>();
        for (String text : texts) {
            values.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return values;
    }

    static byte[] state(LeafValues values) {
        StateOutput output = new StateOutput();
        values.write(output);
        return output.toBytes();
    }

    /// Values of many kinds, some missing: of 0 to 40 bytes, with NUL, with one prefix, in several scripts,
    /// not UTF-8, a few of them frequent and a few long.
    static List<byte @Nullable []> mixed(long seed, int rows, int distinct) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte @Nullable []> different = new ArrayList<>();
        for (int i = 0; i < distinct; i++) {
            different.add(value(random, i));
        }
        List<byte @Nullable []> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double place = random.nextDouble();
            values.add(
                    random.nextInt(20) == 0
                            ? null
                            : different.get((int) (distinct * (random.nextBoolean() ? place : Math.pow(place, 12)))));
        }
        return values;
    }

    private static byte[] value(SplittableRandom random, int number) {
        return switch (random.nextInt(6)) {
            case 0 -> new byte[random.nextInt(41)];
            case 1 -> ("prefix__" + number).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("Wörter " + number + " und\u2003mehr 日本語").getBytes(StandardCharsets.UTF_8);
            case 3 -> bytes(random, random.nextInt(41));
            case 4 ->
                (random.nextInt(40) == 0 ? "long ".repeat(300) : " " + number + "  x\t")
                        .getBytes(StandardCharsets.UTF_8);
            default -> ascii(random, random.nextInt(41));
        };
    }

    static byte[] bytes(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] ascii(SplittableRandom random, int length) {
        byte[] bytes = bytes(random, length);
        for (int i = 0; i < length; i++) {
            bytes[i] &= 0x7F;
        }
        return bytes;
    }
}
