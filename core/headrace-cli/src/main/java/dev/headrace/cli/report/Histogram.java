package dev.headrace.cli.report;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bins of equal width over the bulk of some numbers, made of the cells of the statistics, which are of unequal
/// width. A cell's count is spread evenly over it.
///
/// @param low where the first bin begins
/// @param high where the last bin ends
/// @param shares of each sample, in order: the share of its finite values in each bin
record Histogram(double low, double high, List<List<Double>> shares) {
    private static final int BINS = 20;
    private static final double TAIL = 0.01;
    private static final double NEAR = 0.15;

    /// Bins samples alike.
    ///
    /// @return empty if a sample has no finite value, or if they are too far apart for numbers
    static Optional<Histogram> of(ColumnType type, List<NumericStatistics> samples) {
        if (samples.isEmpty() || samples.stream().anyMatch(sample -> sample.finite() == 0 || unknown(sample))) {
            return Optional.empty();
        }
        double low =
                samples.stream().mapToDouble(sample -> bulk(sample).low()).min().orElseThrow();
        double high = samples.stream()
                .mapToDouble(sample -> bulk(sample).high())
                .max()
                .orElseThrow();
        Grid grid = type == ColumnType.INTEGER ? whole(low, high) : real(low, high);
        if (!Double.isFinite(grid.high() - grid.low()) || !(grid.high() > grid.low())) {
            return Optional.empty();
        }
        return Optional.of(new Histogram(
                grid.low(),
                grid.high(),
                samples.stream()
                        .map(sample -> spread(sample, grid, type == ColumnType.INTEGER ? 1 : 0))
                        .toList()));
    }

    /// The greatest share of any bin of any sample.
    double peak() {
        return shares.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private static boolean unknown(NumericStatistics sample) {
        return sample.histogram().isEmpty()
                || !Double.isFinite(sample.minimum())
                || !Double.isFinite(sample.maximum())
                || sample.histogram().stream()
                        .anyMatch(bucket -> !Double.isFinite(bucket.low()) || !Double.isFinite(bucket.high()));
    }

    /// All but the hundredth at each end; the ends too, where they are near.
    private static Range bulk(NumericStatistics sample) {
        double low = at(sample, TAIL);
        double high = at(sample, 1 - TAIL);
        double near = NEAR * (high - low);
        return new Range(
                low - sample.minimum() <= near ? sample.minimum() : low,
                sample.maximum() - high <= near ? sample.maximum() : high);
    }

    /// The value below which a share of the values is, as far as the cells tell.
    private static double at(NumericStatistics sample, double share) {
        double wanted = share * total(sample);
        double seen = 0;
        for (Bucket bucket : sample.histogram()) {
            if (seen + bucket.count() >= wanted) {
                double part = (wanted - seen) / bucket.count();
                double value = bucket.low() + part * (bucket.high() - bucket.low());
                return Math.clamp(value, sample.minimum(), sample.maximum());
            }
            seen += bucket.count();
        }
        return sample.maximum();
    }

    private static double total(NumericStatistics sample) {
        return sample.histogram().stream().mapToDouble(Bucket::count).sum();
    }

    /// A bin holds equally many whole numbers as any other, so that none stands out for its width.
    private static Grid whole(double low, double high) {
        double first = Math.floor(low);
        double numbers = Math.floor(high) + 1 - first;
        double width = Math.max(1, Math.ceil(numbers / BINS));
        int bins = (int) Math.ceil(numbers / width);
        return new Grid(first, first + bins * width, bins);
    }

    private static Grid real(double low, double high) {
        if (low < high) {
            return new Grid(low, high, BINS);
        }
        double margin = low == 0 ? 0.5 : Math.abs(low) / 2;
        return new Grid(low - margin, low + margin, 1);
    }

    private static List<Double> spread(NumericStatistics sample, Grid grid, double unit) {
        double[] counts = new double[grid.bins()];
        for (Bucket bucket : sample.histogram()) {
            double low = Math.max(bucket.low(), sample.minimum());
            double high = Math.min(bucket.high(), sample.maximum() + unit);
            spread((double) bucket.count(), low, high, grid, counts);
        }
        double total = total(sample);
        List<Double> shares = new ArrayList<>(counts.length);
        for (double count : counts) {
            shares.add(count / total);
        }
        return shares;
    }

    private static void spread(double count, double low, double high, Grid grid, double[] counts) {
        if (!(high > low)) {
            if (low >= grid.low() && low <= grid.high()) {
                counts[Math.min(grid.bin(low), counts.length - 1)] += count;
            }
            return;
        }
        double from = Math.max(low, grid.low());
        double to = Math.min(high, grid.high());
        if (from >= to) {
            return;
        }
        int last = Math.min(grid.bin(to), counts.length - 1);
        for (int bin = Math.min(grid.bin(from), last); bin <= last; bin++) {
            double overlap = Math.min(to, grid.start(bin + 1)) - Math.max(from, grid.start(bin));
            counts[bin] += count * (Math.max(overlap, 0) / (high - low));
        }
    }

    private record Range(double low, double high) {}

    private record Grid(double low, double high, int bins) {
        double start(int bin) {
            return bin == bins ? high : low + (high - low) * bin / bins;
        }

        int bin(double value) {
            return (int) ((value - low) / (high - low) * bins);
        }
    }
}
