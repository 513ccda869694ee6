package dev.headrace.data;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Writes examples into a directory. Rows are gathered into batches of [#BATCH_ROWS], so equal rows in equal
/// order give equal bytes however they were handed over. Confined to one thread.
///
/// [#finish] writes the index; without it the directory holds no examples.
public final class ExamplesWriter implements AutoCloseable {
    /// The rows of a full batch.
    public static final int BATCH_ROWS = 16_384;

    private final Path directory;
    private final List<Column> columns;
    private final BufferAllocator allocator;
    private final Map<String, SplitWriter> splits = new TreeMap<>();
    private @Nullable BufferedWriter quarantine;
    private long quarantined;

    /// Starts to write.
    ///
    /// @param directory exists and is empty
    /// @param columns at least one
    /// @param splits the splits, those that stay empty included
    /// @param allocator what batches are allocated from; must outlive the writer
    /// @throws IOException if a file cannot be made
    /// @throws HeadraceException with [DataErrorCode#DATA_COLUMNS] if two columns have one name
    public ExamplesWriter(Path directory, List<Column> columns, List<String> splits, BufferAllocator allocator)
            throws IOException {
        this.directory = directory;
        this.columns = List.copyOf(columns);
        this.allocator = allocator;
        if (columns.stream().map(Column::name).distinct().count() < columns.size()) {
            throw new HeadraceException(
                    DataErrorCode.DATA_COLUMNS,
                    "Two columns have one name: "
                            + columns.stream().map(Column::name).toList());
        }
        boolean started = false;
        try {
            for (String split : splits) {
                this.splits.put(split, new SplitWriter(split));
            }
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /// Adds one row to a split.
    ///
    /// @param split one of those given at the start
    /// @param batch columns as given at the start, in their order
    /// @param row the row's number in the batch
    /// @throws IOException if a full batch cannot be written
    public void add(String split, VectorSchemaRoot batch, int row) throws IOException {
        SplitWriter writer = splits.get(split);
        if (writer == null) {
            throw new IllegalArgumentException("no such split: " + split);
        }
        writer.add(batch, row);
    }

    /// Puts a row into quarantine.
    ///
    /// @param row the row
    /// @throws IOException if it cannot be written
    public void quarantine(QuarantinedRow row) throws IOException {
        if (quarantine == null) {
            quarantine = Files.newBufferedWriter(directory.resolve(Examples.QUARANTINE));
        }
        quarantine.write(JsonRecords.line(row));
        quarantine.write('\n');
        quarantined++;
    }

    /// Ends the files and writes the index.
    ///
    /// @param source where the rows came from, for people
    /// @return what was written
    /// @throws IOException if something cannot be written
    public ExamplesIndex finish(String source) throws IOException {
        Map<String, Long> rows = new TreeMap<>();
        for (Map.Entry<String, SplitWriter> entry : splits.entrySet()) {
            rows.put(entry.getKey(), entry.getValue().finish());
        }
        close();
        ExamplesIndex index = new ExamplesIndex(ExamplesIndex.FORMAT, columns, rows, quarantined, source);
        JsonRecords.write(directory.resolve(Examples.INDEX), index);
        return index;
    }

    @Override
    public void close() throws IOException {
        for (SplitWriter writer : splits.values()) {
            writer.close();
        }
        splits.clear();
        if (quarantine != null) {
            quarantine.close();
            quarantine = null;
        }
    }

    private final class SplitWriter implements AutoCloseable {
        private final FileChannel channel;
        private final VectorSchemaRoot root;
        private final ArrowFileWriter writer;
        private int filled;
        private long rows;

        SplitWriter(String split) throws IOException {
            channel = FileChannel.open(
                    directory.resolve(split + Examples.SUFFIX),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            root = VectorSchemaRoot.create(
                    new Schema(columns.stream()
                            .map(column -> column.type().field(column.name()))
                            .toList()),
                    allocator);
            writer = new ArrowFileWriter(root, null, channel);
            writer.start();
        }

        void add(VectorSchemaRoot batch, int row) throws IOException {
            if (filled == 0) {
                root.allocateNew();
            }
            List<FieldVector> vectors = root.getFieldVectors();
            for (int column = 0; column < vectors.size(); column++) {
                vectors.get(column).copyFromSafe(row, filled, batch.getVector(column));
            }
            filled++;
            rows++;
            if (filled == BATCH_ROWS) {
                flush();
            }
        }

        long finish() throws IOException {
            if (filled > 0) {
                flush();
            }
            writer.end();
            return rows;
        }

        private void flush() throws IOException {
            root.setRowCount(filled);
            writer.writeBatch();
            root.clear();
            filled = 0;
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                writer.close();
                root.close();
            }
        }
    }
}
