package dev.headrace.statistics.internal.number;

import java.util.ArrayList;
import java.util.List;

/// Quantiles from sorted cells. Where counts are exact, the quantile of probability p lies at the rank (n -
/// 1) p, interpolated between its neighbours (type 7 of R. J. Hyndman, Y. Fan, "Sample quantiles in
/// statistical packages", 1996, which NumPy and R use); else it lies in the cell of the nearest rank, where
/// the numbers of the cell are taken to be spread evenly, and the error of that is known.
///
/// @param values at the probabilities 0, 1/20, ... 1; empty without numbers
/// @param error the bound of the relative error of the values
/// @param rankError the bound of their error in ranks, as a share of the numbers
record Quantiles(List<Double> values, double error, double rankError) {
    private static final int STEPS = 20;

    Quantiles {
        values = List.copyOf(values);
    }

    /// Finds the quantiles.
    ///
    /// @param cells the numbers
    /// @param zeros how many of them are zero
    /// @param minimum the least
    /// @param maximum the greatest
    static Quantiles of(SortedCells cells, long zeros, double minimum, double maximum) {
        List<Double> values = new ArrayList<>(STEPS + 1);
        double error = 0;
        double rankError = 0;
        if (cells.total() > 0) {
            Walk walk = new Walk(cells, zeros, minimum, maximum);
            long gaps = cells.total() - 1;
            for (long step = 0; step <= STEPS; step++) {
                // gaps * step / STEPS without overflow.
                long rank = gaps / STEPS * step + gaps % STEPS * step / STEPS;
                double part = (gaps % STEPS * step % STEPS) / (double) STEPS;
                if (cells.isExact()) {
                    double lower = walk.number(rank);
                    values.add(part == 0 ? lower : interpolate(lower, walk.next(rank), part));
                } else if (step == 0 || step == STEPS) {
                    values.add(step == 0 ? minimum : maximum);
                } else {
                    values.add(walk.number(part < 0.5 ? rank : rank + 1));
                    error = Math.max(error, walk.error());
                    rankError = Math.max(rankError, walk.rankError());
                }
            }
        }
        return new Quantiles(values, error, rankError);
    }

    private static double interpolate(double lower, double upper, double part) {
        double width = upper - lower;
        return Double.isInfinite(width) ? lower * (1 - part) + upper * part : lower + part * width;
    }

    /// Goes through the ranks in ascending order.
    private static final class Walk {
        private final SortedCells cells;
        private final long zeros;
        private final double minimum;
        private final double maximum;
        private int index;
        private long before;
        private double found;

        Walk(SortedCells cells, long zeros, double minimum, double maximum) {
            this.cells = cells;
            this.zeros = zeros;
            this.minimum = minimum;
            this.maximum = maximum;
        }

        /// The number of a rank from 0 on; not less than the rank asked for last.
        double number(long rank) {
            while (rank >= before + cells.count(index)) {
                before += cells.count(index++);
            }
            double low = low();
            double share = (rank - before + 0.5) / cells.count(index);
            found = low + (high() - low) * share;
            return found;
        }

        /// The number behind the rank that was asked for last.
        double next(long rank) {
            boolean inCell = rank + 1 < before + cells.count(index);
            return cells.low(inCell ? index : index + 1);
        }

        /// The bound of the relative error of what [#number] returned last.
        double error() {
            double low = low();
            double high = high();
            double most = Math.max(high - found, found - low);
            return most == 0 ? 0 : most / Math.min(Math.abs(low), Math.abs(high));
        }

        /// The bound of its error in ranks.
        double rankError() {
            return low() == high() ? 0 : cells.count(index) / (double) cells.total();
        }

        private double low() {
            return isZero() ? 0 : Math.max(cells.first(index), minimum);
        }

        private double high() {
            return isZero() ? 0 : Math.min(cells.last(index), maximum);
        }

        /// Whether a cell holds nothing but zeros.
        private boolean isZero() {
            return cells.lowKey(index) == 0 && cells.count(index) == zeros;
        }
    }
}
