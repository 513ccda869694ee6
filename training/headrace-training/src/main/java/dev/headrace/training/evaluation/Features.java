package dev.headrace.training.evaluation;

import dev.headrace.transform.BatchTransform;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// The numbers of one transform for a block of rows. Borrows the batch. Confined to one thread.
final class Features {
    /// The rows of a block.
    static final int BLOCK = 1_024;

    private final @Nullable BatchTransform transform;
    private final double[][] columns;
    private final double[] row;

    /// For who reads no features.
    Features() {
        this(null, 0);
    }

    Features(BatchTransform transform) {
        this(transform, transform.width());
    }

    private Features(@Nullable BatchTransform transform, int width) {
        this.transform = transform;
        this.columns = new double[width][BLOCK];
        this.row = new double[width];
    }

    /// Transforms rows of a batch, at most [#BLOCK] of them.
    void load(VectorSchemaRoot batch, int from, int to) {
        if (transform != null) {
            transform.apply(batch, from, to, columns, 0);
        }
    }

    /// The numbers of one row of the block, until the next call.
    double[] row(int at) {
        for (int feature = 0; feature < row.length; feature++) {
            row[feature] = columns[feature][at];
        }
        return row;
    }
}
