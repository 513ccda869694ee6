package dev.headrace.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;

/// Reads the batches of a split one after the other. Confined to one thread. The batch belongs to the reader
/// and is overwritten by the next.
///
/// ```java
/// try (ExamplesReader reader = examples.read(Examples.TRAIN, allocator)) {
///     while (reader.next()) {
///         use(reader.batch());
///     }
/// }
/// ```
public final class ExamplesReader implements AutoCloseable {
    private final FileChannel channel;
    private final ArrowFileReader reader;
    private final long rows;

    ExamplesReader(Path file, long rows, BufferAllocator allocator) throws IOException {
        this.rows = rows;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.reader = new ArrowFileReader(channel, allocator);
    }

    /// Loads the next batch.
    ///
    /// @return false at the end
    /// @throws IOException if it cannot be read
    public boolean next() throws IOException {
        return reader.loadNextBatch();
    }

    /// The batch that was loaded last.
    ///
    /// @return columns in the order of [Examples#columns]; of no rows before the first [#next]
    /// @throws IOException if the file's schema cannot be read
    public VectorSchemaRoot batch() throws IOException {
        return reader.getVectorSchemaRoot();
    }

    /// How many rows the split has.
    ///
    /// @return all rows, read or not
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            reader.close();
        }
    }
}
