package dev.headrace.data.table;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ArrowCheck;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.VectorBatchAppender;
import org.jspecify.annotations.Nullable;

/// Reads one file and checks each batch, so that a malformed one gives a [HeadraceException] and nothing
/// else. What Arrow's own readers believe without a check is checked before. Confined to one thread.
final class IpcReader extends ArrowReader {
    private static final byte SCHEMA = 1;
    private static final byte DICTIONARY_BATCH = 2;
    private static final byte RECORD_BATCH = 3;

    /// Something that reads.
    private interface Read<T> {
        T read() throws IOException;
    }

    private final IpcSource source;
    private final IpcInput input;
    private @Nullable Schema values;

    private IpcReader(IpcSource source, IpcInput input, BufferAllocator allocator) {
        super(allocator);
        this.source = source;
        this.input = input;
    }

    /// Opens a file and reads its schema.
    ///
    /// @throws HeadraceException if it is malformed
    static IpcReader open(IpcSource source, BufferAllocator allocator) throws IOException {
        return guarded(source, () -> {
            IpcReader reader = new IpcReader(source, IpcInput.open(source), allocator);
            boolean opened = false;
            try {
                reader.ensureInitialized();
                opened = true;
                return reader;
            } finally {
                if (!opened) {
                    reader.close();
                }
            }
        });
    }

    /// The columns with the types of their values, those of dictionaries included.
    Schema valueSchema() {
        if (values == null) {
            throw new IllegalStateException("the schema is read when the file is opened");
        }
        return values;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        return guarded(source, () -> {
            prepareLoadNextBatch();
            for (MessageMetadataResult message = input.next(); message != null; message = input.next()) {
                if (message.headerType() == RECORD_BATCH) {
                    load(message);
                    return true;
                }
                if (message.headerType() != DICTIONARY_BATCH) {
                    throw source.malformed("a message is of type " + message.headerType());
                }
                loadDictionary(message);
            }
            return false;
        });
    }

    @Override
    public long bytesRead() {
        return input.bytesRead();
    }

    @Override
    protected void closeReadSource() throws IOException {
        input.close();
    }

    @Override
    protected Schema readSchema() throws IOException {
        MessageMetadataResult message = input.next();
        if (message == null || message.headerType() != SCHEMA) {
            throw source.malformed("it does not begin with a schema");
        }
        input.skip(message.getMessageBodyLength());
        SchemaShape.check(message, source);
        values = MessageSerializer.deserializeSchema(message);
        return values;
    }

    private void load(MessageMetadataResult message) throws IOException {
        VectorSchemaRoot root = getVectorSchemaRoot();
        ArrowBuf body = input.body(message.getMessageBodyLength(), allocator);
        try (ArrowRecordBatch written = owned(body, () -> MessageSerializer.deserializeRecordBatch(message, body));
                ArrowRecordBatch batch = Decompression.decompressed(written, source, allocator)) {
            BatchLayout.check(root.getSchema().getFields(), batch, source);
            new VectorLoader(root, NoCompressionCodec.Factory.INSTANCE).load(batch);
        }
        ArrowCheck.check(root, source.path().toString());
        ArrowCheck.checkIndices(root, this, source.path().toString());
    }

    private void loadDictionary(MessageMetadataResult message) throws IOException {
        ArrowBuf body = input.body(message.getMessageBodyLength(), allocator);
        try (ArrowDictionaryBatch batch =
                owned(body, () -> MessageSerializer.deserializeDictionaryBatch(message, body))) {
            Dictionary dictionary = dictionaries.get(batch.getDictionaryId());
            if (dictionary == null) {
                throw source.malformed("the schema has no dictionary " + batch.getDictionaryId());
            }
            FieldVector vector = dictionary.getVector();
            if (!batch.isDelta()) {
                load(vector, batch.getDictionary());
                return;
            }
            try (FieldVector more = vector.getField().createVector(allocator)) {
                load(more, batch.getDictionary());
                VectorBatchAppender.batchAppend(vector, more);
            }
        }
    }

    private void load(FieldVector vector, ArrowRecordBatch written) {
        VectorSchemaRoot root = new VectorSchemaRoot(List.of(vector));
        try (ArrowRecordBatch batch = Decompression.decompressed(written, source, allocator)) {
            BatchLayout.check(List.of(vector.getField()), batch, source);
            new VectorLoader(root, NoCompressionCodec.Factory.INSTANCE).load(batch);
        }
        ArrowCheck.check(root, source.path() + ": a dictionary");
        ArrowCheck.checkIndices(root, this, source.path() + ": a dictionary");
    }

    /// Makes a batch that takes a body over, and releases the body if that fails.
    private static <T> T owned(ArrowBuf body, Read<T> made) throws IOException {
        boolean taken = false;
        try {
            T batch = made.read();
            taken = true;
            return batch;
        } finally {
            if (!taken) {
                body.close();
            }
        }
    }

    /// Turns whatever Arrow throws at malformed bytes into one exception.
    private static <T> T guarded(IpcSource source, Read<T> read) throws IOException {
        try {
            return read.read();
        } catch (HeadraceException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            throw source.malformed("it is damaged: " + e.getMessage(), e);
        }
    }
}
