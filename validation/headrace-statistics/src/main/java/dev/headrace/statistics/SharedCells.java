package dev.headrace.statistics;

import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Bucket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The histograms of two samples on the finest cells that both have.
final class SharedCells {
    /// A cell of both.
    ///
    /// @param low the least number
    /// @param high the number behind the last; equal to `low` for a cell of one number
    /// @param baseline how many of the first sample are in it
    /// @param current how many of the second
    record Cell(double low, double high, long baseline, long current) {
        private boolean contains(Bucket bucket) {
            return bucket.low() < high || bucket.low() == low;
        }
    }

    private record Part(Bucket bucket, long baseline, long current) {}

    private SharedCells() {}

    /// Joins the histograms. Cells are nested, so of those that overlap the greatest is shared.
    ///
    /// @return in ascending order, infinite values first and last
    static List<Cell> of(NumericStatistics baseline, NumericStatistics current) {
        List<Part> parts = new ArrayList<>();
        addInfinite(parts, Double.NEGATIVE_INFINITY, baseline.negativeInfinite(), current.negativeInfinite());
        baseline.histogram().forEach(bucket -> parts.add(new Part(bucket, bucket.count(), 0)));
        current.histogram().forEach(bucket -> parts.add(new Part(bucket, 0, bucket.count())));
        parts.sort(Comparator.<Part>comparingDouble(part -> part.bucket().low())
                .thenComparing(
                        Comparator.<Part>comparingDouble(part -> part.bucket().high())
                                .reversed()));
        List<Cell> cells = new ArrayList<>();
        for (Part part : parts) {
            Cell last = cells.isEmpty() ? null : cells.getLast();
            if (last != null && last.contains(part.bucket())) {
                cells.set(
                        cells.size() - 1,
                        new Cell(
                                last.low(),
                                Math.max(last.high(), part.bucket().high()),
                                last.baseline() + part.baseline(),
                                last.current() + part.current()));
            } else {
                cells.add(new Cell(part.bucket().low(), part.bucket().high(), part.baseline(), part.current()));
            }
        }
        addInfinite(cells, baseline.positiveInfinite(), current.positiveInfinite());
        return cells;
    }

    private static void addInfinite(List<Part> parts, double value, long baseline, long current) {
        if (baseline + current > 0) {
            parts.add(new Part(new Bucket(value, value, baseline + current), baseline, current));
        }
    }

    /// Behind the last cell, whose bound may be infinite itself.
    private static void addInfinite(List<Cell> cells, long baseline, long current) {
        if (baseline + current > 0) {
            cells.add(new Cell(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, baseline, current));
        }
    }
}
