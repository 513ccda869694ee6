package dev.headrace.statistics.internal.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.number.NumberSettings;
import dev.headrace.statistics.internal.text.TextSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class WeightedLawsTest {
    private static final int ROWS = 400;
    private static final int TRIALS = 40;

    private static Stream<Arguments> columns() {
        return Arrays.stream(WeightedColumn.TYPES)
                .flatMap(type -> Stream.of(
                        Arguments.of(type, WeightedColumn.NUMBERS, WeightedColumn.TEXTS),
                        Arguments.of(type, WeightedColumn.FEW_NUMBERS, WeightedColumn.FEW_TEXTS)));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void partsInAnyOrderGiveTheBytesOfTheWhole(ArrowType type, NumberSettings numbers, TextSettings texts) {
        SplittableRandom random = new SplittableRandom(type.hashCode());
        try (BufferAllocator allocator = new RootAllocator();
                WeightedColumn column = WeightedColumn.random(allocator, type, random, ROWS)) {
            byte[] whole = WeightedColumn.bytes(column.folded(numbers, texts));
            for (int round = 0; round < 3; round++) {
                List<WeightedValues> parts = parts(column, random, numbers, texts);
                while (parts.size() > 1) {
                    WeightedValues taken = parts.remove(random.nextInt(parts.size()));
                    parts.get(random.nextInt(parts.size())).merge(taken);
                }
                assertThat(WeightedColumn.bytes(parts.getFirst())).isEqualTo(whole);
                assertThat(parts.getFirst().describe())
                        .isEqualTo(column.folded(numbers, texts).describe());
            }
        }
    }

    /// Some values per part, some of them by rows that are in no order, and one part without any.
    private static List<WeightedValues> parts(
            WeightedColumn column, SplittableRandom random, NumberSettings numbers, TextSettings texts) {
        List<WeightedValues> parts = new ArrayList<>();
        parts.add(new WeightedValues(column.type(), numbers, texts));
        for (int from = 0; from < column.size(); ) {
            int to = Math.min(column.size(), from + 1 + random.nextInt(200));
            WeightedValues part = new WeightedValues(column.type(), numbers, texts);
            int half = from + (to - from) / 2;
            int[] backwards = new int[half - from];
            for (int i = 0; i < backwards.length; i++) {
                backwards[i] = half - 1 - i;
            }
            part.fold(
                    column.vector(),
                    Rows.chosen(backwards, backwards.length),
                    place -> column.weights()[backwards[place]]);
            part.fold(column.vector(), Rows.range(half, to), place -> column.weights()[half + place]);
            parts.add(part);
            from = to;
        }
        return parts;
    }

    @ParameterizedTest
    @MethodSource("columns")
    void whatIsReadGoesOnAsWhatWasWritten(ArrowType type, NumberSettings numbers, TextSettings texts) {
        SplittableRandom random = new SplittableRandom(type.hashCode());
        try (BufferAllocator allocator = new RootAllocator();
                WeightedColumn column = WeightedColumn.random(allocator, type, random, ROWS);
                WeightedColumn more = WeightedColumn.random(allocator, type, random, ROWS)) {
            WeightedValues values = column.folded(numbers, texts);
            WeightedValues read = column.read(WeightedColumn.bytes(values), numbers, texts);
            assertThat(read.describe()).isEqualTo(values.describe());
            for (WeightedValues each : List.of(values, read)) {
                each.fold(more.vector(), Rows.range(0, ROWS), row -> more.weights()[row]);
                each.merge(column.folded(numbers, texts));
            }
            assertThat(WeightedColumn.bytes(read)).isEqualTo(WeightedColumn.bytes(values));
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void damagedBytesAreRefusedOrGiveSomeStatistics(ArrowType type, NumberSettings numbers, TextSettings texts) {
        SplittableRandom random = new SplittableRandom(type.hashCode());
        try (BufferAllocator allocator = new RootAllocator();
                WeightedColumn column = WeightedColumn.random(allocator, type, random, 60)) {
            byte[] bytes = WeightedColumn.bytes(column.folded(numbers, texts));
            for (int i = 0; i < TRIALS; i++) {
                byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                assertThatThrownBy(() -> column.read(cut, numbers, texts)).isInstanceOf(HeadraceException.class);
            }
            for (int i = 0; i < TRIALS; i++) {
                byte[] damaged = bytes.clone();
                damaged[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                try {
                    assertThat(column.read(damaged, numbers, texts).describe()).isNotNull();
                } catch (HeadraceException e) {
                    assertThat(e).hasMessageContaining("damaged");
                }
            }
        }
    }

    @Test
    void otherTypesAreNotMerged() {
        List<WeightedValues> values = Arrays.stream(WeightedColumn.TYPES)
                .map(type -> new WeightedValues(type, WeightedColumn.NUMBERS, WeightedColumn.TEXTS))
                .toList();
        ArrowType integer = WeightedColumn.INTEGER;
        WeightedValues integers = new WeightedValues(integer, WeightedColumn.NUMBERS, WeightedColumn.TEXTS);
        for (int i = 0; i < values.size(); i++) {
            WeightedValues other = values.get(i);
            if (!(WeightedColumn.TYPES[i] instanceof ArrowType.Int)) {
                assertThatThrownBy(() -> integers.merge(other)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> other.merge(integers)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
