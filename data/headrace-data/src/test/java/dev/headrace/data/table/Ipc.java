package dev.headrace.data.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;

/// Writes Arrow IPC for tests.
final class Ipc {
    private Ipc() {}

    /// Writes one batch as a stream and as a file, each also compressed by gzip.
    static List<Path> writeAll(Path directory, VectorSchemaRoot batch) throws IOException {
        DictionaryProvider none = new DictionaryProvider.MapDictionaryProvider();
        return List.of(
                stream(directory.resolve("table.arrows"), batch, none),
                gzip(directory.resolve("table.arrows.gz"), stream(directory.resolve("plain.arrows"), batch, none)),
                gzip(directory.resolve("table.arrow.gz"), file(directory.resolve("plain.arrow"), batch, none)),
                file(directory.resolve("table.arrow"), batch, none));
    }

    static Path stream(Path file, VectorSchemaRoot batch, DictionaryProvider dictionaries) throws IOException {
        try (OutputStream output = Files.newOutputStream(file)) {
            stream(output, batch, dictionaries);
        }
        return file;
    }

    static void stream(OutputStream output, VectorSchemaRoot batch, DictionaryProvider dictionaries)
            throws IOException {
        stream(output, batch, dictionaries, CodecType.NO_COMPRESSION);
    }

    /// Writes one batch, its buffers compressed by Arrow's own codec.
    static void stream(OutputStream output, VectorSchemaRoot batch, DictionaryProvider dictionaries, CodecType codec)
            throws IOException {
        CompressionCodec.Factory codecs = codec == CodecType.NO_COMPRESSION
                ? NoCompressionCodec.Factory.INSTANCE
                : CommonsCompressionFactory.INSTANCE;
        try (ArrowStreamWriter writer = new ArrowStreamWriter(
                batch, dictionaries, Channels.newChannel(output), IpcOption.DEFAULT, codecs, codec)) {
            writer.start();
            if (batch.getRowCount() > 0) {
                writer.writeBatch();
            }
            writer.end();
        }
    }

    static Path file(Path file, VectorSchemaRoot batch, DictionaryProvider dictionaries) throws IOException {
        try (OutputStream output = Files.newOutputStream(file);
                ArrowFileWriter writer = new ArrowFileWriter(batch, dictionaries, Channels.newChannel(output))) {
            writer.start();
            if (batch.getRowCount() > 0) {
                writer.writeBatch();
            }
            writer.end();
        }
        return file;
    }

    private static Path gzip(Path file, Path plain) throws IOException {
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(plain, output);
        }
        return file;
    }
}
