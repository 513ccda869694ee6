package dev.headrace.statistics.internal.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.validation.DuplicateStatistics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DuplicateRowsTest {
    private static final Schema SCHEMA = Batches.schema(
            Batches.field("a", Batches.LONG),
            Batches.field("b", Batches.TEXT),
            Batches.field("c", Batches.REAL),
            Batches.field("d", Batches.BOOLEAN),
            Batches.field("e", new ArrowType.Int(32, true)),
            Batches.field("f", Batches.FLOAT),
            Batches.field("g", new ArrowType.Decimal(20, 2, 128)),
            Batches.list("h", ArrowType.List.INSTANCE, Batches.TEXT),
            Batches.struct("i", Batches.field("x", Batches.LONG), Batches.field("y", ArrowType.LargeUtf8.INSTANCE)),
            Batches.field("j", Batches.HALF),
            Batches.field("k", new ArrowType.Int(8, true)));
    private static final List<String> NAMES =
            SCHEMA.getFields().stream().map(Field::getName).toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void rowsAreThoseOfASetOfLists(long seed) {
        Random random = new Random(seed);
        List<List<@Nullable Object>> rows = rows(random, 4_000);
        DuplicateRows whole = folded(rows, 10_000);
        int distinct = new HashSet<>(rows).size();
        assertThat(distinct).isBetween(10, 3_900);
        assertThat(whole.result()).isEqualTo(new DuplicateStatistics(4_000, distinct, 0, 4_000 - distinct));
        List<List<@Nullable Object>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        DuplicateRows merged = new DuplicateRows(SCHEMA, NAMES);
        for (int from = 0; from < 4_000; from += 800) {
            byte[] part = Batches.bytes(folded(shuffled.subList(from, from + 800), 1 + random.nextInt(300))::write);
            merged.merge(read(part));
            merged.merge(new DuplicateRows(SCHEMA, NAMES));
        }
        assertThat(merged.result()).isEqualTo(whole.result());
        assertThat(Batches.bytes(merged::write)).isEqualTo(Batches.bytes(whole::write));
    }

    @Test
    void zerosNanAndMissingValuesAreEqualEachAmongThemselves() {
        Schema schema = Batches.schema(Batches.field("a", Batches.REAL), Batches.field("b", Batches.TEXT));
        List<List<@Nullable Object>> rows = List.of(
                Arrays.asList(0.0, null),
                Arrays.asList(-0.0, null),
                Arrays.asList(Double.NaN, ""),
                Arrays.asList(Double.longBitsToDouble(0x7FF0000000000001L), ""),
                Arrays.asList(null, ""),
                Arrays.asList(null, ""),
                Arrays.asList(null, null),
                Arrays.asList(0.0, ""));
        DuplicateRows duplicates = new DuplicateRows(schema, List.of("a", "b"));
        DuplicateRows ofA = new DuplicateRows(schema, List.of("a"));
        try (BufferAllocator allocator = new RootAllocator()) {
            Batches.fold(allocator, schema, rows, 3, duplicates::fold);
            Batches.fold(allocator, schema, rows, 3, ofA::fold);
        }
        assertThat(duplicates.result()).isEqualTo(new DuplicateStatistics(8, 5, 0, 3));
        assertThat(ofA.result()).isEqualTo(new DuplicateStatistics(8, 3, 0, 5));
    }

    @Test
    void boundsBetweenElementsAndColumnsCount() {
        Schema schema = Batches.schema(
                Batches.list("a", ArrowType.List.INSTANCE, Batches.TEXT),
                Batches.field("b", Batches.LONG),
                Batches.field("c", Batches.LONG));
        List<List<@Nullable Object>> rows = List.of(
                Arrays.asList(List.of("x", "y"), 1, 2),
                Arrays.asList(List.of("xy"), 1, 2),
                Arrays.asList(List.of("y", "x"), 1, 2),
                Arrays.asList(List.of("x", "y"), 2, 1),
                Arrays.asList(List.of(), 1, 2),
                Arrays.asList(null, 1, 2),
                Arrays.asList(Collections.singletonList(null), 1, 2),
                Arrays.asList(List.of("x", "y"), 1, 2));
        DuplicateRows duplicates = new DuplicateRows(schema, List.of("a", "b", "c"));
        try (BufferAllocator allocator = new RootAllocator()) {
            Batches.fold(allocator, schema, rows, 3, duplicates::fold);
        }
        assertThat(duplicates.result()).isEqualTo(new DuplicateStatistics(8, 7, 0, 1));
    }

    @Test
    void beyondAMillionDifferentRowsItIsAnEstimate() {
        Schema schema = Batches.schema(Batches.field("n", Batches.LONG));
        DuplicateRows whole = new DuplicateRows(schema, List.of("n"));
        DuplicateRows first = new DuplicateRows(schema, List.of("n"));
        DuplicateRows second = new DuplicateRows(schema, List.of("n"));
        fold(whole, schema, 0, 1_000_000);
        fold(whole, schema, 0, 1_000_000);
        assertThat(whole.result()).isEqualTo(new DuplicateStatistics(2_000_000, 1_000_000, 0, 1_000_000));
        fold(whole, schema, 1_000_000, 1_500_000);
        fold(second, schema, 400_000, 1_500_000);
        fold(first, schema, 0, 400_000);
        fold(first, schema, 0, 1_000_000);
        first.merge(second);
        assertThat(first.result()).isEqualTo(whole.result());
        assertThat(Batches.bytes(first::write)).isEqualTo(Batches.bytes(whole::write));
        DuplicateStatistics found = whole.result();
        assertThat(found.distinctError()).isEqualTo(DistinctSketch.ERROR);
        assertThat(Math.abs(found.distinct() / 1.5e6 - 1)).isLessThan(DistinctSketch.ERROR);
        assertThat(found.rows()).isEqualTo(2_500_000);
        DuplicateRows again = DuplicateRows.read(new StateInput(Batches.bytes(whole::write)), schema, List.of("n"));
        assertThat(again.result()).isEqualTo(found);
    }

    @Test
    void strangersAndDamageAreRefused() {
        assertThatThrownBy(() -> new DuplicateRows(SCHEMA, List.of("z"))).isInstanceOf(HeadraceException.class);
        DuplicateRows ofA = new DuplicateRows(SCHEMA, List.of("a"));
        DuplicateRows ofB = new DuplicateRows(SCHEMA, List.of("b"));
        assertThatThrownBy(() -> ofA.merge(ofB)).isInstanceOf(IllegalArgumentException.class);
        byte[] bytes = Batches.bytes(folded(rows(new Random(1), 20), 20)::write);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(HeadraceException.class);
        }
        assertThatThrownBy(() -> DuplicateRows.read(new StateInput(bytes), SCHEMA, List.of("a")))
                .isInstanceOf(HeadraceException.class);
    }

    private static void fold(DuplicateRows target, Schema schema, int from, int to) {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator)) {
            BigIntVector vector = (BigIntVector) batch.getVector(0);
            vector.allocateNew(to - from);
            for (int i = from; i < to; i++) {
                vector.set(i - from, i);
            }
            batch.setRowCount(to - from);
            target.fold(batch);
        }
    }

    private static DuplicateRows folded(List<List<@Nullable Object>> rows, int size) {
        DuplicateRows duplicates = new DuplicateRows(SCHEMA, NAMES);
        try (BufferAllocator allocator = new RootAllocator()) {
            Batches.fold(allocator, SCHEMA, rows, size, duplicates::fold);
        }
        return duplicates;
    }

    private static DuplicateRows read(byte[] bytes) {
        StateInput input = new StateInput(bytes);
        DuplicateRows duplicates = DuplicateRows.read(input, SCHEMA, NAMES);
        input.end();
        return duplicates;
    }

    /// Few different values in each column, and most columns constant in most rows.
    private static List<List<@Nullable Object>> rows(Random random, int count) {
        return IntStream.range(0, count)
                .<List<@Nullable Object>>mapToObj(_ -> {
                    List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                            1L,
                            "text",
                            1.5,
                            true,
                            7,
                            2.5f,
                            new BigDecimal("3.10"),
                            List.of("x"),
                            Map.of("x", 1L, "y", "z"),
                            0.5f,
                            (byte) 3));
                    for (int changes = random.nextInt(4); changes > 0; changes--) {
                        int column = random.nextInt(row.size());
                        row.set(column, random.nextInt(4) == 0 ? null : value(column, random));
                    }
                    return row;
                })
                .toList();
    }

    private static Object value(int column, Random random) {
        int any = random.nextInt(4);
        return switch (column) {
            case 0 -> (long) any;
            case 1 -> "text".repeat(any);
            case 2 -> any / 2.0;
            case 3 -> any % 2 == 0;
            case 4 -> any;
            case 5 -> any / 2f;
            case 6 -> BigDecimal.valueOf(310 + any, 2);
            case 7 -> Collections.nCopies(any, "x");
            case 8 -> any == 0 ? Map.of() : Map.of("x", (long) any, "y", "z");
            case 9 -> any / 2f;
            default -> (byte) any;
        };
    }
}
