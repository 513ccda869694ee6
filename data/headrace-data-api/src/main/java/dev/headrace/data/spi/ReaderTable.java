package dev.headrace.data.spi;

import dev.headrace.data.QuarantinedRow;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.TableColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.TransferPair;

/// A data source's files as a table of the six types of examples. Rows that cannot be read are left out,
/// instead of ending the scan, and handed over by [#quarantined]: the way to read what a
/// [dev.headrace.data.spi.TableSource] refuses. Each scan opens the files anew; nothing is held between
/// scans. Thread-safe.
///
/// The batches are those of the source, whatever number of rows is asked for.
public final class ReaderTable implements Table {
    private final DataSource source;
    private final List<Path> files;
    private final ReadOptions options;
    private final Schema schema;

    private ReaderTable(DataSource source, List<Path> files, ReadOptions options, Schema schema) {
        this.source = source;
        this.files = files;
        this.options = options;
        this.schema = schema;
    }

    /// Looks at files.
    ///
    /// @param source how to read them
    /// @param files at least one
    /// @param options what is not to be sniffed
    /// @param allocator what is needed for that; empty again on return
    /// @return the table
    /// @throws IOException if a file cannot be read
    /// @throws dev.headrace.core.HeadraceException as [DataSource#open] says; it refuses a table without rows
    public static ReaderTable open(DataSource source, List<Path> files, ReadOptions options, BufferAllocator allocator)
            throws IOException {
        List<Path> copy = List.copyOf(files);
        try (DataReader reader = source.open(copy, options, allocator)) {
            Schema schema = new Schema(reader.columns().stream()
                    .map(column -> column.type().field(column.name()))
                    .toList());
            return new ReaderTable(source, copy, options, schema);
        }
    }

    /// Hands over the rows that cannot be read, by file and row.
    ///
    /// @param consumer is called once for each row
    /// @param allocator what is needed for that; empty again on return
    /// @throws IOException if the files cannot be read
    public void quarantined(Consumer<QuarantinedRow> consumer, BufferAllocator allocator) throws IOException {
        try (DataReader reader = source.open(files, options, allocator)) {
            reader.quarantined(consumer);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public OptionalLong rows() {
        // Which rows can be read, only a scan tells.
        return OptionalLong.empty();
    }

    @Override
    public boolean readsColumnsApart() {
        return false;
    }

    @Override
    public long weight(String column) {
        TableColumns.position(schema.getFields().stream().map(Field::getName).toList(), column, where());
        return 1;
    }

    @Override
    public ArrowReader scan(List<String> columns, int batchRows, BufferAllocator allocator) throws IOException {
        if (batchRows < 1) {
            throw new IllegalArgumentException("batches of " + batchRows + " rows are asked for");
        }
        List<Integer> positions = TableColumns.positions(schema, columns, where());
        DataReader reader = source.open(files, options, allocator);
        return new Scan(reader, positions, allocator);
    }

    @Override
    public void close() {
        // Nothing is held between scans.
    }

    private String where() {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static final class Scan extends ArrowReader {
        private final DataReader source;
        private final List<TransferPair> transfers = new ArrayList<>();
        private final VectorSchemaRoot batch;

        Scan(DataReader source, List<Integer> positions, BufferAllocator allocator) {
            super(allocator);
            this.source = source;
            List<FieldVector> vectors = new ArrayList<>();
            for (int position : positions) {
                FieldVector from = source.batch().getVector(position);
                FieldVector to = from.getField().createVector(allocator);
                transfers.add(from.makeTransferPair(to));
                vectors.add(to);
            }
            this.batch = new VectorSchemaRoot(vectors);
        }

        @Override
        public VectorSchemaRoot getVectorSchemaRoot() {
            return batch;
        }

        @Override
        public boolean loadNextBatch() throws IOException {
            batch.clear();
            if (!source.next()) {
                return false;
            }
            transfers.forEach(TransferPair::transfer);
            batch.setRowCount(source.batch().getRowCount());
            return true;
        }

        @Override
        public Map<Long, Dictionary> getDictionaryVectors() {
            return Map.of();
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public void close(boolean closeReadSource) throws IOException {
            batch.close();
            if (closeReadSource) {
                source.close();
            }
        }

        @Override
        protected void closeReadSource() throws IOException {
            source.close();
        }

        @Override
        protected Schema readSchema() {
            return batch.getSchema();
        }
    }
}
