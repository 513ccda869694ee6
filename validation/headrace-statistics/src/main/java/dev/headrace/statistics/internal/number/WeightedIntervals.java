package dev.headrace.statistics.internal.number;

import dev.headrace.validation.NumericStatistics.Interval;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The weights of numbers in ten intervals of equal width, by the rules of [Intervals].
final class WeightedIntervals {
    private static final int INTERVALS = 10;

    private final double[] bounds = new double[INTERVALS + 1];
    /// What is in one interval for sure, in the unit of [FixedWeights].
    private final BigInteger[] whole = new BigInteger[INTERVALS];
    /// What is shared out.
    private final double[] parts = new double[INTERVALS];

    private final boolean isLower;

    /// @param isLower whether a number at the bound of two intervals is in the lower one
    private WeightedIntervals(double minimum, double width, double maximum, boolean isLower) {
        this.isLower = isLower;
        for (int i = 0; i < INTERVALS; i++) {
            bounds[i] = minimum + i * width;
        }
        bounds[INTERVALS] = maximum;
        Arrays.fill(whole, BigInteger.ZERO);
    }

    /// Makes the intervals.
    ///
    /// @return ten, or one if all numbers are equal, or none if there are no numbers or their range is no
    ///     double
    static List<Interval> of(WeightedCells cells) {
        return of(cells, false);
    }

    /// As [#of], but a number at the bound of two intervals is in the lower one.
    static List<Interval> ofTfdv(WeightedCells cells) {
        return of(cells, true);
    }

    private static List<Interval> of(WeightedCells cells, boolean isLower) {
        double minimum = cells.minimum();
        double maximum = cells.maximum();
        double width = (maximum - minimum) / INTERVALS;
        if (cells.size() == 0 || Double.isInfinite(maximum - minimum)) {
            return List.of();
        } else if (width == 0) {
            return List.of(new Interval(minimum, maximum, FixedWeights.value(cells.total())));
        }
        WeightedIntervals intervals = new WeightedIntervals(minimum, width, maximum, isLower);
        for (int i = 0; i < cells.size(); i++) {
            intervals.add(cells.low(i), cells.high(i), cells.weight(i));
        }
        return intervals.list();
    }

    private void add(double low, double high, BigInteger weight) {
        int first = interval(low);
        int last = interval(high);
        if (first == last) {
            whole[first] = whole[first].add(weight);
            return;
        }
        for (int i = first; i <= last; i++) {
            double overlap = Math.min(high, bounds[i + 1]) - Math.max(low, bounds[i]);
            parts[i] += FixedWeights.value(weight) * Math.max(0, overlap) / (high - low);
        }
    }

    /// The last interval that starts before a number, or at it if that is asked for.
    private int interval(double number) {
        int found = INTERVALS - 1;
        while (found > 0 && (bounds[found] > number || (isLower && bounds[found] == number))) {
            found--;
        }
        return found;
    }

    private List<Interval> list() {
        List<Interval> list = new ArrayList<>(INTERVALS);
        for (int i = 0; i < INTERVALS; i++) {
            list.add(new Interval(bounds[i], bounds[i + 1], FixedWeights.value(whole[i]) + parts[i]));
        }
        return list;
    }
}
