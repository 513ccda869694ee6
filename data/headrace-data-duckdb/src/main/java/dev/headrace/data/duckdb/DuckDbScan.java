package dev.headrace.data.duckdb;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// A running query with the database that answers it, which ends with it. Confined to one thread.
final class DuckDbScan extends ArrowReader {
    private final DuckDb duckDb;
    private final ArrowReader rows;
    private final String query;
    private final DuckDbTable table;
    private boolean closed;

    DuckDbScan(DuckDbTable table, DuckDb duckDb, ArrowReader rows, String query, BufferAllocator allocator) {
        super(allocator);
        this.table = table;
        this.duckDb = duckDb;
        this.rows = rows;
        this.query = query;
    }

    @Override
    public VectorSchemaRoot getVectorSchemaRoot() throws IOException {
        return rows.getVectorSchemaRoot();
    }

    @Override
    public Map<Long, Dictionary> getDictionaryVectors() throws IOException {
        return rows.getDictionaryVectors();
    }

    @Override
    public @Nullable Dictionary lookup(long id) {
        return rows.lookup(id);
    }

    @Override
    public Set<Long> getDictionaryIds() {
        return rows.getDictionaryIds();
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        try {
            while (rows.loadNextBatch()) {
                if (rows.getVectorSchemaRoot().getRowCount() > 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw table.failure().of(table.config(), query, e);
        }
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public void close(boolean closeReadSource) throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (duckDb) {
            rows.close();
        }
    }

    @Override
    protected void closeReadSource() throws IOException {
        close(true);
    }

    @Override
    protected Schema readSchema() throws IOException {
        return rows.getVectorSchemaRoot().getSchema();
    }
}
