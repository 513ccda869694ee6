package dev.headrace.statistics.internal.weighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.number.NumberSettings;
import dev.headrace.statistics.internal.text.TextSettings;
import dev.headrace.validation.NumericStatistics.Interval;
import dev.headrace.validation.WeightedStatistics;
import dev.headrace.validation.WeightedStatistics.ValueWeight;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightedValuesTest {
    private static final ArrowType TEXT = new ArrowType.Utf8();
    private static final MathContext DIGITS = new MathContext(60);

    private static WeightedStatistics statistics(
            ArrowType type, double[] weights, IntFunction<@Nullable Object> values) {
        return statistics(type, weights, values, WeightedColumn.NUMBERS, WeightedColumn.TEXTS);
    }

    private static WeightedStatistics statistics(
            ArrowType type,
            double[] weights,
            IntFunction<@Nullable Object> values,
            NumberSettings numbers,
            TextSettings texts) {
        try (BufferAllocator allocator = new RootAllocator();
                WeightedColumn column = WeightedColumn.of(allocator, type, weights, values)) {
            return column.folded(numbers, texts).describe();
        }
    }

    private static WeightedStatistics ofReals(double[] weights, double... values) {
        return statistics(WeightedColumn.REAL, weights, row -> values[row]);
    }

    private static WeightedStatistics ofTexts(TextSettings settings, double[] weights, String... values) {
        return statistics(
                TEXT, weights, row -> values[row].getBytes(StandardCharsets.UTF_8), WeightedColumn.NUMBERS, settings);
    }

    @Test
    void smallExamplesAreAsByHand() {
        WeightedStatistics found = ofReals(new double[] {3, 1, 4}, 2, 10, 4);
        assertThat(found.present()).isEqualTo(8);
        assertThat(found.mean()).isEqualTo(4);
        // (3 * 4 + 36 + 0) / 8
        assertThat(found.standardDeviation()).isEqualTo(Math.sqrt(6));
        assertThat(found.median()).isEqualTo(4);
        assertThat(found.quantileError()).isZero();
        assertThat(found.equalWidth().getFirst()).isEqualTo(new Interval(2, 2.8, 3));
        assertThat(found.equalWidth().getLast()).isEqualTo(new Interval(9.2, 10, 1));
        assertThat(found.equalFrequency()).hasSize(10).allMatch(interval -> interval.count() == 0.8);
        assertThat(found.equalFrequency().get(3)).isEqualTo(new Interval(2, 4, 0.8));
        assertThat(found.top())
                .containsExactly(new ValueWeight("4.0", 4), new ValueWeight("2.0", 3), new ValueWeight("10.0", 1));
    }

    @Test
    void theMedianIsWhereHalfOfTheWeightIsReached() {
        assertThat(ofReals(new double[] {1, 1, 1, 1}, 1, 2, 3, 4).median()).isEqualTo(2);
        assertThat(ofReals(new double[] {1, 1, 1, Math.nextUp(1.0)}, 1, 2, 3, 4).median())
                .isEqualTo(3);
    }

    @Test
    void withoutWeightThereIsNothing() {
        for (WeightedStatistics found : List.of(ofReals(new double[0]), ofReals(new double[] {0, 0}, 1, 2))) {
            assertThat(found.present()).isZero();
            assertThat(found.mean()).isNaN();
            assertThat(found.standardDeviation()).isNaN();
            assertThat(found.median()).isNaN();
            assertThat(found.equalWidth()).isEmpty();
            assertThat(found.equalFrequency()).isEmpty();
            assertThat(found.top()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aWeightOfZeroCountsNothing(int seed) {
        for (ArrowType type : WeightedColumn.TYPES) {
            SplittableRandom random = new SplittableRandom(seed);
            try (BufferAllocator allocator = new RootAllocator();
                    WeightedColumn column = WeightedColumn.random(allocator, type, random, 300);
                    WeightedColumn more = WeightedColumn.random(allocator, type, random, 300)) {
                WeightedValues values = column.folded(WeightedColumn.NUMBERS, WeightedColumn.TEXTS);
                byte[] before = WeightedColumn.bytes(values);
                values.fold(more.vector(), Rows.range(0, 300), _ -> 0);
                values.skip(Rows.range(0, 5), _ -> 0);
                assertThat(WeightedColumn.bytes(values)).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void wholeWeightsAreRepeatedRows(int seed) {
        for (ArrowType type : WeightedColumn.TYPES) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] times = random.ints(400, 0, 4).toArray();
            int[] repeated = new int[Arrays.stream(times).sum()];
            int filled = 0;
            for (int row = 0; row < times.length; row++) {
                Arrays.fill(repeated, filled, filled + times[row], row);
                filled += times[row];
            }
            try (BufferAllocator allocator = new RootAllocator();
                    WeightedColumn column = WeightedColumn.random(allocator, type, random, times.length)) {
                // So few listed that how many are listed does not depend on the number of rows.
                NumberSettings numbers = new NumberSettings(4_096, 5, 5);
                TextSettings texts = new TextSettings(4_096, 1 << 20, 5, true, 0);
                WeightedValues weighted = new WeightedValues(type, numbers, texts);
                weighted.fold(column.vector(), Rows.range(0, times.length), row -> times[row]);
                WeightedValues plain = new WeightedValues(type, numbers, texts);
                plain.fold(column.vector(), Rows.chosen(repeated, repeated.length), _ -> 1);
                assertThat(weighted.describe()).isEqualTo(plain.describe());
            }
        }
    }

    /// The statistics of numbers, computed the long way with 60 digits.
    private static void assertByHand(WeightedStatistics found, double[] weights, BigDecimal[] numbers) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        TreeMap<BigDecimal, BigDecimal> byNumber = new TreeMap<>();
        for (int i = 0; i < weights.length; i++) {
            BigDecimal weight = new BigDecimal(weights[i]);
            total = total.add(weight);
            sum = sum.add(weight.multiply(numbers[i]));
            byNumber.merge(numbers[i], weight, BigDecimal::add);
        }
        BigDecimal mean = sum.divide(total, DIGITS);
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal reached = BigDecimal.ZERO;
        BigDecimal median = null;
        for (Map.Entry<BigDecimal, BigDecimal> entry : byNumber.entrySet()) {
            BigDecimal deviation = entry.getKey().subtract(mean);
            squares = squares.add(deviation.multiply(deviation).multiply(entry.getValue()));
            reached = reached.add(entry.getValue());
            if (median == null && reached.multiply(BigDecimal.TWO).compareTo(total) >= 0) {
                median = entry.getKey();
            }
        }
        assertThat(found.present()).isEqualTo(total.doubleValue());
        assertRelative(found.mean(), mean);
        assertRelative(found.standardDeviation(), squares.divide(total, DIGITS).sqrt(DIGITS));
        assertThat(found.median()).isEqualTo(median == null ? Double.NaN : median.doubleValue());
        List<BigDecimal> heaviest = byNumber.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(10)
                .toList();
        for (int i = 0; i < heaviest.size(); i++) {
            BigDecimal value = new BigDecimal(found.top().get(i).value());
            assertRelative(found.top().get(i).weight(), heaviest.get(i));
            assertThat(found.top().get(i).weight())
                    .isCloseTo(weight(byNumber, value).doubleValue(), within(1e-9));
        }
        double inIntervals =
                found.equalWidth().stream().mapToDouble(Interval::count).sum();
        assertRelative(inIntervals, total);
    }

    private static BigDecimal weight(Map<BigDecimal, BigDecimal> byNumber, BigDecimal value) {
        // The text of a double reads back as that double, and need not be its exact value.
        return byNumber.entrySet().stream()
                .filter(entry -> entry.getKey().doubleValue() == value.doubleValue())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static void assertRelative(double found, BigDecimal exact) {
        double expected = exact.doubleValue();
        assertThat(found).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void realsAreAsWithBigDecimals(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = random.doubles(900, 0.001, 20).toArray();
        double[] values = random.doubles(900, -50, 1_000)
                .map(value -> seed % 2 == 0 ? Math.rint(value / 10) : 1e9 + value)
                .toArray();
        BigDecimal[] numbers = Arrays.stream(values).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
        assertByHand(ofReals(weights, values), weights, numbers);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void integersAndDecimalsAreAsWithBigDecimals(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = random.doubles(500, 0.001, 20).toArray();
        long[] values = random.longs(500, -2_000, 2_000).toArray();
        BigDecimal[] integers =
                Arrays.stream(values).mapToObj(BigDecimal::valueOf).toArray(BigDecimal[]::new);
        assertByHand(statistics(WeightedColumn.INTEGER, weights, row -> values[row]), weights, integers);
        for (int precision : new int[] {12, 30}) {
            BigDecimal[] decimals = Arrays.stream(values)
                    .mapToObj(value -> BigDecimal.valueOf(value, 2).setScale(6))
                    .toArray(BigDecimal[]::new);
            ArrowType type = new ArrowType.Decimal(precision, 6, 128);
            assertByHand(statistics(type, weights, row -> decimals[row]), weights, decimals);
        }
    }

    @Test
    void nothingCancelsBesideGreatNumbersAndWeights() {
        // 1e16 + 1 has no double.
        assertThat(ofReals(new double[] {1, 1, 1}, 1e16, 1, -1e16).mean()).isEqualTo(1.0 / 3);
        assertThat(ofReals(new double[] {1e16, 1, 1e16}, 1, 3, -1).mean()).isEqualTo(3 / 2e16);
        assertThat(ofReals(new double[] {1e16, 1}, 1e16, 1e16 + 2).standardDeviation())
                .isCloseTo(2e-8, within(1e-20));
        assertThat(ofReals(new double[] {1e300, 1e-300}, 1e300, -1e300).mean()).isEqualTo(1e300);
        assertThat(ofReals(new double[] {1, 1}, Double.MAX_VALUE, -Double.MAX_VALUE)
                        .standardDeviation())
                .isEqualTo(Double.MAX_VALUE);
        assertThat(ofReals(new double[] {Double.MIN_VALUE}, Double.MIN_VALUE).mean())
                .isEqualTo(Double.MIN_VALUE);
        assertThat(ofReals(new double[] {1e16, 1, 1}, 1, 2, 2).top().getLast().weight())
                .isEqualTo(2);
        WeightedStatistics many = statistics(WeightedColumn.INTEGER, new double[] {1e16, 1, 1, 1, 1}, _ -> 7L);
        assertThat(many.top()).containsExactly(new ValueWeight("7", 1e16 + 4));
        assertThat(many.present()).isEqualTo(1e16 + 4);
        assertThat(many.standardDeviation()).isZero();
    }

    @Test
    void integersOf64BitsKeepEveryBit() {
        long[] values = {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 2, 1};
        WeightedStatistics signed = statistics(WeightedColumn.INTEGER, new double[] {1, 1, 1, 1}, row -> values[row]);
        assertThat(signed.mean()).isEqualTo(((double) (Long.MAX_VALUE - 2)) / 4);
        assertThat(signed.top()).extracting(ValueWeight::value).contains("9223372036854775807", "9223372036854775805");
        WeightedStatistics unsigned =
                statistics(new ArrowType.Int(64, false), new double[] {3, 1}, row -> row == 0 ? -1L : 1L);
        assertThat(unsigned.mean()).isEqualTo(0x1.8p63);
        assertThat(unsigned.top().getFirst()).isEqualTo(new ValueWeight("18446744073709551615", 3));
    }

    @Test
    void nanAndInfinitiesAreListedOnly() {
        WeightedStatistics found = ofReals(
                new double[] {5, 4, 3, 2, 1, 1},
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                6,
                -0.0,
                0);
        assertThat(found.present()).isEqualTo(16);
        assertThat(found.mean()).isEqualTo(3);
        assertThat(found.standardDeviation()).isEqualTo(3);
        assertThat(found.median()).isZero();
        assertThat(found.top())
                .containsExactly(
                        new ValueWeight("NaN", 5),
                        new ValueWeight("Infinity", 4),
                        new ValueWeight("-Infinity", 3),
                        new ValueWeight("0.0", 2),
                        new ValueWeight("6.0", 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void cellsKeepTheirBound(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = random.doubles(5_000, 0, 3).toArray();
        double[] values = random.doubles(5_000, -100, 300)
                .map(value -> seed == 4 && value < 150 ? 0 : value)
                .toArray();
        WeightedStatistics exact = statistics(
                WeightedColumn.REAL,
                weights,
                row -> values[row],
                new NumberSettings(8_192, 10, 10),
                WeightedColumn.TEXTS);
        int cells = seed == 4 ? 512 : 2_048;
        WeightedStatistics found = statistics(
                WeightedColumn.REAL,
                weights,
                row -> values[row],
                new NumberSettings(cells, 10, 10),
                WeightedColumn.TEXTS);
        assertThat(exact.quantileError()).isZero();
        assertThat(exact.top()).hasSize(10);
        assertThat(found.top()).isEmpty();
        assertThat(found.quantileError()).isPositive().isLessThan(0.01);
        assertThat(found.mean()).isEqualTo(exact.mean());
        for (int i = 0; i < 10; i++) {
            double bound = exact.equalFrequency().get(i).high();
            assertThat(found.equalFrequency().get(i).high())
                    .isCloseTo(bound, within(found.quantileError() * Math.abs(bound) * (1 + 1e-9)));
            assertThat(found.equalWidth().get(i).low())
                    .isEqualTo(exact.equalWidth().get(i).low());
            assertThat(found.equalWidth().get(i).count())
                    .isCloseTo(exact.equalWidth().get(i).count(), within(0.01 * exact.present()));
        }
        assertThat(seed == 4 ? found.median() : 0).isZero();
    }

    @Test
    void textsAreListedByWeight() {
        double[] weights = {0.5, 2, 1, 1.5, 0.25};
        String[] values = {"b", "a", "c", "b", "d"};
        assertThat(ofTexts(WeightedColumn.TEXTS, weights, values).top())
                .containsExactly(
                        new ValueWeight("a", 2),
                        new ValueWeight("b", 2),
                        new ValueWeight("c", 1),
                        new ValueWeight("d", 0.25));
        TextSettings tfdv = new TextSettings(16, 1 << 10, 3, true, 0);
        assertThat(ofTexts(tfdv, weights, values).top())
                .extracting(ValueWeight::value)
                .containsExactly("b", "a", "c");
        assertThat(ofTexts(WeightedColumn.TEXTS, weights, values).mean()).isNaN();
    }

    @Test
    void tooManyTextsAreNotListed() {
        double[] ones = {1, 1, 1};
        assertThat(ofTexts(new TextSettings(3, 3, 9, false, 0), ones, "a", "b", "c")
                        .top())
                .hasSize(3);
        assertThat(ofTexts(new TextSettings(2, 3, 9, false, 0), ones, "a", "b", "c")
                        .top())
                .isEmpty();
        assertThat(ofTexts(new TextSettings(3, 3, 9, false, 0), ones, "a", "b", "cc")
                        .top())
                .isEmpty();
        // Without weight a text is none.
        assertThat(ofTexts(new TextSettings(2, 2, 9, false, 0), new double[] {1, 0, 1}, "a", "bbb", "c")
                        .top())
                .hasSize(2);
    }

    @Test
    void whatHasNoNameIsPooled() {
        byte[][] values = {{(byte) 0xFF}, {(byte) 0xC0}, {'a'}, "__BYTES_VALUE__".getBytes(StandardCharsets.UTF_8)};
        assertThat(statistics(TEXT, new double[] {1, 2, 5, 4}, row -> values[row])
                        .top())
                .containsExactly(new ValueWeight("__BYTES_VALUE__", 7), new ValueWeight("a", 5));
        byte[][] bytes = {new byte[1_025], {1, (byte) 0xAB}, {}};
        assertThat(statistics(new ArrowType.Binary(), new double[] {1, 2, 5}, row -> bytes[row])
                        .top())
                .containsExactly(
                        new ValueWeight("", 5), new ValueWeight("01ab", 2), new ValueWeight("__LARGE_BYTES__", 1));
    }

    @Test
    void rowsWithoutAValueAreMissing() {
        try (BufferAllocator allocator = new RootAllocator();
                WeightedColumn column = WeightedColumn.of(
                        allocator,
                        new ArrowType.Bool(),
                        new double[] {1, 2, 3, 4},
                        row -> row == 1 ? null : (Object) (row == 3))) {
            WeightedValues values = column.folded(WeightedColumn.NUMBERS, WeightedColumn.TEXTS);
            values.skip(Rows.chosen(new int[] {3, 0}, 2), place -> column.weights()[place]);
            WeightedStatistics found = values.describe();
            assertThat(found.present()).isEqualTo(8);
            assertThat(found.missing()).isEqualTo(7);
            assertThat(found.top()).containsExactly(new ValueWeight("false", 4), new ValueWeight("true", 4));
        }
        WeightedStatistics nothing = statistics(new ArrowType.Null(), new double[] {1, 2}, _ -> null);
        assertThat(nothing.present()).isZero();
        assertThat(nothing.missing()).isEqualTo(3);
    }

    @Test
    void weightsMustBeFiniteAndNotNegative() {
        for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> ofReals(new double[] {weight}, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(weight));
        }
    }
}
