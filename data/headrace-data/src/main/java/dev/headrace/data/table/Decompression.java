package dev.headrace.data.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/// Decompresses the buffers of a batch. A buffer that is not empty begins with its length in 8 bytes, -1 for
/// one that is stored as it is. No length is believed before it is known that the compressed bytes can yield
/// it.
///
/// LZ4 is decompressed here; Zstandard by Arrow's codec, where that is on the class path.
final class Decompression {
    private static final long STORED = -1;

    private final IpcSource source;
    private final BufferAllocator allocator;
    private final CodecType type;

    private Decompression(IpcSource source, BufferAllocator allocator, CodecType type) {
        this.source = source;
        this.allocator = allocator;
        this.type = type;
    }

    /// The batch with buffers that are not compressed.
    ///
    /// @param batch borrowed
    /// @return to be closed by the caller
    /// @throws dev.headrace.core.HeadraceException if the buffers are malformed
    static ArrowRecordBatch decompressed(ArrowRecordBatch batch, IpcSource source, BufferAllocator allocator) {
        byte codec = batch.getBodyCompression().getCodec();
        if (codec == CodecType.NO_COMPRESSION.getType()) {
            return with(batch, batch.getBuffers());
        }
        if (codec != CodecType.LZ4_FRAME.getType() && codec != CodecType.ZSTD.getType()) {
            throw source.malformed("its buffers are compressed by the unknown codec " + codec);
        }
        return new Decompression(source, allocator, CodecType.fromCompressionType(codec)).decompressed(batch);
    }

    private ArrowRecordBatch decompressed(ArrowRecordBatch batch) {
        List<ArrowBuf> buffers = new ArrayList<>();
        try {
            for (ArrowBuf buffer : batch.getBuffers()) {
                buffers.add(decompressed(buffer));
            }
            return with(batch, buffers);
        } finally {
            // The batch holds them on its own.
            buffers.forEach(ArrowBuf::close);
        }
    }

    private static ArrowRecordBatch with(ArrowRecordBatch batch, List<ArrowBuf> buffers) {
        return new ArrowRecordBatch(
                batch.getLength(),
                batch.getNodes(),
                buffers,
                NoCompressionCodec.DEFAULT_BODY_COMPRESSION,
                batch.getVariadicBufferCounts(),
                true);
    }

    /// A buffer of its own, whose capacity is what it holds, which the allocator may have rounded up.
    private ArrowBuf decompressed(ArrowBuf buffer) {
        if (buffer.capacity() == 0) {
            return allocator.getEmpty();
        }
        if (buffer.capacity() < Long.BYTES) {
            throw source.malformed("a compressed buffer has " + buffer.capacity() + " bytes");
        }
        long length = buffer.getLong(0);
        if (length == 0) {
            return allocator.getEmpty();
        }
        if (length == STORED) {
            ArrowBuf stored = buffer.slice(Long.BYTES, buffer.capacity() - Long.BYTES);
            stored.getReferenceManager().retain();
            return stored;
        }
        return switch (type) {
            case LZ4_FRAME -> lz4(buffer, length);
            case ZSTD -> zstd(buffer, length);
            case NO_COMPRESSION -> throw new IllegalStateException("it is not compressed");
        };
    }

    private ArrowBuf lz4(ArrowBuf buffer, long length) {
        try {
            require(length, Lz4Frame.length(buffer, Long.BYTES, Math.max(0, length)));
            ArrowBuf target = allocator.buffer(length);
            boolean filled = false;
            try {
                Lz4Frame.decompress(buffer, Long.BYTES, target);
                filled = true;
                return target.slice(0, length);
            } finally {
                if (!filled) {
                    target.close();
                }
            }
        } catch (Lz4Frame.FormatException e) {
            throw source.malformed(
                    "a buffer that is to have " + length + " bytes cannot be decompressed: " + e.getMessage(), e);
        }
    }

    private ArrowBuf zstd(ArrowBuf buffer, long length) {
        long most = ZstdFrame.mostBytes(buffer, Long.BYTES);
        if (length < 0 || length > most) {
            throw source.malformed("a compressed buffer is to have " + length + " bytes, and can have at most " + most);
        }
        buffer.getReferenceManager().retain();
        boolean released = false;
        try {
            // It releases the buffer when it succeeds.
            ArrowBuf result = zstdCodec().decompress(allocator, buffer);
            released = true;
            return result.slice(0, length);
        } catch (LinkageError e) {
            throw source.malformed(
                    "its buffers are compressed by Zstandard, whose native library cannot be loaded: " + e, e);
        } finally {
            if (!released) {
                buffer.getReferenceManager().release();
            }
        }
    }

    private CompressionCodec zstdCodec() {
        try {
            return CompressionCodec.Factory.INSTANCE.createCodec(type);
        } catch (IllegalArgumentException e) {
            throw source.malformed(
                    "its buffers are compressed by Zstandard, for which org.apache.arrow:arrow-compression must be on"
                            + " the class path",
                    e);
        }
    }

    private void require(long length, long found) {
        if (length != found) {
            throw source.malformed("a compressed buffer is to have " + length + " bytes, and has " + found);
        }
    }
}
