package dev.headrace.data.table;

import dev.headrace.data.TableColumns;
import dev.headrace.data.spi.Table;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Files of Arrow IPC as one table. Immutable; each scan opens the files anew.
///
/// @param files at least one, of equal columns
/// @param schema the columns as the batches have them
/// @param rows how many rows there are, if that is known
record ArrowTable(List<IpcSource> files, Schema schema, OptionalLong rows) implements Table {
    ArrowTable {
        files = List.copyOf(files);
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
    public ArrowReader scan(List<String> columns, int batchRows, BufferAllocator allocator) {
        if (batchRows < 1) {
            throw new IllegalArgumentException("batches of " + batchRows + " rows are asked for");
        }
        return new ArrowScan(files, schema, TableColumns.positions(schema, columns, where()), allocator);
    }

    @Override
    public void close() {
        // Nothing is held between scans.
    }

    private String where() {
        return files.stream().map(file -> file.path().toString()).collect(Collectors.joining(", "));
    }
}
