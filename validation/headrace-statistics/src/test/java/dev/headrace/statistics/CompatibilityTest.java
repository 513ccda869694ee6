package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.statistics.StatisticsOptions.Compatibility;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.ListLevel;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Interval;
import dev.headrace.validation.SemanticMatch;
import dev.headrace.validation.WeightedStatistics;
import dev.headrace.validation.WeightedStatistics.ValueWeight;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the conventions differ, both. What is expected of TFDV's are the facts that were verified on its own
/// results: upper medians (1406779200 where the mean of the two in the middle is 1406770650, 1.0 for 0.995),
/// ten intervals of equal counts, numbers of 32 bits, texts of equal counts in descending order.
final class CompatibilityTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final long DAY_SPACING = 2;

    /// A fact of a column.
    ///
    /// @param type of the values
    /// @param values the rows
    /// @param fact what is looked at
    /// @param headrace what it is
    /// @param tfdv what it is by TFDV's conventions
    record Difference(
            String name,
            ColumnType type,
            List<?> values,
            Function<ColumnStatistics, @Nullable Object> fact,
            @Nullable Object headrace,
            @Nullable Object tfdv) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Difference> differences() {
        List<Difference> all = new ArrayList<>();
        all.add(number("the median of two", List.of(0.99, 1.0), NumericStatistics::median, 0.995, 1.0));
        all.add(integer(
                "the median of large integers",
                List.of(1_406_762_100L, 1_406_779_200L),
                NumericStatistics::median,
                1_406_770_650.0,
                1_406_779_200.0));
        all.add(integer("the median of three", List.of(3L, 1L, 2L), NumericStatistics::median, 2.0, 2.0));
        all.add(integer(
                "quantiles",
                List.of(0L, 10L),
                found -> found.quantiles().subList(9, 12),
                List.of(4.5, 5.0, 5.5),
                List.of(0.0, 10.0, 10.0)));
        all.add(integer(
                "intervals of equal counts",
                List.of(0L, 10L),
                found -> found.equalFrequency().get(4),
                new Interval(4, 5, 0.2),
                new Interval(0, 10, 0.2)));
        all.add(number("numbers of 32 bits", List.of(0.1), NumericStatistics::maximum, 0.1, (double) 0.1f));
        all.add(number(
                "the sum of these",
                List.of(0.1, 0.2),
                NumericStatistics::mean,
                0.15000000000000002,
                (0.1f + (double) 0.2f) / 2));
        all.add(number("too great for 32 bits", List.of(1e39), NumericStatistics::maximum, 1e39, INFINITY));
        all.add(number("too small for 32 bits", List.of(1e-60), NumericStatistics::zeros, 0L, 1L));
        List<Double> infinite = List.of(1.0, 2.0, INFINITY, Double.NaN);
        all.add(number("NaN is counted apart", infinite, NumericStatistics::nan, 1L, 1L));
        all.add(number("infinite values are counted", infinite, NumericStatistics::positiveInfinite, 1L, 1L));
        all.add(number("the greatest", infinite, NumericStatistics::maximum, 2.0, INFINITY));
        all.add(number("the least", infinite, NumericStatistics::minimum, 1.0, 1.0));
        all.add(number(
                "the greatest as text", infinite, found -> requireNonNull(found.maximumText()), "2.0", "Infinity"));
        all.add(number("the mean", infinite, NumericStatistics::mean, 1.5, INFINITY));
        all.add(number("the standard deviation", infinite, NumericStatistics::standardDeviation, 0.5, Double.NaN));
        all.add(number("the median with infinity", infinite, NumericStatistics::median, 1.5, 2.0));
        all.add(number(
                "intervals of equal width with infinities",
                List.of(-INFINITY, 3.0, INFINITY, -INFINITY),
                NumericStatistics::equalWidth,
                List.of(new Interval(3, 3, 1)),
                List.of(
                        new Interval(-INFINITY, -INFINITY, 2),
                        new Interval(3, 3, 1),
                        new Interval(INFINITY, INFINITY, 1))));
        all.add(number(
                "both infinities", List.of(-INFINITY, INFINITY), NumericStatistics::mean, Double.NaN, Double.NaN));
        all.add(number("one infinity", List.of(-INFINITY), NumericStatistics::maximum, Double.NaN, -INFINITY));
        all.add(number("nothing but NaN", List.of(Double.NaN), NumericStatistics::maximum, Double.NaN, Double.NaN));
        all.add(integer(
                "a number at the bound of two intervals",
                LongStream.rangeClosed(0, 10).boxed().toList(),
                found -> found.equalWidth().stream().map(Interval::count).toList(),
                List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0),
                List.of(2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)));
        all.add(new Difference(
                "ties of numbers",
                ColumnType.INTEGER,
                List.of(10L, 2L, 3L, 10L, 2L, 3L),
                CompatibilityTest::names,
                List.of("2", "3", "10"),
                List.of("3", "2", "10")));
        all.add(new Difference(
                "ties of texts",
                ColumnType.TEXT,
                List.of("Dispute", "Pcard", "Cash", "Cash", "Dispute", "Pcard", "Cash"),
                CompatibilityTest::names,
                List.of("Cash", "Dispute", "Pcard"),
                List.of("Cash", "Pcard", "Dispute")));
        all.add(new Difference(
                "ties of booleans",
                ColumnType.BOOLEAN,
                List.of(true, false),
                CompatibilityTest::names,
                List.of("false", "true"),
                List.of("true", "false")));
        all.add(new Difference(
                "the mean number of bytes",
                ColumnType.TEXT,
                List.of("a", "b", "cd"),
                found -> requireNonNull(found.text()).averageBytes(),
                4 / 3.0,
                (double) (float) (4 / 3.0)));
        all.addAll(meanings());
        return all;
    }

    /// At least 100 values, 0.8 of which match; integers from 1990 to 2029.
    private static List<Difference> meanings() {
        long days = 365 * 25;
        List<Long> some = LongStream.range(0, 100)
                .map(i -> days + i * DAY_SPACING)
                .boxed()
                .toList();
        List<String> points =
                IntStream.range(0, 100).mapToObj(i -> "31.12." + (1900 + i)).toList();
        List<String> addresses = IntStream.range(0, 100)
                .mapToObj(i -> "https://example.org/" + i)
                .toList();
        List<String> iso = IntStream.range(0, 125)
                .mapToObj(i -> i < 100 ? "2001-02-" + (10 + i % 10) : "x" + i)
                .toList();
        return List.of(
                meaning("days that do not repeat", ColumnType.INTEGER, some, null, "TIME d"),
                meaning("99 of them", ColumnType.INTEGER, some.subList(1, 100), null, null),
                meaning("days before 1990", ColumnType.INTEGER, shifted(some, -days + 6_900), null, null),
                meaning("days from 2030 on", ColumnType.INTEGER, shifted(some, -days + 21_915), null, null),
                meaning("seconds", ColumnType.INTEGER, shifted(some, 1_000_000_000L), "TIME s", "TIME s"),
                meaning("forms of days that TFDV has not", ColumnType.TEXT, points, "TIME %d.%m.%Y", null),
                meaning("addresses", ColumnType.TEXT, addresses, "URL null", null),
                meaning("0.8 of the values", ColumnType.TEXT, iso, "TIME %Y-%m-%d", "TIME %Y-%m-%d"),
                meaning("less than that", ColumnType.TEXT, iso.subList(1, 125), null, null));
    }

    private static List<Long> shifted(List<Long> values, long by) {
        return values.stream().map(value -> value + by).toList();
    }

    private static Difference meaning(
            String name, ColumnType type, List<?> values, @Nullable Object headrace, @Nullable Object tfdv) {
        return new Difference(
                name,
                type,
                values,
                column -> {
                    SemanticMatch found = column.semantic();
                    return found == null ? null : found.type() + " " + found.format();
                },
                headrace,
                tfdv);
    }

    private static Difference number(
            String name, List<Double> values, Function<NumericStatistics, Object> fact, Object headrace, Object tfdv) {
        return new Difference(
                name, ColumnType.REAL, values, column -> fact.apply(requireNonNull(column.numeric())), headrace, tfdv);
    }

    private static Difference integer(
            String name, List<Long> values, Function<NumericStatistics, Object> fact, Object headrace, Object tfdv) {
        return new Difference(
                name,
                ColumnType.INTEGER,
                values,
                column -> fact.apply(requireNonNull(column.numeric())),
                headrace,
                tfdv);
    }

    private static List<String> names(ColumnStatistics column) {
        return column.top().stream().map(ValueCount::value).toList();
    }

    @ParameterizedTest
    @MethodSource("differences")
    void bothConventionsAreAsTheyAreSpecified(Difference difference) {
        assertThat(difference.fact().apply(column(difference, Compatibility.HEADRACE)))
                .isEqualTo(difference.headrace());
        assertThat(difference.fact().apply(column(difference, Compatibility.TFDV)))
                .isEqualTo(difference.tfdv());
    }

    private static ColumnStatistics column(Difference difference, Compatibility compatibility) {
        return column(difference.type(), difference.values(), options(compatibility));
    }

    private static StatisticsOptions options(Compatibility compatibility) {
        return StatisticsOptions.DEFAULT.withCompatibility(compatibility);
    }

    private static ColumnStatistics column(ColumnType type, List<?> values, StatisticsOptions options) {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = new VectorSchemaRoot(List.<FieldVector>of(
                        Vectors.of(allocator, new Column("c", type), values.size(), values::get)))) {
            Statistics statistics = Statistics.of(batch, options);
            assertThat(Statistics.ofBytes(statistics.toBytes()).result()).isEqualTo(statistics.result());
            return statistics.result().column("c");
        }
    }

    /// 10,036 rows of one value: ten intervals of 1,003.6 rows.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void lengthsOfListsHaveTenIntervalsOfEqualCounts(int length) {
        for (Compatibility compatibility : Compatibility.values()) {
            ListLevel level = lists(compatibility, Collections.nCopies(10_036, length));
            assertThat(level.lengths().equalFrequency())
                    .isEqualTo(Collections.nCopies(10, new Interval(length, length, 1_003.6)));
        }
        assertThat(lists(Compatibility.HEADRACE, List.of(1, 1, 2)).lengths().mean())
                .isEqualTo(4 / 3.0);
        assertThat(lists(Compatibility.TFDV, List.of(1, 1, 2)).lengths().mean()).isEqualTo((float) (4 / 3.0));
        assertThat(lists(Compatibility.TFDV, List.of(1, 2)).lengths().median()).isEqualTo(2);
    }

    private static ListLevel lists(Compatibility compatibility, List<Integer> lengths) {
        try (BufferAllocator allocator = new RootAllocator();
                ListVector lists = ListVector.empty("c", allocator)) {
            BigIntVector elements = (BigIntVector) lists.addOrGetVector(FieldType.nullable(new ArrowType.Int(64, true)))
                    .getVector();
            int next = 0;
            for (int row = 0; row < lengths.size(); row++) {
                lists.startNewValue(row);
                for (int i = 0; i < lengths.get(row); i++) {
                    elements.setSafe(next++, i);
                }
                lists.endValue(row, lengths.get(row));
            }
            lists.setValueCount(lengths.size());
            try (VectorSchemaRoot batch = new VectorSchemaRoot(List.<FieldVector>of(lists))) {
                return Statistics.of(batch, options(compatibility))
                        .result()
                        .column("c")
                        .levels()
                        .getFirst();
            }
        }
    }

    /// The quantile of TFDV's sketch: of exact entries, the one that has the rank in its own weight.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void quantilesAreThoseOfTheSortedNumbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = random.nextInt(1, 300);
        List<Double> values = random.doubles(size)
                .mapToObj(value ->
                        value < 0.1 ? -INFINITY : value > 0.9 ? INFINITY : (double) (float) Math.rint(value * 50))
                .toList();
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        List<Double> expected = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> sorted[Math.min(i * size / 20, size - 1)])
                .toList();
        NumericStatistics found = requireNonNull(
                column(ColumnType.REAL, values, options(Compatibility.TFDV)).numeric());
        assertThat(found.quantiles()).isEqualTo(expected);
        assertThat(found.median()).isEqualTo(sorted[size / 2]);
        assertThat(found.equalFrequency().stream().mapToDouble(Interval::high).boxed())
                .isEqualTo(IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> expected.get(2 * i))
                        .toList());
        assertThat(found.equalWidth().stream().mapToDouble(Interval::count).sum())
                .isEqualTo(size);
    }

    @Test
    void quantilesPastExactCountsAreWithinTheirBounds() {
        List<Long> values = LongStream.range(0, 20_000).map(i -> i * i).boxed().toList();
        StatisticsOptions options = options(Compatibility.TFDV).withExactValues(1_024);
        NumericStatistics found =
                requireNonNull(column(ColumnType.INTEGER, values, options).numeric());
        assertThat(found.rankError()).isBetween(1e-6, 0.05);
        for (int i = 0; i <= 20; i++) {
            double rank = Math.sqrt(found.quantiles().get(i)) / values.size();
            assertThat(Math.abs(rank - i / 20.0)).isLessThanOrEqualTo(found.rankError() + 1.0 / values.size());
        }
    }

    @Test
    void weightedNumbersHaveTheSameConventions() {
        WeightedStatistics headrace = weighted(Compatibility.HEADRACE, List.of(2.0, 10.0), List.of(1.0, 1.0));
        WeightedStatistics tfdv = weighted(Compatibility.TFDV, List.of(2.0, 10.0), List.of(1.0, 1.0));
        assertThat(headrace.median()).isEqualTo(2);
        assertThat(tfdv.median()).isEqualTo(10);
        assertThat(tfdv.equalFrequency().get(4)).isEqualTo(new Interval(2, 10, 0.2));
        assertThat(headrace.top().stream().map(ValueWeight::value)).containsExactly("2.0", "10.0");
        assertThat(tfdv.top().stream().map(ValueWeight::value)).containsExactly("2.0", "10.0");
        List<Double> values = List.of(3.0, -INFINITY, 20.0, 100.0, 0.1);
        List<Double> weights = List.of(1.0, 2.0, 1.0, 1.0, 0.0);
        assertThat(weighted(Compatibility.HEADRACE, values, weights).mean()).isEqualTo(41);
        tfdv = weighted(Compatibility.TFDV, values, weights);
        assertThat(tfdv.mean()).isEqualTo(-INFINITY);
        assertThat(tfdv.standardDeviation()).isNaN();
        assertThat(tfdv.median()).isEqualTo(3);
        assertThat(tfdv.equalWidth())
                .startsWith(new Interval(-INFINITY, -INFINITY, 2))
                .hasSize(11);
        assertThat(tfdv.top().stream().map(ValueWeight::value)).startsWith("-Infinity", "3.0", "20.0", "100.0");
    }

    /// Weights that are whole numbers are repetitions.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void weightsAreRepetitions(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> values = random.doubles(random.nextInt(1, 80))
                .mapToObj(value -> value < 0.1 ? INFINITY : Math.rint(value * 30) / 4)
                .toList();
        List<Double> weights =
                random.ints(values.size(), 0, 4).mapToObj(Double::valueOf).toList();
        List<Double> repeated = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            repeated.addAll(Collections.nCopies(weights.get(i).intValue(), values.get(i)));
        }
        if (repeated.isEmpty()) {
            repeated.add(1.0);
            values = List.of(1.0);
            weights = List.of(1.0);
        }
        WeightedStatistics weighted = weighted(Compatibility.TFDV, values, weights);
        ColumnStatistics plain = column(ColumnType.REAL, repeated, options(Compatibility.TFDV));
        NumericStatistics numeric = requireNonNull(plain.numeric());
        assertThat(weighted.median()).isEqualTo(numeric.median());
        assertThat(weighted.mean()).isEqualTo(numeric.mean());
        assertThat(weighted.equalFrequency()).isEqualTo(numeric.equalFrequency());
        assertThat(weighted.equalWidth()).isEqualTo(numeric.equalWidth());
    }

    private static WeightedStatistics weighted(Compatibility compatibility, List<Double> values, List<Double> weights) {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = new VectorSchemaRoot(List.<FieldVector>of(
                        Vectors.of(allocator, new Column("c", ColumnType.REAL), values.size(), values::get),
                        Vectors.of(allocator, new Column("w", ColumnType.REAL), values.size(), weights::get)))) {
            Statistics statistics =
                    Statistics.of(batch, options(compatibility).withWeight("w").withColumns(List.of("c")));
            return requireNonNull(statistics.result().column("c").weighted());
        }
    }

    @Test
    void decimalsOfManyDigitsHaveTheSameConventions() {
        try (BufferAllocator allocator = new RootAllocator();
                DecimalVector decimals = new DecimalVector("c", allocator, 38, 1)) {
            List<String> texts = List.of("10.0", "2.0", "3.0");
            for (int row = 0; row < 6; row++) {
                decimals.setSafe(row, new BigDecimal(texts.get(row % 3)));
            }
            decimals.setValueCount(6);
            try (VectorSchemaRoot batch = new VectorSchemaRoot(List.<FieldVector>of(decimals))) {
                ColumnStatistics found = Statistics.of(batch, options(Compatibility.TFDV))
                        .result()
                        .column("c");
                assertThat(names(found)).containsExactly("3.0", "2.0", "10.0");
                assertThat(requireNonNull(found.numeric()).median()).isEqualTo(3);
            }
        }
    }

    @Test
    void resultsDoNotDependOnHowRowsAreSplit() {
        List<Double> values = new SplittableRandom(9)
                .doubles(500)
                .mapToObj(value -> value < 0.05 ? -INFINITY : Math.rint(value * 40) / 3)
                .toList();
        Statistics whole = parts(values, 500);
        for (int rows : new int[] {1, 33, 499}) {
            assertThat(parts(values, rows).toBytes()).isEqualTo(whole.toBytes());
            assertThat(parts(values, rows).result()).isEqualTo(whole.result());
        }
    }

    private static Statistics parts(List<Double> values, int rows) {
        List<Statistics> parts = new ArrayList<>();
        for (int from = 0; from < values.size(); from += rows) {
            List<Double> part = values.subList(from, Math.min(values.size(), from + rows));
            try (BufferAllocator allocator = new RootAllocator();
                    VectorSchemaRoot batch = new VectorSchemaRoot(List.<FieldVector>of(
                            Vectors.of(allocator, new Column("c", ColumnType.REAL), part.size(), part::get)))) {
                parts.add(Statistics.of(batch, options(Compatibility.TFDV)));
            }
        }
        Statistics merged = parts.removeLast();
        parts.reversed().forEach(merged::merge);
        return merged;
    }
}
