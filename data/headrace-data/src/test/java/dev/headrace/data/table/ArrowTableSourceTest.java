package dev.headrace.data.table;

import dev.headrace.data.Column;
import dev.headrace.data.spi.TableSource;
import dev.headrace.testkit.TableSourceConformanceTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

final class ArrowTableSourceTest extends TableSourceConformanceTest {
    @Override
    protected TableSource newTableSource() {
        return new ArrowTableSource();
    }

    @Override
    protected boolean cutsBatches() {
        return false;
    }

    @Override
    protected List<Path> write(Path directory, List<Column> columns, List<List<@Nullable Object>> rows)
            throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = Batches.of(columns, rows, allocator)) {
            return Ipc.writeAll(directory, batch);
        }
    }

    @Override
    protected List<Path> writeNested(Path directory, List<Nested> rows) throws IOException {
        List<@Nullable List<@Nullable Long>> numbers = new ArrayList<>();
        List<@Nullable String> names = new ArrayList<>();
        List<@Nullable Long> ages = new ArrayList<>();
        for (Nested row : rows) {
            numbers.add(row.numbers());
            names.add(row.name());
            ages.add(row.age());
        }
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = Batches.nested(numbers, names, ages, allocator)) {
            return Ipc.writeAll(directory, batch);
        }
    }
}
