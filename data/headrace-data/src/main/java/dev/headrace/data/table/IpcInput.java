package dev.headrace.data.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.MessageMetadataResult;
import org.jspecify.annotations.Nullable;

/// Reads the messages of a stream one after the other: metadata, then a body. No length that the stream gives
/// is believed before that many bytes are there. Confined to one thread.
final class IpcInput implements Closeable {
    private static final int CONTINUATION = -1;
    private static final int LONGEST_METADATA = 1 << 28;
    private static final long UNBELIEVED = 1 << 20;
    private static final int READ_BYTES = 1 << 24;

    private final IpcSource source;
    private final ReadableByteChannel channel;
    private long at;

    private IpcInput(IpcSource source, ReadableByteChannel channel) {
        this.source = source;
        this.channel = channel;
        this.at = source.from();
    }

    static IpcInput open(IpcSource source) throws IOException {
        return switch (source.form()) {
            case GZIP -> {
                InputStream input = IpcSource.gunzip(source.path());
                boolean opened = false;
                try {
                    input.skipNBytes(source.from());
                    opened = true;
                    yield new IpcInput(source, Channels.newChannel(input));
                } finally {
                    if (!opened) {
                        input.close();
                    }
                }
            }
            case STREAM, FILE -> {
                FileChannel channel = FileChannel.open(source.path(), StandardOpenOption.READ);
                channel.position(source.from());
                yield new IpcInput(source, channel);
            }
        };
    }

    /// How many bytes were read.
    long bytesRead() {
        return at - source.from();
    }

    /// Reads the metadata of the next message.
    ///
    /// @return null at the end of the stream
    /// @throws dev.headrace.core.HeadraceException if it is cut off
    @Nullable
    MessageMetadataResult next() throws IOException {
        if (source.to() - at < Integer.BYTES) {
            return null;
        }
        ByteBuffer word = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int read = read(word);
        if (read == 0) {
            return null;
        }
        int length = length(word, read);
        if (length == CONTINUATION) {
            word.clear();
            length = length(word, read(word));
        }
        if (length == 0) {
            return null;
        }
        if (length < 0 || length > LONGEST_METADATA || length > source.to() - at) {
            throw source.malformed("a message at byte " + at + " has metadata of " + length + " bytes");
        }
        ByteBuffer metadata = ByteBuffer.allocate(length);
        if (read(metadata) < length) {
            throw source.malformed("it ends within a message");
        }
        metadata.rewind();
        return MessageMetadataResult.create(metadata, length);
    }

    /// Reads the body of the message whose metadata was read last.
    ///
    /// @return a buffer, to be released by the caller
    /// @throws dev.headrace.core.HeadraceException if it is cut off
    ArrowBuf body(long length, BufferAllocator allocator) throws IOException {
        requireBody(length);
        boolean believed = source.form() != IpcSource.Form.GZIP;
        ArrowBuf body = allocator.buffer(believed ? length : Math.min(length, UNBELIEVED));
        boolean read = false;
        try {
            long filled = 0;
            while (filled < length) {
                if (filled == body.capacity()) {
                    body = grown(body, length, allocator);
                }
                int count = (int) Math.min(READ_BYTES, Math.min(length, body.capacity()) - filled);
                if (read(body.nioBuffer(filled, count)) < count) {
                    throw source.malformed("it ends within a batch");
                }
                filled += count;
            }
            body.writerIndex(length);
            read = true;
            return body;
        } finally {
            if (!read) {
                body.close();
            }
        }
    }

    /// Passes over the body of the message whose metadata was read last, in a file that is not compressed.
    void skip(long length) throws IOException {
        requireBody(length);
        at += length;
        if (channel instanceof FileChannel file) {
            file.position(at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void requireBody(long length) {
        if (length < 0 || length > source.to() - at) {
            throw source.malformed("a batch at byte " + at + " has " + length + " bytes");
        }
    }

    private static ArrowBuf grown(ArrowBuf body, long length, BufferAllocator allocator) {
        try (body) {
            ArrowBuf larger = allocator.buffer(Math.min(length, body.capacity() * 2));
            larger.setBytes(0, body, 0, body.capacity());
            return larger;
        }
    }

    private int length(ByteBuffer word, int read) {
        if (read < Integer.BYTES) {
            throw source.malformed("it ends within the length of a message");
        }
        return word.getInt(0);
    }

    /// Fills a buffer as far as there are bytes.
    private int read(ByteBuffer target) throws IOException {
        int before = target.position();
        while (target.hasRemaining() && channel.read(target) >= 0) {
            // Until it is full, or the file ends.
        }
        int read = target.position() - before;
        at += read;
        return read;
    }
}
