package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.statistics.MomentsAccumulator.Moments;
import dev.headrace.testkit.AccumulatorConformanceTest;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.ValidationErrorCode;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MomentsAccumulatorTest {
    private static final int ROWS = 5_000;
    private static final double[] SPECIAL = {
        0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE, Double.MIN_VALUE
    };

    /// The laws, for values of one type.
    abstract static class Laws extends AccumulatorConformanceTest<MomentsAccumulator, Moments> {
        private final Column column;

        Laws(ColumnType type) {
            this.column = new Column("c", type);
        }

        @Override
        protected final MomentsAccumulator newAccumulator() {
            return new MomentsAccumulator(column.type().field("c"));
        }

        @Override
        protected final FieldVector newColumn(BufferAllocator allocator, RandomGenerator random, int count) {
            return vector(allocator, column, random, count);
        }
    }

    @Nested
    final class RealsTest extends Laws {
        RealsTest() {
            super(ColumnType.REAL);
        }
    }

    @Nested
    final class IntegersTest extends Laws {
        IntegersTest() {
            super(ColumnType.INTEGER);
        }
    }

    private static FieldVector vector(BufferAllocator allocator, Column column, RandomGenerator random, int count) {
        return Vectors.of(allocator, column, count, _ -> random.nextInt(10) == 0 ? null : value(column.type(), random));
    }

    private static Object value(ColumnType type, RandomGenerator random) {
        boolean special = random.nextInt(20) == 0;
        if (type == ColumnType.REAL) {
            return special ? SPECIAL[random.nextInt(SPECIAL.length)] : 1e6 + random.nextGaussian();
        }
        return special ? random.nextLong() : random.nextInt(100) - 50L;
    }

    @ParameterizedTest
    @EnumSource(
            value = ColumnType.class,
            names = {"REAL", "INTEGER"})
    void allAreThoseOfAllStatistics(ColumnType type) {
        Column column = new Column("c", type);
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = vector(allocator, column, new Random(3), ROWS)) {
            MomentsAccumulator moments = new MomentsAccumulator(column.type().field("other name"));
            ColumnAccumulator everything = new ColumnAccumulator(column);
            moments.fold(vector, 7, ROWS);
            everything.fold(vector, 7, ROWS);
            Moments found = moments.result();
            ColumnStatistics expected = everything.result();
            NumericStatistics numeric = requireNonNull(expected.numeric());
            assertThat(found.rows()).isEqualTo(expected.rows());
            assertThat(found.missing()).isEqualTo(expected.missing()).isPositive();
            assertThat(found.finite()).isEqualTo(numeric.finite()).isPositive();
            assertThat(found.zeros()).isEqualTo(numeric.zeros()).isPositive();
            assertThat(found.minimum()).isEqualTo(numeric.minimum());
            assertThat(found.maximum()).isEqualTo(numeric.maximum());
            assertThat(found.mean()).isEqualTo(numeric.mean());
            assertThat(found.standardDeviation()).isEqualTo(numeric.standardDeviation());
            assertThat(found.finite() + found.nan() + found.infinite() + found.missing())
                    .isEqualTo(found.rows());
            assertThat(found.nan() > 0).isEqualTo(type == ColumnType.REAL);
        }
    }

    @Test
    void nothingHasNoExtremes() {
        Moments none = new MomentsAccumulator(ColumnType.INTEGER.field("c")).result();
        assertThat(none).isEqualTo(new Moments(0, 0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void whatIsNoNumberOfTheTypeIsRefused() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new MomentsAccumulator(ColumnType.TEXT.field("name")))
                .withMessageContaining("'name'")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH));
        MomentsAccumulator reals = new MomentsAccumulator(ColumnType.REAL.field("c"));
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = vector(allocator, new Column("c", ColumnType.INTEGER), new Random(4), 10)) {
            assertThatExceptionOfType(HeadraceException.class).isThrownBy(() -> reals.fold(vector, 0, 10));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reals.merge(new MomentsAccumulator(ColumnType.INTEGER.field("c"))));
    }
}
