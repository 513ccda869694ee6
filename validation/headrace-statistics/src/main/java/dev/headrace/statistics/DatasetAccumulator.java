package dev.headrace.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.data.Column;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.column.Weights;
import dev.headrace.statistics.internal.number.WeightSum;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.Relations;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/// Statistics of all columns of a table, or of some, over all rows: folds batches, merges with its peers,
/// gives records. The laws are those of [ColumnAccumulator]. Confined to one thread. Borrows batches; never
/// closes or keeps them. [Statistics] does the same with slices, weights and statistics across columns.
///
/// Threads that have a part of the rows each have an accumulator each, and one thread merges them at the end.
public final class DatasetAccumulator {
    private final List<ColumnAccumulator> columns;
    private final WeightSum weight;
    private final PairedAccumulator paired;
    private long rows;

    /// Starts without rows, with the default options.
    ///
    /// @param columns the columns, in the order in which they are wanted; other columns of a batch are left
    ///     out
    public DatasetAccumulator(List<Column> columns) {
        this(columns.stream().map(column -> column.type().field(column.name())).toList(), StatisticsOptions.DEFAULT);
    }

    /// Starts without rows.
    ///
    /// @param fields the columns, as above, of any type of Arrow; of encoded columns, with the type of their
    ///     values
    /// @param options what is kept; of those that concern one column
    public DatasetAccumulator(List<Field> fields, StatisticsOptions options) {
        this(
                fields.stream()
                        .map(field -> new ColumnAccumulator(field, options))
                        .toList(),
                new WeightSum(),
                new PairedAccumulator(options.declared()));
    }

    private DatasetAccumulator(List<ColumnAccumulator> columns, WeightSum weight, PairedAccumulator paired) {
        this.columns = List.copyOf(columns);
        this.weight = weight;
        this.paired = paired;
    }

    /// Takes all rows of a batch into account.
    ///
    /// @param batch has all columns, those of declared features too, by name, in any order
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a column is missing or of
    ///     another type, and with [ValidationErrorCode#BATCH_MALFORMED] if buffers do not fit; the batch is
    ///     then counted in part, and the statistics are of no use
    public void fold(VectorSchemaRoot batch) {
        fold(batch, Rows.range(0, batch.getRowCount()), Weights.NONE, new DictionaryProvider.MapDictionaryProvider());
    }

    void fold(VectorSchemaRoot batch, Rows chosen, Weights weights, DictionaryProvider dictionaries) {
        for (ColumnAccumulator column : columns) {
            column.fold(vector(batch, column.field().getName()), chosen, weights, dictionaries);
        }
        foldPaired(batch, chosen, dictionaries);
        count(chosen, weights);
    }

    /// Folds what was declared of several columns.
    void foldPaired(VectorSchemaRoot batch, Rows chosen, DictionaryProvider dictionaries) {
        paired.fold(batch, chosen, dictionaries);
    }

    /// Whether anything was declared of several columns.
    boolean hasPaired() {
        return !paired.isEmpty();
    }

    /// Folds one column only; [#count] is called once for the rows.
    void foldColumn(int index, VectorSchemaRoot batch, Rows chosen, Weights weights, DictionaryProvider dictionaries) {
        ColumnAccumulator column = columns.get(index);
        column.fold(vector(batch, column.field().getName()), chosen, weights, dictionaries);
    }

    void count(Rows chosen, Weights weights) {
        rows += chosen.size();
        if (weights.arePresent()) {
            weight.add(chosen.size(), weights::get);
        } else {
            weight.addOnes(chosen.size());
        }
    }

    static FieldVector vector(VectorSchemaRoot batch, String name) {
        FieldVector vector = batch.getVector(name);
        if (vector == null) {
            List<String> names =
                    batch.getSchema().getFields().stream().map(Field::getName).toList();
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH,
                    "A batch has no column '" + name + "'" + Names.suggestion(name, names) + ", only "
                            + names.stream().map(other -> "'" + other + "'").toList());
        }
        if (vector.getValueCount() < batch.getRowCount()) {
            throw new HeadraceException(
                    ValidationErrorCode.BATCH_MALFORMED,
                    "Column '" + name + "' of a batch of " + batch.getRowCount() + " rows has "
                            + vector.getValueCount());
        }
        return vector;
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
        paired.merge(other.paired);
        rows += other.rows;
        weight.merge(other.weight);
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
    /// @return the statistics, columns in the order given at the start, fields of structs behind their struct
    public DatasetStatistics statistics(String split) {
        return statistics(split, "", null);
    }

    DatasetStatistics statistics(String split, String slice, @Nullable Relations relations) {
        List<ColumnStatistics> found = new ArrayList<>();
        columns.forEach(column -> found.addAll(column.results()));
        return new DatasetStatistics(split, rows, found, slice, weight.value(), relations, paired.result());
    }

    List<ColumnAccumulator> columns() {
        return columns;
    }

    /// An accumulator of other columns of the same rows.
    ///
    /// @param several has what was declared of several columns
    DatasetAccumulator withColumns(List<ColumnAccumulator> others, DatasetAccumulator several) {
        DatasetAccumulator joined = new DatasetAccumulator(others, weight, several.paired);
        joined.rows = rows;
        return joined;
    }

    void write(StateOutput output) {
        output.writeVarint(rows);
        weight.write(output);
        columns.forEach(column -> column.write(output));
        paired.write(output);
    }

    void read(StateInput input) {
        rows = input.readCount();
        weight.read(input);
        columns.forEach(column -> column.read(input));
        paired.read(input);
    }

    /// The field of a column of a batch, without its encoding.
    static Field field(VectorSchemaRoot batch, String name, DictionaryProvider dictionaries) {
        Field plain = Plain.field(vector(batch, name).getField(), dictionaries);
        return new Field(name, plain.getFieldType(), plain.getChildren());
    }
}
