package dev.headrace.benchmarks.statistics;

import dev.headrace.data.Column;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/// One generated column in memory, as batches. Confined to one thread while it is made; threads may share it
/// to read.
final class MemoryBatches implements AutoCloseable {
    private static final long SEED = 7;
    private static final int BATCH_ROWS = 1 << 16;

    private final BufferAllocator allocator = new RootAllocator();
    private final List<VectorSchemaRoot> batches = new ArrayList<>();
    private final Column column;

    private MemoryBatches(Pattern pattern, int rows) {
        column = new Column(pattern.name(), pattern.type());
        Schema schema = new Schema(List.of(pattern.type().field(pattern.name())));
        for (int from = 0; from < rows; from += BATCH_ROWS) {
            VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator);
            int size = Math.min(BATCH_ROWS, rows - from);
            pattern.filler().fill(batch.getVector(0), SEED, from, size);
            batch.setRowCount(size);
            batches.add(batch);
        }
    }

    /// Generates a column.
    ///
    /// @param name of [Pattern#TWENTY]
    /// @param rows how many
    static MemoryBatches of(String name, int rows) {
        Pattern pattern = Pattern.TWENTY.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no pattern is named '" + name + "'"));
        return new MemoryBatches(pattern, rows);
    }

    /// The column.
    Column column() {
        return column;
    }

    /// The batches, which must not be changed.
    List<VectorSchemaRoot> batches() {
        return List.copyOf(batches);
    }

    @Override
    public void close() {
        batches.forEach(VectorSchemaRoot::close);
        allocator.close();
    }
}
