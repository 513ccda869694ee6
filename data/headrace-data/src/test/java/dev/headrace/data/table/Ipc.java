package dev.headrace.data.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/// Writes Arrow IPC for tests.
final class Ipc {
    private Ipc() {}

    /// Writes one batch as a stream, a compressed stream and a file.
    static List<Path> writeAll(Path directory, VectorSchemaRoot batch) throws IOException {
        DictionaryProvider none = new DictionaryProvider.MapDictionaryProvider();
        return List.of(
                stream(directory.resolve("table.arrows"), batch, none),
                gzip(directory.resolve("table.arrows.gz"), batch),
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
        try (ArrowStreamWriter writer = new ArrowStreamWriter(batch, dictionaries, output)) {
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

    private static Path gzip(Path file, VectorSchemaRoot batch) throws IOException {
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream(output, batch, new DictionaryProvider.MapDictionaryProvider());
        }
        return file;
    }
}
