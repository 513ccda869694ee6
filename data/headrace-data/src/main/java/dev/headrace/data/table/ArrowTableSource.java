package dev.headrace.data.table;

import dev.headrace.data.ReadOptions;
import dev.headrace.data.TableColumns;
import dev.headrace.data.spi.Table;
import dev.headrace.data.spi.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Opens Arrow IPC as tables: streams and files (Feather version 2), also compressed by gzip as a whole.
/// Stateless and thread-safe.
///
/// Batches are those of the files, and are checked before they are handed over: a malformed file gives an
/// exception. Buffers may be compressed by LZ4, and by Zstandard where `org.apache.arrow:arrow-compression` is
/// on the class path. Options for the types are of no account, since the files have theirs.
public final class ArrowTableSource implements TableSource {
    private static final List<String> NAMES =
            List.of(".arrow", ".arrows", ".feather", ".ipc", ".arrow.gz", ".arrows.gz", ".ipc.gz");

    /// For the engine.
    public ArrowTableSource() {}

    @Override
    public boolean reads(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (NAMES.stream().anyMatch(name::endsWith)) {
            return true;
        }
        return Files.isRegularFile(file) && Files.isReadable(file) && IpcSource.begins(file);
    }

    @Override
    public Table open(List<Path> files, ReadOptions options, BufferAllocator allocator) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there are no files, and at least one was expected");
        }
        List<IpcSource> sources = new ArrayList<>();
        for (Path file : files) {
            sources.add(IpcSource.of(file));
        }
        IpcSource first = sources.getFirst();
        Schemas expected = Schemas.of(first, allocator);
        TableColumns.requireUnique(
                first.path(),
                expected.batches().getFields().stream().map(Field::getName).toList());
        OptionalLong rows = IpcRows.count(first);
        for (IpcSource other : sources.subList(1, sources.size())) {
            Schemas found = Schemas.of(other, allocator);
            TableColumns.requireEqual(first.path(), expected.values(), other.path(), found.values());
            TableColumns.requireEqual(first.path(), expected.batches(), other.path(), found.batches());
            OptionalLong more = IpcRows.count(other);
            rows = rows.isPresent() && more.isPresent()
                    ? OptionalLong.of(rows.getAsLong() + more.getAsLong())
                    : OptionalLong.empty();
        }
        return new ArrowTable(sources, expected.batches(), rows);
    }

    /// The columns of a file.
    ///
    /// @param values with the types of the values
    /// @param batches as in the batches: columns of dictionaries with the types of their indices
    private record Schemas(Schema values, Schema batches) {
        static Schemas of(IpcSource source, BufferAllocator allocator) throws IOException {
            try (IpcReader reader = IpcReader.open(source, allocator)) {
                Schema batches = reader.getVectorSchemaRoot().getSchema();
                return new Schemas(reader.valueSchema(), batches);
            }
        }
    }
}
