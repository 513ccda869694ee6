package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.data.spi.DataReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/// Reads Parquet by DuckDB, in the order of the files. The types are those of the files, so every row can be
/// read.
final class ParquetReader implements DataReader {
    private static final int BATCH_ROWS = 16_384;

    private final List<Path> files;
    private final ParquetTable table;
    private final DuckDb duckDb;
    private final ArrowReader rows;
    private final VectorSchemaRoot batch;

    private ParquetReader(List<Path> files, ParquetTable table, DuckDb duckDb, ArrowReader rows) throws IOException {
        this.files = files;
        this.table = table;
        this.duckDb = duckDb;
        this.rows = rows;
        this.batch = rows.getVectorSchemaRoot();
    }

    /// Opens files.
    ///
    /// @throws HeadraceException if one is damaged, they have different columns, or no rows
    static ParquetReader open(
            List<Path> files, Map<String, ColumnType> given, DuckDbConfig config, BufferAllocator allocator)
            throws IOException {
        return Closing.onFailure(DuckDb.open(config), duckDb -> {
            try {
                ParquetTable table = ParquetTable.of(duckDb, files, given);
                ArrowReader rows = duckDb.stream(table.query(), BATCH_ROWS, allocator);
                Closeable result = rows::close;
                return Closing.onFailure(result, _ -> new ParquetReader(files, table, duckDb, rows));
            } catch (SQLException e) {
                throw ParquetTable.damaged(files, e);
            }
        });
    }

    @Override
    public List<Column> columns() {
        return table.columns();
    }

    @Override
    public long totalRows() {
        return table.rows();
    }

    @Override
    public boolean next() throws IOException {
        try {
            return rows.loadNextBatch();
        } catch (IOException e) {
            throw ParquetTable.damaged(files, e);
        }
    }

    @Override
    public VectorSchemaRoot batch() {
        return batch;
    }

    @Override
    public void quarantined(Consumer<QuarantinedRow> consumer) {
        // The files' own types leave no row that could not be read.
    }

    @Override
    public void close() throws IOException {
        try (duckDb) {
            rows.close();
        }
    }
}
