package dev.headrace.validation.anomaly;

/// How often each row of a split occurs, by the rows' hashes. Exact up to [#MOST_ROWS] different rows;
/// beyond, only rows whose hash is below a bound are counted, and the bound is halved whenever those become
/// too many. Equal rows have equal hashes, so a row is counted every time or never, and the shares among the
/// counted rows are those of all. The memory is bounded by that number. Confined to one thread.
final class RowCounts {
    /// So many different rows are counted at most.
    static final int MOST_ROWS = 1 << 20;

    private final LongCounts counts = new LongCounts();
    private final int mostRows;
    private long bound = -1;

    RowCounts() {
        this(MOST_ROWS);
    }

    RowCounts(int mostRows) {
        this.mostRows = mostRows;
    }

    /// Counts rows.
    void add(long[] hashes, int rows) {
        for (int row = 0; row < rows; row++) {
            if (Long.compareUnsigned(hashes[row], bound) <= 0) {
                counts.add(hashes[row], 1);
            }
            while (counts.size() > mostRows) {
                bound >>>= 1;
                counts.removeAbove(bound);
            }
        }
    }

    /// Rows that repeat an earlier one.
    Share repeated() {
        Tally tally = new Tally();
        counts.forEach((hash, count) -> tally.add(count - 1, count));
        return new Share(tally.part, tally.whole, bound != -1);
    }

    /// Rows that occur in another split too.
    Share sharedWith(RowCounts other) {
        long common = Long.compareUnsigned(bound, other.bound) < 0 ? bound : other.bound;
        Tally tally = new Tally();
        counts.forEach((hash, count) -> {
            if (Long.compareUnsigned(hash, common) <= 0) {
                tally.add(other.counts.count(hash) > 0 ? count : 0, count);
            }
        });
        return new Share(tally.part, tally.whole, common != -1);
    }

    /// A part of rows.
    ///
    /// @param part how many of those counted
    /// @param whole how many were counted
    /// @param estimated whether not all rows were counted
    record Share(long part, long whole, boolean estimated) {
        double value() {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }

    private static final class Tally {
        private long part;
        private long whole;

        private void add(long some, long all) {
            part += some;
            whole += all;
        }
    }
}
