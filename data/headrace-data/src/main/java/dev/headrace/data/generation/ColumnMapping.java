package dev.headrace.data.generation;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Shows a batch with other columns: in another order, and with those that it does not have as missing values.
/// Confined to one thread. Borrows the batch; owns the vectors of the columns that are not there.
final class ColumnMapping implements AutoCloseable {
    private final VectorSchemaRoot batch;
    private final VectorSchemaRoot mapped;
    private final List<FieldVector> absent = new ArrayList<>();

    /// Maps a batch, whatever rows it holds later.
    ///
    /// @param columns what to show
    /// @param batch what a reader loads its rows into
    /// @param allocator what the columns that are not there are allocated from
    ColumnMapping(List<Column> columns, VectorSchemaRoot batch, BufferAllocator allocator) {
        this.batch = batch;
        List<FieldVector> vectors = new ArrayList<>();
        for (Column column : columns) {
            FieldVector vector = batch.getVector(column.name());
            if (vector == null) {
                vector = column.type().field(column.name()).createVector(allocator);
                absent.add(vector);
            }
            vectors.add(vector);
        }
        this.mapped = new VectorSchemaRoot(vectors);
    }

    /// Checks that examples have no column but these.
    ///
    /// @param columns what is expected
    /// @param examples what was found
    /// @param number the number of the input, from 1, for the message
    /// @throws HeadraceException with [DataErrorCode#DATA_COLUMNS] if a column is unknown or of another type
    static void requireColumns(List<Column> columns, Examples examples, int number) {
        Map<String, ColumnType> expected =
                columns.stream().collect(Collectors.toUnmodifiableMap(Column::name, Column::type));
        for (Column column : examples.columns()) {
            ColumnType type = expected.get(column.name());
            if (type == null) {
                throw new HeadraceException(
                        DataErrorCode.DATA_COLUMNS,
                        "Input " + number + " of examples has the column '" + column.name()
                                + "', which the first does not have"
                                + Names.suggestion(column.name(), expected.keySet()));
            }
            if (type != column.type()) {
                throw new HeadraceException(
                        DataErrorCode.DATA_COLUMNS,
                        "Column '" + column.name() + "' is " + column.type() + " in input " + number
                                + " of examples and " + type + " in the first");
            }
        }
    }

    /// Adds the rows that the batch holds now to a split.
    ///
    /// @return how many
    int copy(ExamplesWriter writer, String split) throws IOException {
        int rows = batch.getRowCount();
        for (FieldVector vector : absent) {
            vector.setValueCount(rows);
        }
        for (int row = 0; row < rows; row++) {
            writer.add(split, mapped, row);
        }
        return rows;
    }

    @Override
    public void close() {
        absent.forEach(FieldVector::close);
    }
}
