package dev.headrace.tfmetadata.internal.statistics;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// True and false as the numbers 1 and 0, which is what they are in TFDV.
final class Booleans {
    private static final int BUCKETS = 10;

    private Booleans() {}

    static NumericStatistics numbers(ColumnStatistics column) {
        long count = column.values();
        long ones = column.top().stream()
                .filter(value -> value.value().equals("true"))
                .mapToLong(ColumnStatistics.ValueCount::count)
                .sum();
        long zeros = count - ones;
        double mean = (double) ones / count;
        double least = zeros > 0 ? 0 : 1;
        double greatest = ones > 0 ? 1 : 0;
        double none = Double.NaN;
        return new NumericStatistics(
                count,
                0,
                0,
                0,
                zeros,
                0,
                count > 0 ? least : none,
                count > 0 ? greatest : none,
                null,
                null,
                mean,
                Math.sqrt(mean * (1 - mean)),
                List.of(),
                0,
                List.of(),
                count > 0 ? number(zeros, count, 0.5) : none,
                0,
                equalWidth(zeros, ones),
                equalFrequency(zeros, count),
                null,
                null);
    }

    private static double number(long zeros, long count, double probability) {
        return zeros > 0 && zeros >= probability * count ? 0 : 1;
    }

    private static List<Interval> equalWidth(long zeros, long ones) {
        if (zeros == 0 || ones == 0) {
            double value = ones > 0 ? 1 : 0;
            return zeros + ones == 0 ? List.of() : List.of(new Interval(value, value, (double) zeros + ones));
        }
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            double counted = i == 0 ? zeros : i == BUCKETS - 1 ? ones : 0;
            intervals.add(new Interval((double) i / BUCKETS, (i + 1.0) / BUCKETS, counted));
        }
        return intervals;
    }

    private static List<Interval> equalFrequency(long zeros, long count) {
        if (count == 0) {
            return List.of();
        }
        List<Interval> intervals = new ArrayList<>();
        double low = number(zeros, count, 0);
        for (int i = 1; i <= BUCKETS; i++) {
            double high = i == BUCKETS && zeros < count ? 1 : number(zeros, count, (double) i / BUCKETS);
            intervals.add(new Interval(low, high, (double) count / BUCKETS));
            low = high;
        }
        return Collections.unmodifiableList(intervals);
    }
}
