package dev.headrace.statistics.spark;

import dev.headrace.statistics.Statistics;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.arrow.ArrowFieldWriter;
import org.apache.spark.sql.execution.arrow.ArrowWriter$;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/// Copies rows into a batch of Arrow, and folds it whenever it is full. Confined to one thread; borrows the
/// batch.
final class BatchFold {
    private static final int BATCH_VALUES = 1 << 20;
    private static final int LEAST_ROWS = 1 << 11;
    private static final int MOST_ROWS = 1 << 14;
    private static final long MOST_BYTES = 1L << 25;
    /// So many rows are copied between two looks at how large the batch is.
    private static final int STRIDE = 128;

    private final Statistics statistics;
    private final VectorSchemaRoot batch;
    private final ArrowFieldWriter[] writers;
    private final int fullRows;
    private int rows;
    private long bytes;

    /// Starts with an empty batch.
    ///
    /// @param statistics what is folded into
    /// @param batch has the columns of the rows in their order
    BatchFold(Statistics statistics, VectorSchemaRoot batch) {
        this.statistics = statistics;
        this.batch = batch;
        writers = new ArrowFieldWriter[batch.getFieldVectors().size()];
        for (int i = 0; i < writers.length; i++) {
            FieldVector vector = batch.getVector(i);
            vector.allocateNew();
            writers[i] = ArrowWriter$.MODULE$.createFieldWriter(vector);
        }
        fullRows = Math.clamp(BATCH_VALUES / (writers.length + 1), LEAST_ROWS, MOST_ROWS);
    }

    /// Adds a row.
    void add(InternalRow row) {
        for (int i = 0; i < writers.length; i++) {
            writers[i].write(row, i);
        }
        rows++;
        if (row instanceof UnsafeRow unsafe) {
            bytes += unsafe.getSizeInBytes();
        } else if (rows % STRIDE == 0) {
            bytes = size();
        }
        foldIfFull();
    }

    /// Adds all rows of a batch of Spark, column by column.
    void addAll(ColumnarBatch columns) {
        for (int from = 0; from < columns.numRows(); from += STRIDE) {
            int count = Math.min(STRIDE, columns.numRows() - from);
            for (int i = 0; i < writers.length; i++) {
                ColumnarArray values = new ColumnarArray(columns.column(i), from, count);
                ArrowFieldWriter writer = writers[i];
                for (int row = 0; row < count; row++) {
                    writer.write(values, row);
                }
            }
            rows += count;
            bytes = size();
            foldIfFull();
        }
    }

    /// Folds what is left.
    void finish() {
        if (rows > 0) {
            fold();
        }
    }

    private long size() {
        long size = 0;
        for (ArrowFieldWriter writer : writers) {
            size += writer.getSizeInBytes();
        }
        return size;
    }

    private void foldIfFull() {
        if (rows >= fullRows || bytes >= MOST_BYTES) {
            fold();
        }
    }

    private void fold() {
        for (ArrowFieldWriter writer : writers) {
            writer.finish();
        }
        batch.setRowCount(rows);
        statistics.fold(batch);
        for (ArrowFieldWriter writer : writers) {
            writer.reset();
        }
        rows = 0;
        bytes = 0;
    }
}
