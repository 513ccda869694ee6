package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Bucket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HistogramTest {
    /// A bucket that can be divided has at most this part of the numbers.
    private static final int PARTS = 128;

    @Test
    void fewNumbersHaveABucketEach() {
        assertThat(histogram(5, -1, 0, -0.0, 5, Double.NaN))
                .containsExactly(new Bucket(-1, -1, 1), new Bucket(0, 0, 2), new Bucket(5, 5, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 3_000, 60_000})
    void everyNumberIsInItsBucket(int rows) {
        for (long seed = 0; seed < 4; seed++) {
            double[] values = mixed(new SplittableRandom(seed), rows);
            List<Bucket> buckets = histogram(values);
            Arrays.sort(values);
            int at = 0;
            int strays = 0;
            for (Bucket bucket : buckets) {
                for (long i = 0; i < bucket.count(); i++) {
                    double value = values[at++];
                    boolean inside = value >= bucket.low() && (value < bucket.high() || value == bucket.low());
                    strays += inside ? 0 : 1;
                }
            }
            assertThat(strays).isZero();
            assertThat(at).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 60_000})
    void bucketsAreManyWhereTheNumbersAre(int rows) {
        double[] values = new SplittableRandom(5).doubles(rows, 270, 310).toArray();
        List<Bucket> buckets = histogram(values);
        assertThat(buckets).hasSizeBetween(PARTS, 2 * PARTS);
        assertThat(buckets).allSatisfy(bucket -> assertThat(bucket.count()).isLessThanOrEqualTo(rows / PARTS));
    }

    @Test
    void bucketsOfDifferentSamplesAreNested() {
        List<Bucket> all = new ArrayList<>();
        for (long seed = 0; seed < 6; seed++) {
            all.addAll(histogram(mixed(new SplittableRandom(seed), seed % 2 == 0 ? 2_000 : 30_000)));
        }
        List<String> crossing = new ArrayList<>();
        for (Bucket one : all) {
            for (Bucket other : all) {
                boolean apart = isBelow(one, other) || isBelow(other, one);
                if (!apart && !contains(one, other) && !contains(other, one)) {
                    crossing.add(one + " and " + other);
                }
            }
        }
        assertThat(crossing).isEmpty();
    }

    @Test
    void greatIntegersHaveBuckets() {
        List<Bucket> buckets = requireNonNull(
                        Vectors.statistics(new Column("c", ColumnType.INTEGER), 1_000, row -> Long.MAX_VALUE - row)
                                .numeric())
                .histogram();
        assertThat(buckets.stream().mapToLong(Bucket::count).sum()).isEqualTo(1_000);
        assertThat(buckets).extracting(Bucket::low).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void theExtremesOfDoublesHaveBuckets() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[40_000];
        for (int i = 0; i < values.length; i++) {
            do {
                values[i] = Double.longBitsToDouble(random.nextLong());
            } while (!Double.isFinite(values[i]));
        }
        NumericStatistics numeric = requireNonNull(Vectors.statistics(values).numeric());
        assertThat(numeric.histogram().stream().mapToLong(Bucket::count).sum()).isEqualTo(values.length);
        assertThat(numeric.histogram()).allSatisfy(bucket -> {
            assertThat(bucket.low()).isNotNaN();
            assertThat(bucket.high()).isGreaterThan(bucket.low());
        });
    }

    private static boolean isBelow(Bucket one, Bucket other) {
        return one.high() <= other.low() && one.low() < other.low();
    }

    private static boolean contains(Bucket outer, Bucket inner) {
        return outer.low() <= inner.low() && inner.high() <= outer.high();
    }

    private static double[] mixed(RandomGenerator random, int rows) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> random.nextInt(-5, 5);
                case 2 -> random.nextGaussian();
                default -> 300 + 10 * random.nextGaussian();
            };
        }
        return values;
    }

    private static List<Bucket> histogram(double... values) {
        return requireNonNull(Vectors.statistics(values).numeric()).histogram();
    }
}
