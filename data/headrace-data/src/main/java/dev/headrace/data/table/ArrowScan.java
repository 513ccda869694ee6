package dev.headrace.data.table;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Some columns of files, one file after the other. Confined to one thread.
final class ArrowScan extends ArrowReader {
    private final List<IpcSource> files;
    private final List<Integer> positions;
    private final Schema all;
    private final VectorSchemaRoot batch;
    /// The dictionary in the current file for each of the first file.
    private final Map<Long, Long> dictionaryIds = new HashMap<>();

    private int file;
    private long bytesBefore;
    private @Nullable IpcReader reader;

    ArrowScan(List<IpcSource> files, Schema all, List<Integer> positions, BufferAllocator allocator) {
        super(allocator);
        this.files = files;
        this.positions = positions;
        this.all = all;
        this.batch = VectorSchemaRoot.create(
                new Schema(positions.stream().map(all.getFields()::get).toList()), allocator);
    }

    @Override
    public VectorSchemaRoot getVectorSchemaRoot() {
        return batch;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        batch.clear();
        while (true) {
            IpcReader rows = reader();
            if (rows == null) {
                return false;
            }
            if (!rows.loadNextBatch()) {
                bytesBefore += rows.bytesRead();
                closeReadSource();
                file++;
            } else if (rows.getVectorSchemaRoot().getRowCount() > 0) {
                take(rows.getVectorSchemaRoot());
                return true;
            }
        }
    }

    /// The dictionaries of the current batch, by the numbers that the schema gives them.
    @Override
    public Map<Long, Dictionary> getDictionaryVectors() throws IOException {
        Map<Long, Dictionary> found = new HashMap<>();
        if (reader() != null) {
            for (long id : dictionaryIds.keySet()) {
                Dictionary dictionary = lookup(id);
                if (dictionary != null) {
                    found.put(id, dictionary);
                }
            }
        }
        return found;
    }

    @Override
    public @Nullable Dictionary lookup(long id) {
        Long own = dictionaryIds.get(id);
        return reader == null || own == null ? null : reader.lookup(own);
    }

    @Override
    public Set<Long> getDictionaryIds() {
        return Set.copyOf(dictionaryIds.keySet());
    }

    @Override
    public long bytesRead() {
        return bytesBefore + (reader == null ? 0 : reader.bytesRead());
    }

    @Override
    public void close(boolean closeReadSource) throws IOException {
        batch.close();
        closeReadSource();
    }

    @Override
    protected void closeReadSource() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    protected Schema readSchema() {
        return batch.getSchema();
    }

    /// The reader of the file at which the scan stands, or null behind the last.
    private @Nullable IpcReader reader() throws IOException {
        if (reader == null && file < files.size()) {
            reader = IpcReader.open(files.get(file), allocator);
            dictionaryIds.clear();
            List<Field> own = reader.getVectorSchemaRoot().getSchema().getFields();
            for (int position : positions) {
                number(all.getFields().get(position), own.get(position));
            }
        }
        return reader;
    }

    private void number(Field expected, Field own) {
        DictionaryEncoding dictionary = expected.getDictionary();
        if (dictionary != null && own.getDictionary() != null) {
            dictionaryIds.put(dictionary.getId(), own.getDictionary().getId());
        }
        for (int i = 0; i < expected.getChildren().size(); i++) {
            number(expected.getChildren().get(i), own.getChildren().get(i));
        }
    }

    private void take(VectorSchemaRoot source) {
        for (int i = 0; i < positions.size(); i++) {
            FieldVector from = source.getVector(positions.get(i));
            from.makeTransferPair(batch.getVector(i)).transfer();
        }
        batch.setRowCount(source.getRowCount());
    }
}
