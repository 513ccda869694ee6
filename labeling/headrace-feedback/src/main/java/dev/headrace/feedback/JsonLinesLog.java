package dev.headrace.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headrace.data.QuarantinedRow;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Files of JSON lines: read from end to end, or line by line where they stand. Confined to one thread.
final class JsonLinesLog implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final List<Path> files;
    private final Map<Integer, FileChannel> channels = new HashMap<>();

    JsonLinesLog(List<Path> files) {
        this.files = List.copyOf(files);
    }

    interface LineConsumer {
        /// Takes a line.
        ///
        /// @param bytes without the line feed
        void accept(byte[] bytes, LogPosition position) throws IOException, InterruptedException;
    }

    /// Hands over all lines that are not empty, in order.
    void forEach(LineConsumer consumer) throws IOException, InterruptedException {
        for (int file = 0; file < files.size(); file++) {
            try (InputStream in = Files.newInputStream(files.get(file))) {
                forEach(in, file, consumer);
            }
        }
    }

    /// Reads a line again.
    byte[] read(LogPosition position) throws IOException {
        FileChannel channel = channels.get(position.file());
        if (channel == null) {
            channel = FileChannel.open(files.get(position.file()));
            channels.put(position.file(), channel);
        }
        ByteBuffer bytes = ByteBuffer.allocate(position.length());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position.offset() + bytes.position()) < 0) {
                throw new EOFException(files.get(position.file()) + " became shorter while it was read");
            }
        }
        return bytes.array();
    }

    /// The row of the quarantine for a line.
    QuarantinedRow quarantined(LogPosition position, byte[] bytes, UnusableException why) {
        return new QuarantinedRow(
                name(files.get(position.file())),
                position.line(),
                why.column(),
                why.reason(),
                new String(bytes, UTF_8));
    }

    /// The files' names, for people.
    String names() {
        return String.join(", ", files.stream().map(JsonLinesLog::name).toList());
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : channels.values()) {
            channel.close();
        }
        channels.clear();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void forEach(InputStream in, int file, LineConsumer consumer)
            throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        long number = 1;
        long offset = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int start = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    line.write(buffer, start, i - start);
                    emit(line, new LogPosition(file, number, offset, line.size()), consumer);
                    number++;
                    offset += line.size() + 1L;
                    line.reset();
                    start = i + 1;
                }
            }
            line.write(buffer, start, read - start);
        }
        emit(line, new LogPosition(file, number, offset, line.size()), consumer);
    }

    private static void emit(ByteArrayOutputStream line, LogPosition position, LineConsumer consumer)
            throws IOException, InterruptedException {
        byte[] bytes = line.toByteArray();
        if (!isBlank(bytes)) {
            consumer.accept(bytes, position);
        }
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
