package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ValidationErrorCode;
import dev.headrace.validation.spi.Accumulator;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;

/// Statistics of one column: folds vectors, merges with its peers, gives a record. The record is the same to
/// the last bit however the rows were split, ordered and merged: sums are exact and rounded once, and all
/// else are counters, least and greatest values.
///
/// Up to 16,384 different values (of texts, in at most 4 MiB) are counted one by one; then quantiles, the
/// number of distinct values and the most frequent ones are exact. Beyond that, numbers are counted in at
/// most 16,384 cells of nested grids, the number of distinct values is estimated (HyperLogLog, 1.6 % at two
/// standard errors), and no most frequent values are given. [ColumnStatistics#distinctError] says which of
/// them it was.
///
/// [ColumnStatistics#top] lists the 100 most frequent values; it lists all if they are at most 1,000 and each
/// occurs twice on the average.
///
/// Confined to one thread. Borrows vectors; never closes or keeps them.
public final class ColumnAccumulator implements Accumulator<ColumnAccumulator, ColumnStatistics> {
    private final Column column;
    private final ColumnValues values;
    private long rows;
    private long present;

    /// Starts without rows.
    ///
    /// @param column the column's name and type
    public ColumnAccumulator(Column column) {
        this.column = requireNonNull(column, "column is null");
        this.values = ColumnValues.of(column.type());
    }

    /// The column.
    ///
    /// @return its name and type
    public Column column() {
        return column;
    }

    /// Takes rows into account.
    ///
    /// @param vector of the column's type, whatever its name; nulls are missing values
    /// @param from the first row
    /// @param to the row behind the last
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if the vector is of another type
    /// @throws IndexOutOfBoundsException if the vector does not have these rows
    @Override
    public void fold(FieldVector vector, int from, int to) {
        Objects.checkFromToIndex(from, to, vector.getValueCount());
        Optional<ColumnType> type = ColumnType.of(vector.getField());
        if (type.isEmpty() || type.get() != column.type()) {
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH,
                    "Column '" + column.name() + "' is " + column.type() + ", and a vector of the type "
                            + vector.getField().getType() + " was given");
        }
        if (from < to) {
            present += values.fold(vector, from, to);
            rows += to - from;
        }
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other an accumulator of the same column
    /// @throws IllegalArgumentException if it is of another
    @Override
    public void merge(ColumnAccumulator other) {
        if (!column.equals(other.column)) {
            throw new IllegalArgumentException(column + " cannot be merged with " + other.column);
        }
        values.merge(other.values);
        rows += other.rows;
        present += other.present;
    }

    @Override
    public ColumnStatistics result() {
        return new ColumnStatistics(
                column.name(),
                column.type(),
                rows,
                rows - present,
                Math.min(values.distinct(), present),
                values.isExact() ? 0 : DistinctSketch.ERROR,
                values.top(),
                values.numeric(),
                values.text());
    }
}
