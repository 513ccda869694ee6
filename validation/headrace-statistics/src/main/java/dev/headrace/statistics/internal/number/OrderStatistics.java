package dev.headrace.statistics.internal.number;

import java.util.ArrayList;
import java.util.List;

/// Quantiles as TFDV has them, but exact where counts are: that of probability p among n numbers, infinite
/// ones included, is the number of rank n p, rounded down, in ascending order from 0, and at most the
/// greatest. So each is one of the numbers, and the median of an even number of them is the upper one in the
/// middle. Past exact counts, the numbers of a cell are taken to be spread evenly, and the error of that is
/// known.
///
/// @param values at the probabilities 0, 1/20, ... 1; empty without numbers
/// @param error the bound of the relative error of the values
/// @param rankError the bound of their error in ranks, as a share of the numbers
record OrderStatistics(List<Double> values, double error, double rankError) {
    private static final int STEPS = 20;

    OrderStatistics {
        values = List.copyOf(values);
    }

    /// Finds the quantiles.
    ///
    /// @param cells the finite numbers
    /// @param zeros how many of them are zero
    /// @param minimum the least of them
    /// @param maximum the greatest
    /// @param infinities what is below and above
    static OrderStatistics of(SortedCells cells, long zeros, double minimum, double maximum, Infinities infinities) {
        long below = (long) infinities.negative();
        long total = cells.total() + (long) infinities.total();
        List<Double> values = new ArrayList<>(STEPS + 1);
        double error = 0;
        double rankError = 0;
        int index = 0;
        long before = 0;
        for (long step = 0; step <= STEPS && total > 0; step++) {
            // total * step / STEPS without overflow.
            long rank = Math.min(total / STEPS * step + total % STEPS * step / STEPS, total - 1) - below;
            if (rank < 0 || rank >= cells.total()) {
                values.add(rank < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
                continue;
            }
            while (rank >= before + cells.count(index)) {
                before += cells.count(index++);
            }
            boolean isZero = cells.lowKey(index) == 0 && cells.count(index) == zeros;
            double low = isZero ? 0 : Math.max(cells.first(index), minimum);
            double high = isZero ? 0 : Math.min(cells.last(index), maximum);
            if (low == high || rank == 0 || rank == cells.total() - 1) {
                values.add(low == high ? low : rank == 0 ? minimum : maximum);
                continue;
            }
            double found = low + (high - low) * ((rank - before + 0.5) / cells.count(index));
            values.add(found);
            error = Math.max(error, Math.max(high - found, found - low) / Math.min(Math.abs(low), Math.abs(high)));
            rankError = Math.max(rankError, cells.count(index) / (double) total);
        }
        return new OrderStatistics(values, error, rankError);
    }
}
