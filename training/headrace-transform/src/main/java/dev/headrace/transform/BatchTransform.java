package dev.headrace.transform;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.data.Column;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TransformGraph;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Runs a transform over Arrow batches, as training does; the numbers are those of [RowTransform], bit for
/// bit. Borrows the batches. Immutable and thread-safe.
public final class BatchTransform {
    private final List<Step> steps;
    private final int[] vectors;
    private final int width;

    /// Makes a graph ready to run over batches of some columns.
    ///
    /// @param graph the transform
    /// @param batchColumns the columns of the batches, in the order of their vectors; may have others too
    /// @throws HeadraceException with [TrainingErrorCode#TRANSFORM_MISMATCH] if a column of the graph is not
    ///     among them, or is of another type
    public BatchTransform(TransformGraph graph, List<Column> batchColumns) {
        this.steps = Step.of(graph);
        this.width = graph.width();
        this.vectors = new int[steps.size()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = find(steps.get(i).column(), batchColumns);
        }
    }

    /// The place of a column that must be there.
    private static int find(Column wanted, List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.name().equals(wanted.name())) {
                if (column.type() != wanted.type()) {
                    throw new HeadraceException(
                            TrainingErrorCode.TRANSFORM_MISMATCH,
                            "Column '" + wanted.name() + "' is " + column.type() + ", and the transform reads it as "
                                    + wanted.type());
                }
                return i;
            }
        }
        throw new HeadraceException(
                TrainingErrorCode.TRANSFORM_MISMATCH,
                "There is no column '" + wanted.name() + "', which the transform reads as " + wanted.type()
                        + Names.suggestion(
                                wanted.name(),
                                columns.stream().map(Column::name).toList()));
    }

    /// How many numbers come out of a row.
    ///
    /// @return the width of the graph
    public int width() {
        return width;
    }

    /// Transforms rows of a batch.
    ///
    /// @param batch vectors of the columns given at the start, in their order
    /// @param from the first row
    /// @param to the row behind the last
    /// @param columns one array for each of [#width] numbers; the number f of row r goes to
    ///     `columns[f][offset + r - from]`
    /// @param offset where the first row goes
    public void apply(VectorSchemaRoot batch, int from, int to, double[][] columns, int offset) {
        int[] rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
        apply(batch, rows, rows.length, columns, offset);
    }

    /// Transforms some rows of a batch: the first `count` of `rows`, which go to `offset` and on.
    void apply(VectorSchemaRoot batch, int[] rows, int count, double[][] columns, int offset) {
        double[] numbers = new double[width];
        for (int i = 0; i < vectors.length; i++) {
            Step step = steps.get(i);
            Kernel kernel = step.kernel();
            FieldVector vector = batch.getVector(vectors[i]);
            Cells cells = Cells.of(step.column().type(), vector);
            boolean complete = vector.getNullCount() == 0;
            int kernelWidth = kernel.width();
            for (int row = 0; row < count; row++) {
                if (!complete && vector.isNull(rows[row])) {
                    kernel.missing(numbers, 0);
                } else {
                    cells.read(rows[row], kernel, numbers);
                }
                for (int number = 0; number < kernelWidth; number++) {
                    columns[step.at() + number][offset + row] = numbers[number];
                }
            }
        }
    }
}
