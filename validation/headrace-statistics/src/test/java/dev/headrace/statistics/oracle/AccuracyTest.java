package dev.headrace.statistics.oracle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.statistics.ColumnAccumulator;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccuracyTest {
    private static final ArrowType REAL = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    private static final int SIZE = 30_000;
    private static final int MANY = 1_000_000;
    private static final double MOST_RANK_ERROR = 0.005;
    /// Half of the numbers are in one of two thousand powers of two that the others are spread over, so they
    /// are in few cells; the statistics say so.
    private static final Distribution COARSE = Distribution.HALF_TIGHT_HALF_WIDE;

    /// Numbers whose sums lose digits where they are rounded on the way.
    enum Sums {
        GREAT_AND_ONE,
        GREAT_PLUS_TWO,
        DENORMALS,
        NEARLY_DENORMALS,
        HUGE_AND_TINY,
        GREATEST,
        ALL_GREATEST,
        ALL_EXPONENTS,
        TENTHS,
        FAR_AND_NARROW,
        TIMES,
        ALTERNATING,
        ZEROS;

        double value(int i) {
            return switch (this) {
                case GREAT_AND_ONE -> new double[] {1e16, 1, -1e16}[i % 3];
                case GREAT_PLUS_TWO -> i % 2 == 0 ? 1e16 : 1e16 + 2;
                case DENORMALS -> i % 7 * Double.MIN_VALUE;
                case NEARLY_DENORMALS -> Double.MIN_NORMAL * (i % 5 - 2);
                case HUGE_AND_TINY -> (i % 2 == 0 ? 1e300 : 1e-300) * (i % 3 - 1);
                case GREATEST -> i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE;
                case ALL_GREATEST -> Double.MAX_VALUE;
                case ALL_EXPONENTS -> Math.scalb(1 + i / (double) SIZE, i % 2_098 - 1_074);
                case TENTHS -> i / 10.0;
                case FAR_AND_NARROW -> 1e9 + new SplittableRandom(i).nextGaussian() * 1e-3;
                case TIMES -> 1.7e15 + 1e6 * i;
                case ALTERNATING -> i % 2 == 0 ? 1 : -Math.nextUp(1.0);
                case ZEROS -> i % 2 == 0 ? 0.0 : -0.0;
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Sums.class)
    void momentsOfDoublesAreThoseOfDecimalsWithoutRounding(Sums sums) {
        double[] values = IntStream.range(0, SIZE).mapToDouble(sums::value).toArray();
        requireMoments(
                requireNonNull(
                        Folded.doubles(StatisticsOptions.DEFAULT, REAL, values).numeric()),
                ExactMoments.of(values));
    }

    @Test
    void momentsOfIntegersAreExactBeyondTheDoubles() {
        long[][] columns = {
            LongStream.range(0, SIZE).map(i -> (1L << 53) + 1 + i % 2).toArray(),
            LongStream.range(0, SIZE)
                    .map(i -> i % 2 == 0 ? Long.MAX_VALUE : Long.MIN_VALUE)
                    .toArray(),
            LongStream.range(0, SIZE).map(_ -> Long.MIN_VALUE).toArray(),
            LongStream.range(0, SIZE).map(i -> (1L << 26) - 1 + i % 3).toArray(),
            LongStream.range(0, SIZE).map(i -> (1L << 52) - 1 + i % 3).toArray(),
            LongStream.range(0, SIZE).map(i -> -(1L << 52) + i).toArray(),
            new SplittableRandom(3).longs(SIZE).toArray()
        };
        for (long[] values : columns) {
            List<BigInteger> exact =
                    Arrays.stream(values).mapToObj(BigInteger::valueOf).toList();
            NumericStatistics found = requireNonNull(
                    Folded.integers(StatisticsOptions.DEFAULT, values).numeric());
            requireMoments(found, ExactMoments.of(exact, BigDecimal.ONE));
            assertThat(found.minimumInteger())
                    .isEqualTo(Arrays.stream(values).min().orElseThrow());
            assertThat(found.maximumInteger())
                    .isEqualTo(Arrays.stream(values).max().orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1e16 + 2, Double.MIN_VALUE, Double.MAX_VALUE, -1 / 3.0})
    void aMillionEqualValuesHaveTheirMeanAndNoDeviation(double value) {
        requireEqualValues(value, MANY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1e16 + 2})
    @Tag("thorough")
    void aHundredMillionEqualValuesHaveTheirMeanAndNoDeviation(double value) {
        requireEqualValues(value, 100_000_000);
    }

    private static void requireEqualValues(double value, int times) {
        int size = 100_000;
        Field field = Field.nullable("c", REAL);
        ColumnAccumulator accumulator = new ColumnAccumulator(field, StatisticsOptions.DEFAULT);
        try (BufferAllocator allocator = new RootAllocator();
                Float8Vector vector = (Float8Vector) field.createVector(allocator)) {
            vector.allocateNew(size);
            for (int i = 0; i < size; i++) {
                vector.set(i, value);
            }
            vector.setValueCount(size);
            for (int done = 0; done < times; done += size) {
                accumulator.fold(vector, 0, size);
            }
        }
        NumericStatistics found = requireNonNull(accumulator.result().numeric());
        assertThat(found.finite()).isEqualTo(times);
        assertThat(found.mean()).isEqualTo(value);
        assertThat(found.standardDeviation()).isZero();
        assertThat(found.quantiles()).containsOnly(value);
    }

    private static void requireMoments(NumericStatistics found, ExactMoments exact) {
        assertThat(found.mean()).isCloseTo(exact.mean(), tolerance(exact.mean()));
        assertThat(found.standardDeviation())
                .isCloseTo(exact.standardDeviation(), tolerance(exact.standardDeviation()));
    }

    private static Offset<Double> tolerance(double expected) {
        return within(Math.max(Double.MIN_VALUE, 1e-12 * Math.abs(expected)));
    }

    @ParameterizedTest
    @EnumSource(Distribution.class)
    void ranksOfQuantilesAndDistinctValuesAreWithinTheirBounds(Distribution distribution) {
        requireBounds(distribution, MANY / 5);
    }

    @ParameterizedTest
    @EnumSource(Distribution.class)
    @Tag("thorough")
    void ranksOfAMillionNumbersAreWithinTheirBounds(Distribution distribution) {
        requireBounds(distribution, MANY);
    }

    private static void requireBounds(Distribution distribution, int size) {
        double[] values = distribution.values(size, 20);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int exactValues : new int[] {8_192, 64}) {
            StatisticsOptions options = StatisticsOptions.DEFAULT.withExactValues(exactValues);
            ColumnStatistics column = Folded.doubles(options, distribution.type(), values);
            NumericStatistics found = requireNonNull(column.numeric());
            double error = rankError(found, sorted);
            assertThat(error).isLessThanOrEqualTo(found.rankError() + 1.0 / size);
            requireValueError(found, sorted);
            if (exactValues > 64 && distribution != COARSE) {
                assertThat(error).isLessThanOrEqualTo(MOST_RANK_ERROR);
            }
            requireDistinct(column, different(sorted));
        }
    }

    /// The greatest error of the quantiles at 5 to 95 percent in ranks.
    private static double rankError(NumericStatistics found, double... sorted) {
        double most = 0;
        for (int step = 1; step < 20; step++) {
            double quantile = found.quantiles().get(step);
            double share = step / 20.0;
            double below = below(sorted, quantile) / (double) sorted.length;
            double upTo = below(sorted, Math.nextUp(quantile)) / (double) sorted.length;
            most = Math.max(most, Math.max(below - share, share - upTo));
        }
        return most;
    }

    private static void requireValueError(NumericStatistics found, double... sorted) {
        for (int step = 0; step <= 20 && found.quantileError() > 0; step++) {
            double exact = sorted[(int) Math.rint((sorted.length - 1) * (step / 20.0))];
            assertThat(found.quantiles().get(step))
                    .isCloseTo(exact, within(found.quantileError() * Math.abs(exact) * (1 + 1e-12)));
        }
    }

    private static int below(double[] sorted, double bound) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < bound) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static long different(double... sorted) {
        return IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
                .count();
    }

    /// The bound is that of two standard errors, which one count in twenty misses by design; none of these
    /// dozens may miss it by as much again. Another test is about how often the bound holds.
    private static void requireDistinct(ColumnStatistics column, long exact) {
        assertThat(column.distinct()).isCloseTo(exact, within((long) Math.ceil(2 * column.distinctError() * exact)));
        if (column.distinctError() == 0) {
            assertThat(column.distinct()).isEqualTo(exact);
        }
    }

    @Test
    void distinctCountsKeepTheirBoundNineteenTimesInTwenty() {
        int runs = 100;
        int exact = 50_000;
        int within = 0;
        double sum = 0;
        for (int run = 0; run < runs; run++) {
            // Each twice: an estimate is never more than there are values, which would be a bias.
            long[] values = new SplittableRandom(run)
                    .longs(exact)
                    .flatMap(value -> LongStream.of(value, value))
                    .toArray();
            ColumnStatistics column = Folded.integers(StatisticsOptions.DEFAULT, values);
            double error = (column.distinct() - exact) / (double) exact;
            within += Math.abs(error) <= column.distinctError() ? 1 : 0;
            sum += error;
        }
        // Three standard errors of 100 runs, of which each has a standard error of 0.8 percent.
        assertThat(within / (double) runs).isGreaterThan(0.88);
        assertThat(sum / runs).isCloseTo(0, within(0.0024));
    }

    @ParameterizedTest
    @CsvSource({"100, 1", "1000, 2", "8192, 3", "8193, 4", "20000, 5", "40000, 6", "100000, 7", "300000, 8"})
    void differentTextsAreCountedWithinTheBound(int distinct, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> values = IntStream.range(0, distinct + distinct / 2)
                .mapToObj(i -> i < distinct ? i : random.nextInt(distinct))
                .map(i -> "value " + (i * 7_919L + seed))
                .toList();
        ColumnStatistics column = Folded.texts(StatisticsOptions.DEFAULT, values);
        requireDistinct(column, distinct);
        assertThat(column.distinctError() == 0).isEqualTo(distinct <= 8_192);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 200", "1.05, 20000", "1.05, 400000", "1.5, 400000", "0.0, 100000"})
    void frequentTextsAreExactOrWithinTheBound(double exponent, int different) {
        List<String> values = zipf(exponent, different);
        Map<String, Long> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        ColumnStatistics column = Folded.texts(StatisticsOptions.DEFAULT, values);
        List<Long> exact = counts.values().stream()
                .sorted((left, right) -> Long.compare(right, left))
                .toList();

        assertThat(column.topError() == 0).isEqualTo(counts.size() <= 8_192);
        long last = Long.MAX_VALUE;
        for (int i = 0; i < column.top().size(); i++) {
            ValueCount listed = column.top().get(i);
            long count = requireNonNull(counts.remove(listed.value()));
            assertThat(count).isBetween(listed.count(), listed.count() + column.topError());
            assertThat(listed.count()).isLessThanOrEqualTo(last);
            if (column.topError() == 0) {
                assertThat(listed.count()).isEqualTo(exact.get(i));
            }
            last = listed.count();
        }
        long most = column.top().size() < 100 ? column.topError() : last + column.topError();
        if (column.topError() > 0 || !counts.isEmpty()) {
            counts.forEach((value, count) -> assertThat(count).as(value).isLessThanOrEqualTo(most));
        }
        // Of a skewed column at least the most frequent value is found.
        assertThat(column.top().isEmpty()).isEqualTo(exponent == 0);
    }

    private static List<String> zipf(double exponent, int different) {
        double[] cumulative = new double[different];
        double sum = 0;
        for (int i = 0; i < different; i++) {
            sum += Math.pow(i + 1.0, -exponent);
            cumulative[i] = sum;
        }
        double total = sum;
        SplittableRandom random = new SplittableRandom(different);
        return IntStream.range(0, 200_000)
                .map(_ -> {
                    int found = Arrays.binarySearch(cumulative, random.nextDouble() * total);
                    return found < 0 ? -found - 1 : found;
                })
                .mapToObj(i -> i % 3 == 0 ? "a rather long value, number " + i : "v" + i)
                .toList();
    }
}
