package dev.headrace.statistics;

import static java.util.stream.Collectors.toList;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;

/// Pairs of samples of 20 features and the reports on them by the default rule. Each pair has a seed of its own.
///
/// @param features what the features are drawn from
/// @param changed what the first feature of the current sample is drawn from
/// @param outlier whether the first number of the current sample is far from all others
/// @param baseline the rows of the first sample
/// @param current the rows of the second
record Pairs(List<Population> features, Population changed, boolean outlier, int baseline, int current) {
    static final int FEATURES = 20;
    private static final int BATCH = 50_000;
    private static final double FAR = 1e12;

    /// Samples of one distribution.
    static Pairs undrifted(Population population, int baseline, int current) {
        List<Population> features =
                IntStream.range(0, FEATURES).mapToObj(feature -> population).toList();
        return new Pairs(features, population, population == Population.HEAVY_TAILED, baseline, current);
    }

    /// Samples of normal numbers but for the first feature, which drifts.
    static Pairs drifted(Population before, Population now, int rows) {
        List<Population> features =
                new ArrayList<>(undrifted(Population.NORMAL, rows, rows).features());
        features.set(0, before);
        return new Pairs(features, now, false, rows, rows);
    }

    /// The reports on so many pairs, by as many threads as there are.
    List<DriftReport> reports(int pairs) {
        return IntStream.range(0, pairs).parallel().mapToObj(this::report).collect(toList());
    }

    /// How many of them raise an alarm.
    long alarms(int pairs) {
        return reports(pairs).stream()
                .filter(report -> report.verdict() == DriftVerdict.DRIFTED)
                .count();
    }

    /// How many of them tell that the first feature drifted.
    long found(int pairs) {
        return reports(pairs).stream()
                .filter(report -> first(report).verdict() == DriftVerdict.DRIFTED)
                .count();
    }

    static Comparison first(DriftReport report) {
        return report.comparisons().stream()
                .filter(comparison -> comparison.column().equals("f0"))
                .findFirst()
                .orElseThrow();
    }

    private DriftReport report(int pair) {
        SplittableRandom random = new SplittableRandom(31L * pair + 7);
        List<ColumnStatistics> before = new ArrayList<>();
        List<ColumnStatistics> now = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator()) {
            for (int feature = 0; feature < features.size(); feature++) {
                Population population = features.get(feature);
                before.add(sample(population, "f" + feature, baseline, false, random, allocator));
                Population other = feature == 0 ? changed : population;
                now.add(sample(other, "f" + feature, current, outlier, random, allocator));
            }
        }
        List<String> names = before.stream().map(ColumnStatistics::name).toList();
        return new DriftAnalysis(DriftSettings.DEFAULT)
                .compare(
                        new DatasetStatistics("baseline", baseline, before),
                        new DatasetStatistics("current", current, now),
                        names);
    }

    private static ColumnStatistics sample(
            Population population,
            String name,
            int rows,
            boolean outlier,
            SplittableRandom random,
            BufferAllocator allocator) {
        ColumnAccumulator accumulator = new ColumnAccumulator(population.column(name));
        try (FieldVector vector = accumulator.field().createVector(allocator)) {
            int batch = Math.min(rows, BATCH);
            vector.setInitialCapacity(batch);
            vector.allocateNew();
            if (vector instanceof BaseVariableWidthVector texts) {
                texts.allocateNew(batch);
            }
            for (int from = 0; from < rows; from += batch) {
                int size = Math.min(batch, rows - from);
                population.draw(vector, size, random);
                if (outlier && from == 0 && vector instanceof Float8Vector reals) {
                    reals.set(0, FAR);
                }
                accumulator.fold(vector, 0, size);
            }
        }
        return accumulator.result();
    }
}
