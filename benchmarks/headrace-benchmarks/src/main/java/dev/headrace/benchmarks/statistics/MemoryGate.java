package dev.headrace.benchmarks.statistics;

import dev.headrace.statistics.MomentsAccumulator.Moments;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Proves figures of columns in memory right, by loops that are too simple to be wrong.
final class MemoryGate {
    private static final double RELATIVE = 1e-9;
    private static final double RANK = 0.005;

    private MemoryGate() {}

    /// Checks a sum.
    ///
    /// @throws IllegalStateException if it is wrong
    static void sum(double found, MemoryBatches column) {
        double[] sorted = sorted(column);
        double greatest = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
        require("the sum", found, sum(sorted), RELATIVE * greatest * sorted.length);
    }

    /// Checks counts and moments.
    ///
    /// @throws IllegalStateException if one is wrong
    static void moments(Moments found, MemoryBatches column) {
        double[] sorted = sorted(column);
        double mean = sum(sorted) / sorted.length;
        double[] squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .toArray();
        double deviation = Math.sqrt(sum(squares) / sorted.length);
        same("present", found.rows() - found.missing(), sorted.length);
        same("finite", found.finite(), sorted.length);
        same(
                "zeros",
                found.zeros(),
                Arrays.stream(sorted).filter(value -> value == 0).count());
        require("the minimum", found.minimum(), sorted[0], 0);
        require("the maximum", found.maximum(), sorted[sorted.length - 1], 0);
        require("the mean", found.mean(), mean, RELATIVE * Math.max(Math.abs(mean), deviation));
        require("the standard deviation", found.standardDeviation(), deviation, RELATIVE * deviation);
    }

    /// Checks quantiles and the number of distinct values, and that counts and moments are those of [#moments].
    ///
    /// @throws IllegalStateException if one is wrong
    static void numbers(ColumnStatistics found, MemoryBatches column) {
        Moments moments = InMemory.moments(column);
        moments(moments, column);
        NumericStatistics numeric = numeric(found);
        same("present", found.present(), moments.rows() - moments.missing());
        same("finite", numeric.finite(), moments.finite());
        same("zeros", numeric.zeros(), moments.zeros());
        require("the minimum", numeric.minimum(), moments.minimum(), 0);
        require("the maximum", numeric.maximum(), moments.maximum(), 0);
        require("the mean", numeric.mean(), moments.mean(), 0);
        require("the standard deviation", numeric.standardDeviation(), moments.standardDeviation(), 0);
        double[] sorted = sorted(column);
        List<Double> quantiles = numeric.quantiles();
        for (int i = 1; i < quantiles.size() - 1; i++) {
            int at = Arrays.binarySearch(sorted, quantiles.get(i));
            double rank = (at < 0 ? -at - 1 : at) / (double) sorted.length;
            // Next to no two values are equal, so that one rank is as good as another.
            require("the rank of a quantile", rank, i / (quantiles.size() - 1.0), RANK);
        }
        double distinct = Arrays.stream(sorted).distinct().count();
        require("distinct", (double) found.distinct(), distinct, 2 * found.distinctError() * distinct);
    }

    /// Checks counts and frequent values.
    ///
    /// @throws IllegalStateException if one is wrong
    static void texts(ColumnStatistics found, MemoryBatches column) {
        Map<String, Long> counts = new HashMap<>();
        for (VectorSchemaRoot batch : column.batches()) {
            VarCharVector vector = (VarCharVector) batch.getVector(0);
            for (int i = 0; i < vector.getValueCount(); i++) {
                counts.merge(vector.getObject(i).toString(), 1L, Long::sum);
            }
        }
        double distinct = counts.size();
        require("distinct", (double) found.distinct(), distinct, 2 * found.distinctError() * distinct);
        if (found.top().isEmpty()) {
            throw new IllegalStateException("no frequent values are given");
        }
        for (ValueCount value : found.top()) {
            same("the count of '" + value.value() + "'", value.count(), counts.getOrDefault(value.value(), 0L));
        }
    }

    private static NumericStatistics numeric(ColumnStatistics found) {
        NumericStatistics numeric = found.numeric();
        if (numeric == null) {
            throw new IllegalStateException(found.name() + " has no statistics of numbers");
        }
        return numeric;
    }

    private static double[] sorted(MemoryBatches column) {
        int rows = column.batches().stream()
                .mapToInt(VectorSchemaRoot::getRowCount)
                .sum();
        double[] values = new double[rows];
        int present = 0;
        for (VectorSchemaRoot batch : column.batches()) {
            Float8Vector vector = (Float8Vector) batch.getVector(0);
            for (int i = 0; i < vector.getValueCount(); i++) {
                if (!vector.isNull(i)) {
                    values[present++] = vector.get(i);
                }
            }
        }
        double[] sorted = Arrays.copyOf(values, present);
        Arrays.sort(sorted);
        return sorted;
    }

    /// The sum with Kahan's correction, as streams of doubles have it.
    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static void same(String figure, long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException(
                    "not measured, because " + figure + " is " + found + " instead of " + expected);
        }
    }

    private static void require(String figure, double found, double expected, double tolerance) {
        if (!(Math.abs(found - expected) <= tolerance)) {
            throw new IllegalStateException(
                    "not measured, because " + figure + " is " + found + " instead of " + expected);
        }
    }
}
