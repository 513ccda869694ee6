package dev.headrace.validation.anomaly;

/// The rows of a batch that are looked at for leakage: those that have a label, and of many rows only about
/// [#MOST_ROWS], dealt into folds. Which they are depends on their positions in the split only. Confined to
/// one thread.
final class Selection {
    /// About so many rows of a split are looked at.
    static final int MOST_ROWS = 1 << 18;

    private final double share;
    private int[] rows = new int[0];
    private double[] targets = new double[0];
    private int[] folds = new int[0];
    private int size;

    /// @param rowsOfSplit how many rows there will be
    Selection(long rowsOfSplit) {
        this.share = (double) MOST_ROWS / Math.max(1, rowsOfSplit);
    }

    /// Selects from a batch.
    ///
    /// @param batchTargets for each row of the batch its target, NaN where it has no label
    /// @param batchRows how many rows the batch has
    /// @param firstRow the position of the batch's first row in the split
    void select(double[] batchTargets, int batchRows, long firstRow) {
        if (rows.length < batchRows) {
            rows = new int[batchRows];
            targets = new double[batchRows];
            folds = new int[batchRows];
        }
        size = 0;
        for (int row = 0; row < batchRows; row++) {
            if (!Double.isNaN(batchTargets[row]) && Hashing.taken(firstRow + row, share)) {
                rows[size] = row;
                targets[size] = batchTargets[row];
                folds[size] = Association.fold(firstRow + row);
                size++;
            }
        }
    }

    /// How many rows are selected.
    int size() {
        return size;
    }

    /// Where a selected row is in the batch.
    int row(int index) {
        return rows[index];
    }

    /// The class's number, or the quantity in standard deviations from its mean.
    double target(int index) {
        return targets[index];
    }

    /// The fold that a selected row is dealt into.
    int fold(int index) {
        return folds[index];
    }
}
