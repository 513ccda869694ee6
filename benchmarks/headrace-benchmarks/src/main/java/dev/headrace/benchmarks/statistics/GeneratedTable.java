package dev.headrace.benchmarks.statistics;

import dev.headrace.data.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// A generated table as batches. Confined to one thread.
final class GeneratedTable extends ArrowReader {
    private static final long SEED = 20_260_101;
    private static final int MOST_CELLS = 1 << 20;
    private static final int FEWEST_ROWS = 1 << 11;
    private static final int MOST_ROWS = 1 << 16;

    private final List<Column> columns;
    private final long rows;
    private final int batchRows;
    private long done;

    /// A table at its start.
    ///
    /// @param rows how many it has
    /// @param columns how many it has: the patterns again and again
    /// @param allocator what batches are allocated from
    GeneratedTable(long rows, int columns, BufferAllocator allocator) {
        super(allocator);
        this.rows = rows;
        this.columns = columns(columns);
        batchRows = Math.clamp(MOST_CELLS / columns, FEWEST_ROWS, MOST_ROWS);
    }

    /// The columns of a table: `normal`, ..., `moment`, `normal_2`, ...
    static List<Column> columns(int count) {
        List<Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Pattern pattern = pattern(i);
            int round = i / Pattern.TWENTY.size();
            columns.add(new Column(round == 0 ? pattern.name() : pattern.name() + "_" + (round + 1), pattern.type()));
        }
        return List.copyOf(columns);
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        if (done >= rows) {
            return false;
        }
        int size = (int) Math.min(batchRows, rows - done);
        prepareLoadNextBatch();
        List<FieldVector> vectors = getVectorSchemaRoot().getFieldVectors();
        for (int i = 0; i < vectors.size(); i++) {
            pattern(i).filler().fill(vectors.get(i), Chance.bits(SEED, i), done, size);
        }
        getVectorSchemaRoot().setRowCount(size);
        done += size;
        return true;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected void closeReadSource() {
        // There is nothing but the batch.
    }

    @Override
    protected Schema readSchema() {
        return new Schema(columns.stream()
                .map(column -> column.type().field(column.name()))
                .toList());
    }

    private static Pattern pattern(int column) {
        return Pattern.TWENTY.get(column % Pattern.TWENTY.size());
    }
}
