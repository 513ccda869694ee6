package dev.headrace.transform;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.ValidationErrorCode;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Reads the label of each row of Arrow batches as a number: the index of its class, or the number to be
/// predicted. Borrows the batches. Immutable and thread-safe.
public final class LabelReader {
    private final int index;
    private final ColumnType type;
    private final Kernel kernel;

    /// Finds the label among the columns of batches.
    ///
    /// @param label the label
    /// @param batchColumns the columns of the batches, in the order of their vectors
    /// @throws HeadraceException with `LABEL_UNKNOWN` of [ValidationErrorCode] if there is no such column;
    ///     with [TrainingErrorCode#TRANSFORM_MISMATCH] if its type cannot hold the classes, or a number to be
    ///     predicted
    public LabelReader(LabelSchema label, List<Column> batchColumns) {
        List<String> names = batchColumns.stream().map(Column::name).toList();
        this.index = names.indexOf(label.column());
        if (index < 0) {
            throw new HeadraceException(
                    ValidationErrorCode.LABEL_UNKNOWN,
                    "There is no column '" + label.column() + "', which is the label"
                            + Names.suggestion(label.column(), names));
        }
        this.type = batchColumns.get(index).type();
        this.kernel = new LabelKernel(label, type);
    }

    /// Reads the labels of rows.
    ///
    /// @param batch vectors of the columns given at the start, in their order
    /// @param from the first row
    /// @param to the row behind the last
    /// @param labels the label of row r goes to `labels[offset + r - from]`: the index of its class in the
    ///     label's schema, or the number; NaN where it is null, NaN or infinite, or no class of the schema
    /// @param offset where the first label goes
    public void read(VectorSchemaRoot batch, int from, int to, double[] labels, int offset) {
        FieldVector vector = batch.getVector(index);
        Cells cells = Cells.of(type, vector);
        double[] number = new double[1];
        for (int row = from; row < to; row++) {
            if (vector.isNull(row)) {
                kernel.missing(number, 0);
            } else {
                cells.read(row, kernel, number);
            }
            labels[offset + row - from] = number[0];
        }
    }
}
