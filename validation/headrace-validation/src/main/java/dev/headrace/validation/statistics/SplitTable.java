package dev.headrace.validation.statistics;

import dev.headrace.core.component.ComponentContext;
import dev.headrace.data.Column;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.data.spi.Table;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// A split of examples as a table. Its files hold batches of all columns, so a scan reads them all. Reading
/// ends where the execution is cancelled, with an [InterruptedIOException].
final class SplitTable implements Table {
    private final Examples examples;
    private final String split;
    private final ComponentContext context;

    SplitTable(Examples examples, String split, ComponentContext context) {
        this.examples = examples;
        this.split = split;
        this.context = context;
    }

    @Override
    public Schema schema() {
        return new Schema(examples.columns().stream()
                .map(column -> column.type().field(column.name()))
                .toList());
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.of(examples.rows(split));
    }

    @Override
    public boolean readsColumnsApart() {
        return false;
    }

    @Override
    public long weight(String column) {
        return 1;
    }

    @Override
    public ArrowReader scan(List<String> columns, int batchRows, BufferAllocator allocator) throws IOException {
        if (!columns.equals(examples.columns().stream().map(Column::name).toList())) {
            throw new IllegalArgumentException(
                    "all columns are read in their order, and " + columns + " were asked for");
        }
        return new Scan(examples.read(split, allocator), allocator, context);
    }

    @Override
    public void close() {}

    /// Batches as the files have them.
    private static final class Scan extends ArrowReader {
        private final ExamplesReader reader;
        private final ComponentContext context;

        Scan(ExamplesReader reader, BufferAllocator allocator, ComponentContext context) {
            super(allocator);
            this.reader = reader;
            this.context = context;
        }

        @Override
        public boolean loadNextBatch() throws IOException {
            try {
                context.checkCancelled();
            } catch (InterruptedException e) {
                throw (InterruptedIOException) new InterruptedIOException(e.getMessage()).initCause(e);
            }
            return reader.next();
        }

        @Override
        public VectorSchemaRoot getVectorSchemaRoot() throws IOException {
            return reader.batch();
        }

        @Override
        protected Schema readSchema() throws IOException {
            return reader.batch().getSchema();
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }

        @Override
        protected void closeReadSource() {}
    }
}
