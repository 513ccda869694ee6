package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ValueTextTest {
    private static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(ColumnType.BOOLEAN, true, "true"),
                Arguments.of(ColumnType.BOOLEAN, false, "false"),
                Arguments.of(ColumnType.INTEGER, -7L, "-7"),
                Arguments.of(ColumnType.REAL, 0.1, "0.1"),
                Arguments.of(ColumnType.REAL, -0.0, "0.0"),
                Arguments.of(ColumnType.REAL, 1e21, "1.0E21"),
                Arguments.of(ColumnType.REAL, Double.NaN, "NaN"),
                Arguments.of(ColumnType.REAL, Double.NEGATIVE_INFINITY, "-Infinity"),
                Arguments.of(ColumnType.TEXT, "Zürich", "Zürich"),
                Arguments.of(ColumnType.TEXT, "", ""),
                Arguments.of(ColumnType.DATE, 19_782, "2024-02-29"),
                Arguments.of(ColumnType.TIMESTAMP, 1_709_210_096_000_000L, "2024-02-29T12:34:56"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueHasTheTextThatStatisticsGiveIt(ColumnType type, Object value, String text) {
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = Vectors.of(allocator, new Column("c", type), 2, row -> row == 0 ? value : null)) {
            assertThat(ValueText.of(vector, 0)).isEqualTo(text);
            assertThat(ValueText.of(vector, 1)).isNull();
        }
        assertThat(Vectors.statistics(type, List.of(value)).top())
                .containsExactly(new ColumnStatistics.ValueCount(text, 1));
    }
}
