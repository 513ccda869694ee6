package dev.headrace.statistics;

import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The histograms of two samples on the boundaries of both, as TFDV aligns them.
final class TfdvCells {
    private final List<Double> before = new ArrayList<>();
    private final List<Double> now = new ArrayList<>();

    TfdvCells(NumericStatistics baseline, NumericStatistics current) {
        this(
                baseline.equalWidth(),
                current.equalWidth(),
                baseline.negativeInfinite() + baseline.positiveInfinite(),
                current.negativeInfinite() + current.positiveInfinite(),
                baseline.nan(),
                current.nan());
    }

    TfdvCells(List<Interval> baseline, List<Interval> current, long infinite, long infiniteNow, long nan, long nanNow) {
        double[] bounds = bounds(baseline, current);
        spread(baseline, bounds, before);
        spread(current, bounds, now);
        SortedMap<Double, Double> points = points(baseline);
        SortedMap<Double, Double> pointsNow = points(current);
        TreeSet<Double> all = new TreeSet<>(points.keySet());
        all.addAll(pointsNow.keySet());
        for (Double point : all) {
            add(points.getOrDefault(point, 0.0), pointsNow.getOrDefault(point, 0.0));
        }
        add((double) infinite, 0);
        add(0, (double) infiniteNow);
        add((double) nan, 0);
        add(0, (double) nanNow);
    }

    /// The divergence; empty if a side has nothing.
    OptionalDouble divergence() {
        double sum = before.stream().mapToDouble(Double::doubleValue).sum();
        double sumNow = now.stream().mapToDouble(Double::doubleValue).sum();
        if (sum == 0 || sumNow == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(TfdvDistances.divergence(
                before.stream().mapToDouble(mass -> mass / sum).toArray(),
                now.stream().mapToDouble(mass -> mass / sumNow).toArray()));
    }

    private void add(double mass, double massNow) {
        before.add(mass);
        now.add(massNow);
    }

    private static double[] bounds(List<Interval> baseline, List<Interval> current) {
        TreeSet<Double> bounds = new TreeSet<>();
        for (List<Interval> side : List.of(baseline, current)) {
            for (Interval bucket : side) {
                if (bucket.low() < bucket.high()) {
                    bounds.add(bucket.low());
                    bounds.add(bucket.high());
                }
            }
        }
        return bounds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void spread(List<Interval> buckets, double[] bounds, List<Double> into) {
        double[] mass = new double[Math.max(0, bounds.length - 1)];
        for (Interval bucket : buckets) {
            double width = bucket.high() - bucket.low();
            if (!(width > 0)) {
                continue;
            }
            for (int cell = first(bounds, bucket.low()); cell < mass.length && bounds[cell] < bucket.high(); cell++) {
                mass[cell] += bucket.count() * ((bounds[cell + 1] - bounds[cell]) / width);
            }
        }
        for (double each : mass) {
            into.add(each);
        }
    }

    private static int first(double[] bounds, double low) {
        return Arrays.binarySearch(bounds, low);
    }

    private static SortedMap<Double, Double> points(List<Interval> buckets) {
        SortedMap<Double, Double> points = new TreeMap<>();
        for (Interval bucket : buckets) {
            if (bucket.low() == bucket.high()) {
                points.merge(bucket.low(), bucket.count(), Double::sum);
            }
        }
        return points;
    }
}
