package dev.headrace.statistics.internal.number;

import dev.headrace.validation.NumericStatistics.Interval;
import java.util.ArrayList;
import java.util.List;

/// Makes the two histograms of ten intervals that TFDV has.
final class Intervals {
    private static final int INTERVALS = 10;

    private Intervals() {}

    /// Intervals of equal width from the least to the greatest number.
    ///
    /// @param cells the numbers; those of a cell are taken to be spread evenly
    /// @param minimum the least
    /// @param maximum the greatest
    /// @return ten, or one if all numbers are equal, or none if there are no numbers or their range is no
    ///     double
    static List<Interval> ofEqualWidth(SortedCells cells, double minimum, double maximum) {
        return ofEqualWidth(cells, minimum, maximum, Intervals::interval);
    }

    /// As [#ofEqualWidth], but a number at the bound of two intervals is in the lower one.
    static List<Interval> ofEqualWidthAsTfdv(SortedCells cells, double minimum, double maximum) {
        return ofEqualWidth(cells, minimum, maximum, Intervals::lowerInterval);
    }

    private static List<Interval> ofEqualWidth(SortedCells cells, double minimum, double maximum, Finder finder) {
        double width = (maximum - minimum) / INTERVALS;
        if (cells.size() == 0 || Double.isInfinite(maximum - minimum)) {
            return List.of();
        } else if (width == 0) {
            return List.of(new Interval(minimum, maximum, cells.total()));
        }
        double[] counts = new double[INTERVALS];
        for (int i = 0; i < cells.size(); i++) {
            double low = Math.max(cells.first(i), minimum);
            double high = Math.min(cells.last(i), maximum);
            int first = finder.interval(low, minimum, width);
            int last = finder.interval(high, minimum, width);
            if (first == last) {
                counts[first] += cells.count(i);
            } else {
                for (int at = first; at <= last; at++) {
                    double from = Math.max(low, bound(minimum, width, at));
                    double to = Math.min(high, bound(minimum, width, at + 1));
                    counts[at] += cells.count(i) * Math.max(0, to - from) / (high - low);
                }
            }
        }
        List<Interval> intervals = new ArrayList<>(INTERVALS);
        for (int i = 0; i < INTERVALS; i++) {
            double high = i == INTERVALS - 1 ? maximum : bound(minimum, width, i + 1);
            intervals.add(new Interval(bound(minimum, width, i), high, counts[i]));
        }
        return intervals;
    }

    /// Intervals with equally many numbers.
    ///
    /// @param quantiles at the probabilities 0, 1/20, ... 1; empty without numbers
    /// @param total how many numbers there are
    /// @return ten, or none without numbers
    static List<Interval> ofEqualFrequency(List<Double> quantiles, double total) {
        if (quantiles.isEmpty()) {
            return List.of();
        }
        int step = (quantiles.size() - 1) / INTERVALS;
        List<Interval> intervals = new ArrayList<>(INTERVALS);
        for (int i = 0; i < INTERVALS; i++) {
            intervals.add(new Interval(quantiles.get(i * step), quantiles.get((i + 1) * step), total / INTERVALS));
        }
        return intervals;
    }

    private static double bound(double minimum, double width, int index) {
        return minimum + index * width;
    }

    /// The interval that ends with a number, or else has it.
    static int lowerInterval(double value, double minimum, double width) {
        int index = interval(value, minimum, width);
        return index > 0 && value == bound(minimum, width, index) ? index - 1 : index;
    }

    private static int interval(double value, double minimum, double width) {
        int index = (int) Math.clamp((value - minimum) / width, 0, INTERVALS - 1);
        // The quotient is rounded: the bounds decide.
        if (index > 0 && value < bound(minimum, width, index)) {
            return index - 1;
        }
        return index < INTERVALS - 1 && value >= bound(minimum, width, index + 1) ? index + 1 : index;
    }

    /// Says in which interval a number is.
    @FunctionalInterface
    private interface Finder {
        int interval(double value, double minimum, double width);
    }
}
