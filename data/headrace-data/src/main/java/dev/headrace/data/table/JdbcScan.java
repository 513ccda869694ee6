package dev.headrace.data.table;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// Some columns of a query, batch by batch. Confined to one thread.
final class JdbcScan extends ArrowReader {
    private static final long MOST_BATCH_BYTES = 32 << 20;

    private final JdbcRows rows;
    private final List<Integer> positions;
    private final int batchRows;
    private final VectorSchemaRoot batch;
    private long bytes;

    /// Takes the rows over.
    JdbcScan(JdbcRows rows, List<Integer> positions, int batchRows, BufferAllocator allocator) {
        super(allocator);
        this.rows = rows;
        this.positions = positions;
        this.batchRows = batchRows;
        this.batch = VectorSchemaRoot.create(
                new Schema(positions.stream()
                        .map(position -> rows.columns().get(position).field())
                        .toList()),
                allocator);
    }

    @Override
    public VectorSchemaRoot getVectorSchemaRoot() {
        return batch;
    }

    @Override
    public boolean loadNextBatch() {
        batch.clear();
        int count = 0;
        long before = bytes;
        while (count < batchRows && bytes - before < MOST_BATCH_BYTES && rows.next()) {
            for (int i = 0; i < positions.size(); i++) {
                write(batch.getVector(i), count, positions.get(i));
            }
            count++;
        }
        batch.setRowCount(count);
        return count > 0;
    }

    @Override
    public Map<Long, Dictionary> getDictionaryVectors() {
        return Map.of();
    }

    @Override
    public long bytesRead() {
        return bytes;
    }

    @Override
    public void close(boolean closeReadSource) {
        batch.close();
        if (closeReadSource) {
            rows.close();
        }
    }

    @Override
    protected void closeReadSource() {
        rows.close();
    }

    @Override
    protected Schema readSchema() {
        return batch.getSchema();
    }

    private void write(FieldVector vector, int row, int column) {
        Object value = rows.value(column);
        if (value == null) {
            vector.setNull(row);
            return;
        }
        try {
            bytes += JdbcColumn.write(vector, row, value);
        } catch (ClassCastException | ArithmeticException | DateTimeException | UnsupportedOperationException e) {
            throw rows.misfit(column, value, e);
        }
    }
}
