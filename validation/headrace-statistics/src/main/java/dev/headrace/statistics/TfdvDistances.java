package dev.headrace.statistics;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The distances between two samples of a column by which TensorFlow Data Validation judges drift and skew, as it
/// computes them: from the most frequent values, or for numbers from their histograms, without regard to the
/// sizes of the samples. Stateless; safe to share.
///
/// They are for the sake of schemas with thresholds that were set for them. A threshold that fits all sizes does
/// not exist: what [DriftAnalysis] does needs none.
public final class TfdvDistances {
    private TfdvDistances() {}

    /// The greatest difference of the share of a value, among the values that are listed.
    ///
    /// @param baseline the first sample
    /// @param current the second
    /// @return the distance from 0 to 1 and the last such value; 0 and no value where no values are counted, as
    ///     always for numbers, which have none
    public static Greatest infinityNorm(ColumnStatistics baseline, ColumnStatistics current) {
        SortedMap<String, Double> before = shares(counts(baseline));
        SortedMap<String, Double> now = shares(counts(current));
        double greatest = 0;
        String value = null;
        for (String each : union(before, now)) {
            double difference = Math.abs(before.getOrDefault(each, 0.0) - now.getOrDefault(each, 0.0));
            if (difference >= greatest) {
                greatest = difference;
                value = each;
            }
        }
        return new Greatest(greatest, Optional.ofNullable(value));
    }

    /// The greatest difference of the count of a value, over the sum of all counts of both samples. It depends on
    /// the sizes of the samples: equal shares in samples of different sizes are a distance.
    ///
    /// @param baseline the first sample
    /// @param current the second
    /// @return the distance from 0 to 1 and the last such value; 0 and no value where no values are counted
    public static Greatest normalizedDifference(ColumnStatistics baseline, ColumnStatistics current) {
        SortedMap<String, Double> before = counts(baseline);
        SortedMap<String, Double> now = counts(current);
        double all = sum(before) + sum(now);
        double greatest = 0;
        String value = null;
        for (String each : union(before, now)) {
            double difference = Math.abs(before.getOrDefault(each, 0.0) - now.getOrDefault(each, 0.0));
            if (difference >= greatest) {
                greatest = difference;
                value = each;
            }
        }
        return new Greatest(all == 0 ? 0 : greatest / all, Optional.ofNullable(value));
    }

    /// The Jensen-Shannon divergence to the base 2: of the most frequent values where both samples have them, else
    /// of the histograms, whose cells are spread evenly over those of both. Cells of one number overlap with no
    /// other than their like, and NaN and infinities not even with these.
    ///
    /// @param baseline the first sample
    /// @param current the second
    /// @return the divergence from 0 to 1; empty where there is nothing to compare, or one has numbers and the
    ///     other has not
    public static OptionalDouble jensenShannon(ColumnStatistics baseline, ColumnStatistics current) {
        if (baseline.numeric() != null && current.numeric() != null) {
            return new TfdvCells(baseline.numeric(), current.numeric()).divergence();
        }
        if (baseline.numeric() != null || current.numeric() != null) {
            return OptionalDouble.empty();
        }
        SortedMap<String, Double> before = shares(counts(baseline));
        SortedMap<String, Double> now = shares(counts(current));
        if (before.isEmpty() || now.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<String> values = List.copyOf(union(before, now));
        double[] p = values.stream()
                .mapToDouble(value -> before.getOrDefault(value, 0.0))
                .toArray();
        double[] q = values.stream()
                .mapToDouble(value -> now.getOrDefault(value, 0.0))
                .toArray();
        return OptionalDouble.of(divergence(p, q));
    }

    /// The divergence of two distributions on the same cells, to the base 2, at most 1.
    static double divergence(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double middle = (p[i] + q[i]) / 2;
            sum += part(p[i], middle) + part(q[i], middle);
        }
        return Math.clamp(sum / 2 / StrictMath.log(2), 0.0, 1.0);
    }

    private static double part(double share, double middle) {
        return share == 0 ? 0 : share * StrictMath.log(share / middle);
    }

    private static SortedMap<String, Double> counts(ColumnStatistics column) {
        SortedMap<String, Double> counts = new TreeMap<>();
        if (column.numeric() == null) {
            for (ValueCount value : column.top()) {
                counts.merge(value.value(), (double) value.count(), Double::sum);
            }
        }
        return counts;
    }

    private static SortedMap<String, Double> shares(SortedMap<String, Double> counts) {
        double all = sum(counts);
        SortedMap<String, Double> shares = new TreeMap<>();
        counts.forEach((value, count) -> shares.put(value, count / all));
        return shares;
    }

    private static double sum(SortedMap<String, Double> counts) {
        return counts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static SortedSet<String> union(Map<String, Double> before, Map<String, Double> now) {
        SortedSet<String> union = new TreeSet<>(before.keySet());
        union.addAll(now.keySet());
        return union;
    }

    /// A distance and where it is.
    ///
    /// @param distance from 0 to 1
    /// @param value that differs the most; of equal ones the last in ascending order
    public record Greatest(double distance, Optional<String> value) {}
}
