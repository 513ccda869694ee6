package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.TestColumn.booleans;
import static dev.headrace.validation.internal.TestColumn.dates;
import static dev.headrace.validation.internal.TestColumn.integers;
import static dev.headrace.validation.internal.TestColumn.reals;
import static dev.headrace.validation.internal.TestColumn.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.validation.internal.TestColumn;
import dev.headrace.validation.internal.TestTable;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

final class HashingTest {
    @Test
    void differentTextsHaveDifferentHashesAtEveryLength() {
        long[] hashes = hashes(texts("x", 4_000, row -> row % 2 == 0 ? "a".repeat(row / 40) + row : "b".repeat(row)));
        assertThat(Arrays.stream(hashes).distinct()).hasSize(4_000);
        assertThat(Arrays.stream(hashes(texts("x", 40, "\0"::repeat))).distinct())
                .hasSize(40);
    }

    @Test
    void equalValuesHaveEqualHashesWhereverTheyStand() {
        long[] hashes = hashes(texts("x", 60, row -> "the same words " + row % 7));
        assertThat(Arrays.stream(hashes).distinct()).hasSize(7);
    }

    @Test
    void bothZerosAreOneValueAndAllNansAreOne() {
        double otherNan = Double.longBitsToDouble(0x7ff8000000000123L);
        List<Double> values = List.of(0.0, -0.0, Double.NaN, otherNan, Double.MIN_VALUE);
        assertThat(Arrays.stream(hashes(reals("x", 5, values::get))).distinct()).hasSize(3);
    }

    @Test
    void aMissingValueIsNoneOfTheOthers() {
        assertThat(hashes(texts("x", 2, row -> row == 0 ? null : ""))).doesNotHaveDuplicates();
        assertThat(hashes(integers("x", 3, row -> row == 0 ? null : row - 1L))).doesNotHaveDuplicates();
        assertThat(hashes(booleans("x", 3, row -> row == 0 ? null : row == 1))).doesNotHaveDuplicates();
        assertThat(hashes(dates("x", 3, row -> row == 0 ? null : row - 1L))).doesNotHaveDuplicates();
    }

    private static long[] hashes(TestColumn column) {
        int rows = column.values().size();
        long[] hashes = new long[rows];
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = TestTable.batch(List.of(column), allocator)) {
            Hashing.hash(batch.getVector(0), rows, hashes);
        }
        return hashes;
    }
}
