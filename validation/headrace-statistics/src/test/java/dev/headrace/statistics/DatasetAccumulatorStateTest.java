package dev.headrace.statistics;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.testkit.MergeableStateConformanceTest;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

final class DatasetAccumulatorStateTest extends MergeableStateConformanceTest<DatasetAccumulator> {
    private static final List<Column> COLUMNS = List.of(
            new Column("city", ColumnType.TEXT),
            new Column("price", ColumnType.REAL),
            new Column("stock", ColumnType.INTEGER),
            new Column("open", ColumnType.BOOLEAN),
            new Column("since", ColumnType.DATE));

    @Override
    protected DatasetAccumulator newState() {
        return new DatasetAccumulator(COLUMNS);
    }

    @Override
    protected void fold(DatasetAccumulator state, BufferAllocator allocator, int from, int to) {
        List<FieldVector> vectors = new ArrayList<>();
        for (Column column : COLUMNS) {
            vectors.add(Vectors.of(
                    allocator, column, to - from, row -> (from + row) % 10 == 0 ? null : value(column, from + row)));
        }
        try (VectorSchemaRoot batch = new VectorSchemaRoot(vectors)) {
            state.fold(batch);
        }
    }

    private static Object value(Column column, int row) {
        return switch (column.type()) {
            case TEXT -> "city " + row % 37;
            case REAL -> row % 50 == 1 ? Double.NaN : row * 0.1;
            case INTEGER -> row % 91L - 40;
            case BOOLEAN -> row % 3 == 0;
            case DATE -> 20_000 + row % 365;
            case TIMESTAMP -> 1_700_000_000_000_000L + row;
        };
    }

    @Override
    protected void merge(DatasetAccumulator into, DatasetAccumulator other) {
        into.merge(other);
    }

    @Override
    protected byte[] write(DatasetAccumulator state) {
        StateOutput output = new StateOutput();
        state.write(output);
        return output.toBytes();
    }

    @Override
    protected DatasetAccumulator read(byte[] bytes) {
        DatasetAccumulator state = newState();
        StateInput input = new StateInput(bytes);
        state.read(input);
        input.end();
        return state;
    }

    @Override
    protected Object result(DatasetAccumulator state) {
        return state.statistics("train");
    }
}
