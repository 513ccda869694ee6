package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.testkit.AccumulatorConformanceTest;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.ValidationErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ColumnAccumulatorTest {
    private static final double[] SPECIAL_REALS = {
        0.0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        1e300,
        -1.5
    };
    private static final long[] SPECIAL_INTEGERS = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, (1L << 53) + 1};
    private static final List<String> SPECIAL_TEXTS =
            List.of("", " ", "\t\n", "zwei Wörter", "日本語", "👩‍🚀 astronaut", "exactly8", "nine char", "no\u00a0break");

    /// The laws, for values of one type of which so many differ.
    abstract static class Laws extends AccumulatorConformanceTest<ColumnAccumulator, ColumnStatistics> {
        private final Column column;
        private final int rows;

        Laws(ColumnType type, int rows) {
            this.column = new Column("c", type);
            this.rows = rows;
        }

        abstract Object value(RandomGenerator random);

        @Override
        protected final ColumnAccumulator newAccumulator() {
            return new ColumnAccumulator(column);
        }

        @Override
        protected final FieldVector newColumn(BufferAllocator allocator, RandomGenerator random, int count) {
            return Vectors.of(allocator, column, count, row -> random.nextInt(10) == 0 ? null : value(random));
        }

        @Override
        protected final int rows() {
            return rows;
        }

        /// Heavy hitters past the exact dictionary are within a bound only.
        @Override
        protected final ColumnStatistics independent(ColumnStatistics result) {
            return result.topError() == 0 || result.text() == null ? result : Vectors.withoutTop(result);
        }
    }

    @Nested
    final class BooleanTest extends Laws {
        BooleanTest() {
            super(ColumnType.BOOLEAN, 3_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return random.nextInt(3) == 0;
        }
    }

    @Nested
    final class FewRealsTest extends Laws {
        FewRealsTest() {
            super(ColumnType.REAL, 3_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return real(random, random.nextInt(900) / 7.0);
        }
    }

    @Nested
    final class ManyRealsTest extends Laws {
        ManyRealsTest() {
            super(ColumnType.REAL, 25_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return real(random, 20 + 3 * random.nextGaussian());
        }
    }

    @Nested
    final class RealsOfAllSizesTest extends Laws {
        RealsOfAllSizesTest() {
            super(ColumnType.REAL, 25_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return Double.longBitsToDouble(random.nextLong());
        }
    }

    @Nested
    final class FewIntegersTest extends Laws {
        FewIntegersTest() {
            super(ColumnType.INTEGER, 3_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return integer(random, random.nextInt(500) - 250);
        }
    }

    @Nested
    final class ManyIntegersTest extends Laws {
        ManyIntegersTest() {
            super(ColumnType.INTEGER, 25_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return integer(random, random.nextLong() >> random.nextInt(64));
        }
    }

    @Nested
    final class DatesTest extends Laws {
        DatesTest() {
            super(ColumnType.DATE, 25_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return random.nextInt(-200_000, 200_000);
        }
    }

    @Nested
    final class TimestampsTest extends Laws {
        TimestampsTest() {
            super(ColumnType.TIMESTAMP, 25_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return random.nextLong(1_600_000_000_000_000L, 1_700_000_000_000_000L);
        }
    }

    @Nested
    final class FewTextsTest extends Laws {
        FewTextsTest() {
            super(ColumnType.TEXT, 3_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return text(random, 200);
        }
    }

    @Nested
    final class ManyTextsTest extends Laws {
        ManyTextsTest() {
            super(ColumnType.TEXT, 25_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return text(random, 1_000_000);
        }
    }

    @Nested
    final class LongTextsTest extends Laws {
        LongTextsTest() {
            super(ColumnType.TEXT, 3_000);
        }

        @Override
        Object value(RandomGenerator random) {
            return text(random, 1_000_000).repeat(1 + random.nextInt(500));
        }
    }

    private static double real(RandomGenerator random, double usual) {
        return random.nextInt(20) == 0 ? SPECIAL_REALS[random.nextInt(SPECIAL_REALS.length)] : usual;
    }

    private static long integer(RandomGenerator random, long usual) {
        return random.nextInt(20) == 0 ? SPECIAL_INTEGERS[random.nextInt(SPECIAL_INTEGERS.length)] : usual;
    }

    private static String text(RandomGenerator random, int different) {
        return random.nextInt(20) == 0
                ? SPECIAL_TEXTS.get(random.nextInt(SPECIAL_TEXTS.size()))
                : "text " + random.nextInt(different);
    }

    @Test
    void zeroMissingNanAndInfiniteAreDifferentFacts() {
        ColumnStatistics column = Vectors.statistics(
                ColumnType.REAL,
                Arrays.<@Nullable Object>asList(
                        0.0, -0.0, null, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, -2.5, null, null, null));
        assertThat(column.rows()).isEqualTo(10);
        assertThat(column.missing()).isEqualTo(4);
        assertThat(column.present()).isEqualTo(6);
        assertThat(column.distinct()).isEqualTo(4);
        NumericStatistics numeric = numeric(column);
        assertThat(numeric.finite()).isEqualTo(3);
        assertThat(numeric.nan()).isEqualTo(2);
        assertThat(numeric.positiveInfinite()).isEqualTo(1);
        assertThat(numeric.negativeInfinite()).isZero();
        assertThat(numeric.zeros()).isEqualTo(2);
        assertThat(numeric.negative()).isEqualTo(1);
        assertThat(numeric.minimum()).isEqualTo(-2.5);
        assertThat(numeric.maximum()).isEqualTo(0.0);
        assertThat(column.top())
                .containsExactly(
                        new ValueCount("0.0", 2),
                        new ValueCount("NaN", 2),
                        new ValueCount("-2.5", 1),
                        new ValueCount("Infinity", 1));
    }

    @ParameterizedTest
    @EnumSource
    void aColumnWithoutValuesIsSaidToHaveNone(ColumnType type) {
        ColumnStatistics column = Vectors.statistics(type, Arrays.<@Nullable Object>asList(null, null, null));
        assertThat(column.missing()).isEqualTo(3);
        assertThat(column.distinct()).isZero();
        assertThat(column.distinctError()).isZero();
        assertThat(column.top()).isEmpty();
        if (column.numeric() != null) {
            assertThat(column.numeric().mean()).isNaN();
            assertThat(column.numeric().minimum()).isNaN();
            assertThat(column.numeric().minimumInteger()).isNull();
            assertThat(column.numeric().quantiles()).isEmpty();
            assertThat(column.numeric().histogram()).isEmpty();
        }
        if (column.text() != null) {
            assertThat(column.text().averageLength()).isNaN();
            assertThat(column.text().minimumLength()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersAreDescribedForTypesThatHaveThem(ColumnType type) {
        ColumnStatistics column = Vectors.statistics(type, List.of());
        assertThat(column.numeric() != null).isEqualTo(type != ColumnType.BOOLEAN && type != ColumnType.TEXT);
        assertThat(column.text() != null).isEqualTo(type == ColumnType.TEXT);
        assertThat(JsonRecords.parse(JsonRecords.text(column), ColumnStatistics.class, "the test"))
                .isEqualTo(column);
    }

    @Test
    void integersKeepAllTheirBits() {
        ColumnStatistics column =
                Vectors.statistics(ColumnType.INTEGER, List.of(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE));
        assertThat(column.distinct()).isEqualTo(3);
        assertThat(numeric(column).minimumInteger()).isEqualTo(Long.MIN_VALUE);
        assertThat(numeric(column).maximumInteger()).isEqualTo(Long.MAX_VALUE);
        // (2^63 - 1 + 2^63 - 2 - 2^63) / 3
        assertThat(numeric(column).mean()).isEqualTo((0x1p63 - 3) / 3);
        assertThat(column.top())
                .extracting(ValueCount::value)
                .containsExactly("-9223372036854775808", "9223372036854775806", "9223372036854775807");
    }

    @Test
    void booleansAreCounted() {
        ColumnStatistics column =
                Vectors.statistics(ColumnType.BOOLEAN, Arrays.<@Nullable Object>asList(true, null, true, false));
        assertThat(column.top()).containsExactly(new ValueCount("true", 2), new ValueCount("false", 1));
        assertThat(column.distinct()).isEqualTo(2);
    }

    @Test
    void daysAndTimesAreWrittenAsPeopleDo() {
        assertThat(Vectors.statistics(ColumnType.DATE, List.of(0, 19_782, -1)).top())
                .extracting(ValueCount::value)
                .containsExactly("1969-12-31", "1970-01-01", "2024-02-29");
        assertThat(Vectors.statistics(ColumnType.TIMESTAMP, List.of(-1L, 0L, 1_709_210_096_789_000L))
                        .top())
                .extracting(ValueCount::value)
                .containsExactly("1969-12-31T23:59:59.999999", "1970-01-01T00:00", "2024-02-29T12:34:56.789");
    }

    @Test
    void textsAreOrderedByCountThenByCodePoint() {
        // U+FF21 comes before U+1F600 by code point, and behind it by the units of UTF-16.
        ColumnStatistics column = Vectors.statistics(ColumnType.TEXT, List.of("😀", "Ａ", "b", "b", "a", "é", "Z", ""));
        assertThat(column.top()).extracting(ValueCount::value).containsExactly("b", "", "Z", "a", "é", "Ａ", "😀");
    }

    @Test
    void fewValuesThatRecurAreAllListed() {
        assertThat(Vectors.statistics(new Column("c", ColumnType.INTEGER), 2_000, row -> row % 1_000L)
                        .top())
                .hasSize(1_000);
        assertThat(Vectors.statistics(new Column("c", ColumnType.TEXT), 2_000, row -> "v" + row % 1_000)
                        .top())
                .hasSize(1_000);
        assertThat(Vectors.statistics(new Column("c", ColumnType.TEXT), 50, row -> "v" + row)
                        .top())
                .hasSize(50);
    }

    @Test
    void ofManyValuesTheMostFrequentAreListed() {
        ColumnStatistics integers = Vectors.statistics(
                new Column("c", ColumnType.INTEGER), 5_000, row -> row < 4_000 ? (long) row : row % 10L);
        assertThat(integers.distinct()).isEqualTo(4_000);
        assertThat(integers.top()).hasSize(100);
        assertThat(integers.top().subList(0, 11))
                .extracting(ValueCount::value)
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(integers.top().getFirst().count()).isEqualTo(101);
        ColumnStatistics texts = Vectors.statistics(
                new Column("c", ColumnType.TEXT), 5_000, row -> "v" + (row < 4_000 ? row : row % 10));
        assertThat(texts.top()).hasSize(100);
        assertThat(texts.top().getFirst()).isEqualTo(new ValueCount("v0", 101));
    }

    @Test
    void beyondTheDictionaryNoFalseFrequenciesAreGiven() {
        for (ColumnType type : List.of(ColumnType.INTEGER, ColumnType.TEXT)) {
            ColumnStatistics column = Vectors.statistics(
                    new Column("c", type), 50_000, row -> type == ColumnType.TEXT ? "v" + row : (Object) (long) row);
            assertThat(column.top()).isEmpty();
            assertThat(column.distinctError()).isEqualTo(0.01625);
            assertThat((double) column.distinct()).isBetween(50_000 * 0.97, 50_000.0);
        }
    }

    @Test
    void anEndToTheDictionaryIsReachedAtTheSameValueByAnyRoad() {
        Column column = new Column("c", ColumnType.INTEGER);
        assertThat(Vectors.statistics(column, StatisticsOptions.DEFAULT.exactValues(), row -> (long) row)
                        .distinctError())
                .isZero();
        assertThat(Vectors.statistics(column, StatisticsOptions.DEFAULT.exactValues() + 1, row -> (long) row)
                        .distinctError())
                .isPositive();
    }

    @Test
    void aVectorOfAnotherTypeIsRefused() {
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector texts = Vectors.of(allocator, new Column("other", ColumnType.TEXT), 1, row -> "one")) {
            ColumnAccumulator accumulator = new ColumnAccumulator(new Column("price", ColumnType.REAL));
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> accumulator.fold(texts, 0, 1))
                    .withMessageContaining("price")
                    .extracting(HeadraceException::code)
                    .isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH);
        }
    }

    @Test
    void rowsThatAreNotThereAreRefused() {
        Column column = new Column("c", ColumnType.TEXT);
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector texts = Vectors.of(allocator, column, 3, row -> "one")) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> new ColumnAccumulator(column).fold(texts, 0, 4));
        }
    }

    @Test
    void differentColumnsAreNotMerged() {
        ColumnAccumulator reals = new ColumnAccumulator(new Column("c", ColumnType.REAL));
        ColumnAccumulator texts = new ColumnAccumulator(new Column("c", ColumnType.TEXT));
        assertThatIllegalArgumentException().isThrownBy(() -> reals.merge(texts));
    }

    private static NumericStatistics numeric(ColumnStatistics column) {
        return Objects.requireNonNull(column.numeric());
    }
}
