package dev.headrace.statistics.internal.number;

import java.math.BigInteger;

/// Weights of a [WeightedCounts] in ascending order of their cells. Immutable; the arrays are its own.
final class WeightedCells {
    private final NumberForm form;
    private final int level;
    private final long[] cells;
    private final FixedWeights weights;
    private final BigInteger zeros;
    private final double minimum;
    private final double maximum;
    private final BigInteger total;

    /// Takes the arrays over.
    ///
    /// @param level 0 where `cells` are raw values, and cells of the level else
    /// @param zeros the weight of zeros
    /// @param minimum the least raw value; of no matter where there are no cells
    /// @param maximum the greatest, likewise
    WeightedCells(
            NumberForm form,
            int level,
            long[] cells,
            FixedWeights weights,
            FixedWeights zeros,
            long minimum,
            long maximum) {
        this.form = form;
        this.level = level;
        this.cells = cells;
        this.weights = weights;
        this.zeros = zeros.exact(0);
        this.minimum = cells.length == 0 ? Double.NaN : form.numberOfRaw(minimum);
        this.maximum = cells.length == 0 ? Double.NaN : form.numberOfRaw(maximum);
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < cells.length; i++) {
            sum = sum.add(weights.exact(i));
        }
        this.total = sum;
    }

    int size() {
        return cells.length;
    }

    /// The raw values, where these are kept apart, or the cells.
    long[] cells() {
        return cells;
    }

    FixedWeights weights() {
        return weights;
    }

    /// The weight of a cell, in the unit of [FixedWeights].
    BigInteger weight(int index) {
        return weights.exact(index);
    }

    /// The weight of all.
    BigInteger total() {
        return total;
    }

    /// The least number; NaN where there is none.
    double minimum() {
        return minimum;
    }

    /// The greatest.
    double maximum() {
        return maximum;
    }

    /// A bound below the numbers of a cell, and the number itself where it is the only one.
    double low(int index) {
        if (level == 0) {
            return form.numberOfRaw(cells[index]);
        }
        return isZero(index) ? 0 : Math.max(form.number(cells[index] << level), minimum);
    }

    /// A bound above the numbers of a cell, likewise.
    double high(int index) {
        if (level == 0) {
            return low(index);
        }
        double behind = form.number(SortedCells.behind(cells[index] << level, level));
        return isZero(index) ? 0 : Math.min(behind, maximum);
    }

    /// Whether a cell holds nothing but zeros.
    private boolean isZero(int index) {
        return cells[index] == 0 && weights.exact(index).equals(zeros);
    }
}
