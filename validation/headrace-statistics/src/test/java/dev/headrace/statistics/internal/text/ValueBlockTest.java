package dev.headrace.statistics.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.IntervalDayVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarBinaryVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueBlockTest {
    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void close() {
        allocator.close();
    }

    enum Layout {
        UTF8,
        LARGE_UTF8,
        UTF8_VIEW,
        BINARY,
        LARGE_BINARY,
        BINARY_VIEW;

        FieldVector vector(BufferAllocator allocator, List<byte @Nullable []> values) {
            FieldVector vector = switch (this) {
                case UTF8 -> new VarCharVector("c", allocator);
                case LARGE_UTF8 -> new LargeVarCharVector("c", allocator);
                case UTF8_VIEW -> new ViewVarCharVector("c", allocator);
                case BINARY -> new VarBinaryVector("c", allocator);
                case LARGE_BINARY -> new LargeVarBinaryVector("c", allocator);
                case BINARY_VIEW -> new ViewVarBinaryVector("c", allocator);
            };
            vector.setInitialCapacity(Math.max(1, values.size()));
            vector.allocateNew();
            for (int row = 0; row < values.size(); row++) {
                byte[] value = values.get(row);
                if (value != null) {
                    set(vector, row, value);
                }
            }
            vector.setValueCount(values.size());
            return vector;
        }

        private static void set(FieldVector vector, int row, byte[] value) {
            switch (vector) {
                case VarCharVector texts -> texts.setSafe(row, value);
                case LargeVarCharVector texts -> texts.setSafe(row, value);
                case ViewVarCharVector texts -> texts.setSafe(row, value);
                case VarBinaryVector texts -> texts.setSafe(row, value);
                case LargeVarBinaryVector texts -> texts.setSafe(row, value);
                case ViewVarBinaryVector texts -> texts.setSafe(row, value);
                default -> throw new IllegalArgumentException(vector.toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void allLayoutsAndChoicesOfRowsGiveTheSame(Layout layout) {
        List<byte @Nullable []> values = ByteVectors.mixed(7, 5_000, 3_000);
        values.set(1_500, ByteVectors.bytes(new SplittableRandom(1), 3 << 20));
        values.set(1_502, ByteVectors.bytes(new SplittableRandom(2), ValueBlock.MOST_BYTES));
        values.set(4_999, new byte[0]);
        try (FieldVector vector = layout.vector(allocator, values)) {
            for (int[] range : new int[][] {{0, 5_000}, {3, 3}, {5_000, 5_000}, {1, 66}, {63, 4_999}, {1_499, 1_503}}) {
                List<byte @Nullable []> expected = values.subList(range[0], range[1]);
                assertThat(read(vector, Rows.range(range[0], range[1])))
                        .usingElementComparator(Arrays::compareUnsigned)
                        .containsExactlyElementsOf(present(expected));
            }
            int[] chosen = new SplittableRandom(5).ints(2_500, 0, 5_000).toArray();
            List<byte @Nullable []> expected = new ArrayList<>();
            for (int i = 0; i < 2_400; i++) {
                expected.add(values.get(chosen[i]));
            }
            assertThat(read(vector, Rows.chosen(chosen, 2_400)))
                    .usingElementComparator(Arrays::compareUnsigned)
                    .containsExactlyElementsOf(present(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void foldsReturnHowManyRowsHaveAValue(Layout layout) {
        List<byte @Nullable []> values = ByteVectors.mixed(8, 3_000, 500);
        LeafDescription expected =
                ByteVectors.folded(TextSettings.DEFAULT, values).describe();
        try (FieldVector vector = layout.vector(allocator, values)) {
            TextValues texts = new TextValues(TextSettings.DEFAULT);
            long present = texts.fold(vector, Rows.range(0, 1_001))
                    + texts.fold(vector, Rows.range(1_001, 1_001))
                    + texts.fold(vector, Rows.range(1_001, 3_000));
            assertThat(present).isEqualTo(present(values).size());
            assertThat(texts.describe()).isEqualTo(expected);
        }
    }

    @Test
    void valuesOfAFixedNumberOfBytesAreRead() {
        try (FixedSizeBinaryVector vector = new FixedSizeBinaryVector("c", allocator, 20);
                IntervalDayVector intervals = new IntervalDayVector("i", allocator)) {
            vector.allocateNew(3_000);
            intervals.allocateNew(2);
            List<byte @Nullable []> values = new ArrayList<>();
            SplittableRandom random = new SplittableRandom(3);
            for (int row = 0; row < 3_000; row++) {
                values.add(row % 7 == 0 ? null : ByteVectors.bytes(random, 20));
                if (row % 7 != 0) {
                    vector.set(row, values.get(row));
                }
            }
            vector.setValueCount(3_000);
            assertThat(read(vector, Rows.range(0, 3_000)))
                    .usingElementComparator(Arrays::compareUnsigned)
                    .containsExactlyElementsOf(present(values));
            intervals.set(0, 1, 2);
            intervals.setNull(1);
            intervals.setValueCount(2);
            assertThat(read(intervals, Rows.range(0, 2)))
                    .usingElementComparator(Arrays::compareUnsigned)
                    .containsExactly(new byte[] {1, 0, 0, 0, 2, 0, 0, 0});
        }
    }

    @Test
    void validityMayBeAbsentAndMissingRowsMayHaveBytes() {
        try (VarCharVector vector = ByteVectors.of(allocator, ByteVectors.utf8("a", "bc", "", "def"));
                VarCharVector other = new VarCharVector("c", allocator);
                ArrowBuf none = allocator.getEmpty()) {
            other.loadFieldBuffers(
                    new ArrowFieldNode(4, 0), List.of(none, vector.getOffsetBuffer(), vector.getDataBuffer()));
            assertThat(read(other, Rows.range(0, 4))).hasSize(4);
            vector.setNull(1);
            vector.getOffsetBuffer().setInt(2 * Integer.BYTES, 3);
            TextValues texts = new TextValues(new TextSettings(0, 0, 0, false, 0));
            texts.fold(vector, Rows.range(0, 4));
            LeafDescription withNull = texts.describe();
            TextValues same = new TextValues(new TextSettings(0, 0, 0, false, 0));
            same.merge(ByteVectors.folded(new TextSettings(0, 0, 0, false, 0), ByteVectors.utf8("a", "", "def")));
            assertThat(withNull).isEqualTo(same.describe());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 1 << 30, 2})
    void offsetsThatContradictTheDataAreRefused(int offset) {
        for (int at = 0; at <= 3; at++) {
            List<byte @Nullable []> values = ByteVectors.utf8("abcd", "efgh", "ijkl");
            try (VarCharVector vector = ByteVectors.of(allocator, values);
                    LargeVarCharVector large = (LargeVarCharVector) Layout.LARGE_UTF8.vector(allocator, values)) {
                if (offset == 2 && at < 2) {
                    continue;
                }
                vector.getOffsetBuffer().setInt((long) at * Integer.BYTES, offset);
                large.getOffsetBuffer().setLong((long) at * Long.BYTES, offset);
                for (FieldVector damaged : List.of(vector, large)) {
                    for (Rows rows : List.of(Rows.range(0, 3), Rows.chosen(new int[] {2, 1, 0}, 3))) {
                        assertThatThrownBy(() -> new TextValues(TextSettings.DEFAULT).fold(damaged, rows))
                                .isInstanceOf(HeadraceException.class)
                                .hasMessageContaining("'c'");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 12})
    void viewsThatContradictTheirBuffersAreRefused(int at) {
        List<byte @Nullable []> values = ByteVectors.utf8("short", "a text that is longer than twelve bytes");
        try (FieldVector vector = Layout.UTF8_VIEW.vector(allocator, values)) {
            vector.getDataBuffer().setInt(16L + at, at == 0 ? -5 : 1 << 30);
            for (Rows rows : List.of(Rows.range(0, 2), Rows.chosen(new int[] {1}, 1))) {
                assertThatThrownBy(() -> new TextValues(TextSettings.DEFAULT).fold(vector, rows))
                        .isInstanceOf(HeadraceException.class);
            }
        }
    }

    @Test
    void rowsThatAreNotThereAndOtherVectorsAreRefused() {
        try (VarCharVector vector = ByteVectors.of(allocator, ByteVectors.utf8("a"));
                BitVector empty = new BitVector("bits", allocator);
                NullVector nulls = new NullVector("n", 2)) {
            assertThat(empty.getValueCount()).isZero();
            assertThatThrownBy(() -> new TextValues(TextSettings.DEFAULT).fold(vector, Rows.range(0, 2)))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> new TextValues(TextSettings.DEFAULT).fold(vector, Rows.chosen(new int[] {1}, 1)))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> new TextValues(TextSettings.DEFAULT).fold(nulls, Rows.range(0, 2)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<byte[]> present(List<byte @Nullable []> values) {
        List<byte[]> present = new ArrayList<>();
        for (byte[] value : values) {
            if (value != null) {
                present.add(value);
            }
        }
        return present;
    }

    private static List<byte[]> read(FieldVector vector, Rows rows) {
        ValueBlock block = ValueBlock.ofThread();
        List<byte[]> values = new ArrayList<>();
        for (int next = 0; next < rows.size(); ) {
            next = block.read(vector, rows, next);
            for (int i = 0; i < block.size(); i++) {
                int start = block.starts()[i];
                assertThat(block.bytes().length).isGreaterThanOrEqualTo(start + block.lengths()[i] + Words.PADDING);
                values.add(Arrays.copyOfRange(block.bytes(), start, start + block.lengths()[i]));
            }
        }
        block.clear();
        return values;
    }
}
