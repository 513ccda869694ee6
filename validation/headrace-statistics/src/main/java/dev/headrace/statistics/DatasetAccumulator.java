package dev.headrace.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.ValidationErrorCode;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Statistics of all columns of a table, or of some: folds batches, merges with its peers, gives records. The
/// laws are those of [ColumnAccumulator]. Confined to one thread. Borrows batches; never closes or keeps
/// them.
///
/// Threads that have a part of the rows each have an accumulator each, and one thread merges them at the end.
public final class DatasetAccumulator {
    private final List<ColumnAccumulator> columns;
    private long rows;

    /// Starts without rows.
    ///
    /// @param columns the columns, in the order in which they are wanted; other columns of a batch are left out
    public DatasetAccumulator(List<Column> columns) {
        this.columns = columns.stream().map(ColumnAccumulator::new).toList();
    }

    /// Takes all rows of a batch into account.
    ///
    /// @param batch has all columns, by name, in any order
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a column is missing or of another
    ///     type; the batch is then counted in part, and the statistics are of no use
    public void fold(VectorSchemaRoot batch) {
        for (ColumnAccumulator column : columns) {
            FieldVector vector = batch.getVector(column.column().name());
            if (vector == null) {
                throw new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "A batch has no column '" + column.column().name() + "', only "
                                + batch.getSchema().getFields().stream()
                                        .map(field -> "'" + field.getName() + "'")
                                        .toList());
            }
            column.fold(vector, 0, batch.getRowCount());
        }
        rows += batch.getRowCount();
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other an accumulator of the same columns
    /// @throws IllegalArgumentException if it has others
    public void merge(DatasetAccumulator other) {
        if (columns.size() != other.columns.size()) {
            throw new IllegalArgumentException(
                    columns.size() + " columns cannot be merged with " + other.columns.size());
        }
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).merge(other.columns.get(i));
        }
        rows += other.rows;
    }

    /// How many rows were folded.
    ///
    /// @return all rows so far
    public long rows() {
        return rows;
    }

    /// What was found in all rows so far; folding may go on.
    ///
    /// @param split the split's name
    /// @return the statistics, columns in the order given at the start
    public DatasetStatistics statistics(String split) {
        return new DatasetStatistics(
                split, rows, columns.stream().map(ColumnAccumulator::result).toList());
    }
}
