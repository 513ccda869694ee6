package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.column.Node;
import dev.headrace.statistics.internal.column.Nodes;
import dev.headrace.statistics.internal.column.Path;
import dev.headrace.statistics.internal.column.TopLevel;
import dev.headrace.statistics.internal.column.Weights;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ValidationErrorCode;
import dev.headrace.validation.spi.Accumulator;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;

/// Statistics of one column of any type of Arrow: folds vectors, merges with its peers, gives a record. The
/// record is the same to the last bit however the rows were split, ordered and merged: sums are exact and
/// rounded once, and all else are counters, least and greatest values.
///
/// Up to 8,192 different values (of texts, in at most 4 MiB) are counted one by one unless options say
/// otherwise; then quantiles, the number of distinct values and the most frequent ones are exact. Beyond
/// that, numbers are counted in at most as many cells of nested grids, the number of distinct values is
/// estimated (HyperLogLog, 1.6 % at two standard errors), and of the most frequent values those of texts are
/// given, with a bound of their error; only these may depend on how rows were split, within that bound.
/// [ColumnStatistics#distinctError], [ColumnStatistics#topError] and the errors of
/// [dev.headrace.validation.NumericStatistics] say which of them it was.
///
/// [ColumnStatistics#top] lists the 100 most frequent values; it lists all if they are at most 1,000 and each
/// occurs twice on the average.
///
/// Confined to one thread. Borrows vectors; never closes or keeps them.
public final class ColumnAccumulator implements Accumulator<ColumnAccumulator, ColumnStatistics> {
    private final Field field;
    private final Node node;

    /// Starts without rows, with the default options.
    ///
    /// @param column the column's name and type
    public ColumnAccumulator(Column column) {
        this(column.type().field(column.name()), StatisticsOptions.DEFAULT);
    }

    /// Starts without rows.
    ///
    /// @param field the column's name and type, any of Arrow; of an encoded column, the type of its values
    /// @param options what is kept; of those that concern one column
    public ColumnAccumulator(Field field, StatisticsOptions options) {
        this.field = requireNonNull(field, "field is null");
        this.node = Nodes.of(field, options.columnSettings(field.getName()));
    }

    /// The column.
    ///
    /// @return its name and type
    public Field field() {
        return field;
    }

    /// Takes rows into account.
    ///
    /// @param vector of the column's type, whatever its name; nulls are missing values
    /// @param from the first row
    /// @param to the row behind the last
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if the vector is of another type,
    ///     and with [ValidationErrorCode#BATCH_MALFORMED] if its buffers do not fit
    /// @throws IndexOutOfBoundsException if the vector does not have these rows
    @Override
    public void fold(FieldVector vector, int from, int to) {
        Objects.checkFromToIndex(from, to, vector.getValueCount());
        fold(vector, Rows.range(from, to), Weights.NONE, new DictionaryProvider.MapDictionaryProvider());
    }

    /// Takes rows into account.
    void fold(FieldVector vector, Rows rows, Weights weights, DictionaryProvider dictionaries) {
        Plain plain = Plain.of(vector, rows, dictionaries);
        if (!TopLevel.agree(field, plain.vector().getField())) {
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH,
                    "Column '" + field.getName() + "' is " + field.getType() + ", and a vector of the type "
                            + plain.vector().getField().getType() + " was given");
        }
        int[] places = plain.places();
        node.fold(plain.vector(), plain.rows(), places == null ? weights : weights.of(places));
        int[] missing = plain.missingPlaces(rows.size());
        if (missing.length > 0) {
            node.skip(missing.length, weights.of(missing));
        }
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other an accumulator of the same column
    /// @throws IllegalArgumentException if it is of another
    @Override
    public void merge(ColumnAccumulator other) {
        if (!field.getName().equals(other.field.getName()) || !TopLevel.agree(field, other.field)) {
            throw new IllegalArgumentException(field + " cannot be merged with " + other.field);
        }
        node.merge(other.node);
    }

    /// The statistics of the column; of a struct, without its fields.
    ///
    /// @return an immutable record; folding may go on
    @Override
    public ColumnStatistics result() {
        return results().getFirst();
    }

    /// The statistics of the column and of all fields within it.
    ///
    /// @return the column first, then the fields in their order; folding may go on
    public List<ColumnStatistics> results() {
        return TopLevel.describe(node, Path.column(field.getName()));
    }

    void write(StateOutput output) {
        node.write(output);
    }

    void read(StateInput input) {
        node.read(input);
    }
}
