package dev.headrace.statistics.internal.number;

import dev.headrace.validation.NumericStatistics.Bucket;
import java.util.ArrayList;
import java.util.List;

/// Makes a histogram of moderate size from sorted cells. Few different numbers have a bucket each. Many are
/// divided as a binary tree of nested cells, until a bucket has at most one in [#PARTS] of them or cannot be
/// divided, so the buckets are fine where the numbers are. Every bucket is a number or a cell of the [Grid]:
/// of two buckets, in whatever histograms, one contains the other, or they have nothing in common.
final class Histogram {
    /// Up to this many different numbers, each has a bucket of its own.
    static final int MOST_POINTS = 256;
    /// A bucket that can be divided has at most this part of the numbers.
    static final int PARTS = 128;

    private final SortedCells cells;
    private final long zeros;
    private final long[] before;
    private final List<Bucket> buckets = new ArrayList<>();

    private Histogram(SortedCells cells, long zeros) {
        this.cells = cells;
        this.zeros = zeros;
        this.before = new long[cells.size() + 1];
        for (int i = 0; i < cells.size(); i++) {
            before[i + 1] = before[i] + cells.count(i);
        }
    }

    /// Makes the histogram.
    ///
    /// @param cells the numbers
    /// @param zeros how many of them are zero
    /// @return buckets that are not empty, in ascending order
    static List<Bucket> of(SortedCells cells, long zeros) {
        Histogram histogram = new Histogram(cells, zeros);
        if (cells.isExact() && cells.size() <= MOST_POINTS) {
            for (int i = 0; i < cells.size(); ) {
                i = histogram.emitEqualKeys(i, cells.size());
            }
        } else {
            histogram.divide(0, cells.size());
        }
        return histogram.buckets;
    }

    private void divide(int from, int to) {
        long count = before[to] - before[from];
        boolean divisible = key(from) != key(to - 1);
        if (!divisible) {
            emitEqualKeys(from, to);
        } else if (count <= cells.total() / PARTS) {
            emitCommonCell(from, to);
        } else {
            int middle = middle(from, to);
            divide(from, middle);
            divide(middle, to);
        }
    }

    /// Where the cells of the upper half start: the first whose highest differing bit is that of the last.
    private int middle(int from, int to) {
        int bit = highestDifference(from, to);
        int low = from;
        int high = to - 1;
        while (low + 1 < high) {
            int probe = (low + high) >>> 1;
            if ((((key(probe) ^ key(from)) >>> bit) & 1) == 0) {
                low = probe;
            } else {
                high = probe;
            }
        }
        return high;
    }

    private int highestDifference(int from, int to) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(key(from) ^ key(to - 1));
    }

    /// The least cell of the grid that has all of them.
    private void emitCommonCell(int from, int to) {
        int bits = highestDifference(from, to) + 1;
        // Keys of both signs have no common cell but all numbers, which is never small enough to be one bucket.
        long low = key(from) >> bits << bits;
        NumberForm form = cells.form();
        buckets.add(
                new Bucket(form.number(low), form.number(SortedCells.behind(low, bits)), before[to] - before[from]));
    }

    /// One bucket for what cannot be told apart by key: a cell of the finest level, or numbers beyond 2^53.
    ///
    /// @return the index behind
    private int emitEqualKeys(int from, int limit) {
        int to = from + 1;
        while (to < limit && key(to) == key(from)) {
            to++;
        }
        long count = before[to] - before[from];
        boolean zero = key(from) == 0 && count == zeros;
        double low = cells.form().number(key(from));
        boolean point = cells.isPoint(from) || zero;
        buckets.add(new Bucket(low, point ? low : cells.high(from), count));
        return to;
    }

    private long key(int index) {
        return cells.lowKey(index);
    }
}
