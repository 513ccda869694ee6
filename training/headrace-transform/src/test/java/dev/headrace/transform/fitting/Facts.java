package dev.headrace.transform.fitting;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.NumericStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Statistics and schemas of tests.
final class Facts {
    private Facts() {}

    static FeatureSchema feature(String name, ColumnType type, FeatureKind kind) {
        return new FeatureSchema(name, type, kind, "because of " + name, 0, null);
    }

    /// Statistics of numbers, the exact ones; quantiles are the nearest below.
    static NumericStatistics numbers(double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        double variance = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(Double.NaN);
        List<Double> quantiles = new ArrayList<>();
        for (int i = 0; sorted.length > 0 && i <= 20; i++) {
            quantiles.add(sorted[(sorted.length - 1) * i / 20]);
        }
        Map<Double, Long> counts = new TreeMap<>();
        for (double value : sorted) {
            counts.merge(value, 1L, Long::sum);
        }
        List<NumericStatistics.Bucket> histogram = counts.entrySet().stream()
                .map(entry -> new NumericStatistics.Bucket(entry.getKey(), entry.getKey(), entry.getValue()))
                .toList();
        return new NumericStatistics(
                sorted.length,
                0,
                0,
                0,
                0,
                0,
                sorted.length == 0 ? Double.NaN : sorted[0],
                sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1],
                null,
                null,
                mean,
                Math.sqrt(variance),
                quantiles,
                0,
                histogram);
    }

    static ColumnStatistics numeric(String name, ColumnType type, long missing, NumericStatistics numbers) {
        return new ColumnStatistics(name, type, numbers.finite() + missing, missing, 0, 0, List.of(), numbers, null);
    }

    static ColumnStatistics counted(String name, ColumnType type, ValueCount... top) {
        long rows = Arrays.stream(top).mapToLong(ValueCount::count).sum();
        return new ColumnStatistics(name, type, rows, 0, top.length, 0, List.of(top), null, null);
    }

    static ValueCount count(String value, long count) {
        return new ValueCount(value, count);
    }
}
