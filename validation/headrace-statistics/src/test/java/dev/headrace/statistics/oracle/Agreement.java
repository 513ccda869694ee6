package dev.headrace.statistics.oracle;

import static java.util.Objects.requireNonNull;

import dev.headrace.statistics.oracle.BruteForce.Expected;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ListLevel;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Bucket;
import dev.headrace.validation.NumericStatistics.Interval;
import dev.headrace.validation.WeightedStatistics;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says in what statistics differ from what is expected. Doubles agree within 1e-12 relative, all else is
/// equal. Histograms are held to the numbers themselves.
final class Agreement {
    private static final double TOLERANCE = 1e-12;
    /// The components that are not expected to be anything, or are looked at one by one.
    private static final Set<String> OWN =
            Set.of("digest", "semantic", "weighted", "histogram", "equalWidth", "equalFrequency", "lengths");

    private final List<String> differences = new ArrayList<>();

    private Agreement() {}

    static List<String> differences(List<ColumnStatistics> actual, List<Expected> expected) {
        Agreement agreement = new Agreement();
        List<String> names = actual.stream().map(ColumnStatistics::name).toList();
        List<String> wanted =
                expected.stream().map(column -> column.statistics().name()).toList();
        if (!names.equals(wanted)) {
            return List.of("columns are " + names + " and not " + wanted);
        }
        for (int i = 0; i < actual.size(); i++) {
            agreement.column(actual.get(i), expected.get(i));
        }
        return agreement.differences;
    }

    private void column(ColumnStatistics actual, Expected expected) {
        String name = actual.name();
        records(name, actual, expected.statistics());
        if (actual.numeric() != null) {
            histograms(name, actual.numeric(), unboxed(expected.numbers()));
        }
        WeightedStatistics weighted = actual.weighted();
        WeightedStatistics wanted = expected.statistics().weighted();
        if (weighted != null && wanted != null) {
            records(name + " weighted", weighted, wanted);
            values(name + " weighted equalFrequency", weighted.equalFrequency(), wanted.equalFrequency());
            equalWidth(
                    name + " weighted",
                    weighted.equalWidth().stream()
                            .map(interval ->
                                    new Interval(interval.low(), interval.high(), interval.count() * BruteForce.PARTS))
                            .toList(),
                    unboxed(expected.heavy()));
        } else {
            values(name + " weighted", weighted, wanted);
        }
        for (int i = 0; i < Math.min(actual.levels().size(), expected.lengths().size()); i++) {
            ListLevel level = actual.levels().get(i);
            String at = name + " level " + i;
            records(at, level.lengths(), expected.statistics().levels().get(i).lengths());
            histograms(at, level.lengths(), unboxed(expected.lengths().get(i)));
        }
    }

    private static double[] unboxed(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void records(String name, Object actual, Object expected) {
        for (RecordComponent component : actual.getClass().getRecordComponents()) {
            if (!OWN.contains(component.getName())) {
                values(name + " " + component.getName(), value(component, actual), value(component, expected));
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void values(String name, @Nullable Object actual, @Nullable Object expected) {
        if (Objects.equals(actual, expected)) {
            return;
        } else if (actual instanceof Double found && expected instanceof Double wanted) {
            require(isNear(found, wanted), name, found, wanted);
        } else if (actual instanceof Record && expected instanceof Record && actual.getClass() == expected.getClass()) {
            records(name, actual, expected);
        } else if (actual instanceof List<?> found && expected instanceof List<?> wanted) {
            require(found.size() == wanted.size(), name + " size", found, wanted);
            for (int i = 0; i < Math.min(found.size(), wanted.size()); i++) {
                values(name + "[" + i + "]", found.get(i), wanted.get(i));
            }
        } else {
            require(false, name, actual, expected);
        }
    }

    private static boolean isNear(double found, double wanted) {
        return Double.compare(found, wanted) == 0
                || found == wanted
                || Math.abs(found - wanted)
                        <= Math.max(Double.MIN_VALUE, TOLERANCE * Math.max(Math.abs(found), Math.abs(wanted)));
    }

    private void require(boolean holds, String name, @Nullable Object actual, @Nullable Object expected) {
        if (!holds) {
            differences.add(name + ": is " + shown(actual) + ", expected " + shown(expected));
        }
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }

    /// Each bucket has as many numbers as it says, and each number is in one.
    private void histograms(String name, NumericStatistics actual, double[] numbers) {
        double behind = Double.NEGATIVE_INFINITY;
        long total = 0;
        for (Bucket bucket : actual.histogram()) {
            require(bucket.low() >= behind, name + " histogram order", bucket, behind);
            require(
                    isCount(bucket.count(), numbers, bucket.low(), bucket.high(), bucket.low() == bucket.high()),
                    name + " histogram",
                    bucket,
                    count(numbers, bucket.low(), bucket.high(), bucket.low() == bucket.high()));
            behind = bucket.high();
            total += bucket.count();
        }
        require(total == numbers.length, name + " histogram total", total, numbers.length);
        equalWidth(name, actual.equalWidth(), numbers);
        List<Interval> equal = actual.equalFrequency();
        require(equal.size() == (numbers.length == 0 ? 0 : 10), name + " equalFrequency", equal.size(), 10);
        for (int i = 0; i < equal.size(); i++) {
            Interval wanted = new Interval(
                    actual.quantiles().get(2 * i), actual.quantiles().get(2 * i + 2), numbers.length / 10.0);
            values(name + " equalFrequency " + i, equal.get(i), wanted);
        }
    }

    private void equalWidth(String name, List<Interval> intervals, double[] numbers) {
        double least = numbers.length == 0 ? Double.NaN : numbers[0];
        double greatest = numbers.length == 0 ? Double.NaN : numbers[numbers.length - 1];
        double width = (greatest - least) / 10;
        int size = numbers.length == 0 || Double.isInfinite(greatest - least) ? 0 : width == 0 ? 1 : 10;
        require(intervals.size() == size, name + " equalWidth", intervals, size);
        double total = 0;
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            boolean last = i == intervals.size() - 1;
            require(
                    Math.abs(interval.low() - (least + i * width)) <= TOLERANCE * (greatest - least),
                    name + " equalWidth low",
                    interval,
                    least + i * width);
            require(
                    interval.high()
                            == (last
                                    ? greatest
                                    : requireNonNull(intervals.get(i + 1)).low()),
                    name + " equalWidth high",
                    interval,
                    greatest);
            require(
                    isCount((long) interval.count(), numbers, interval.low(), interval.high(), last),
                    name + " equalWidth",
                    interval,
                    count(numbers, interval.low(), interval.high(), last));
            total += interval.count();
        }
        require(size == 0 || total == numbers.length, name + " equalWidth total", total, numbers.length);
    }

    private static long count(double[] numbers, double low, double high, boolean closed) {
        return Math.max(0, below(numbers, closed ? Math.nextUp(high) : high) - below(numbers, low));
    }

    /// How many sorted numbers are less.
    private static int below(double[] numbers, double bound) {
        int from = 0;
        int to = numbers.length;
        while (from < to) {
            int middle = (from + to) / 2;
            if (numbers[middle] < bound) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /// Whether a count is right, but for numbers that are within a rounding of the bounds.
    private static boolean isCount(long count, double[] numbers, double low, double high, boolean closed) {
        if (count == count(numbers, low, high, closed)) {
            return true;
        }
        double slackLow = 2 * Math.ulp(low);
        double slackHigh = 2 * Math.ulp(high);
        return count <= count(numbers, low - slackLow, high + slackHigh, true)
                && count >= count(numbers, low + slackLow, high - slackHigh, false);
    }
}
