package dev.headrace.serving.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headrace.core.HeadraceException;
import dev.headrace.serving.PredictionRecord;
import dev.headrace.serving.ServingErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The file of predictions, one JSON object a line, at whose end one server writes. The lines of a request
/// are written at once, so that readers see whole lines; after a crash the file may end with a part of one,
/// which the next server cuts off. On the disk when closed. Where it cannot be written, predictions are
/// dropped and counted, and serving goes on. Thread-safe.
final class PredictionLog implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    // Nulls of a row are part of it; a regression has no label.
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /// Far behind the end: some systems keep others from reading what is locked.
    private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Path path;
    private final RandomAccessFile file;
    private final Consumer<String> warn;
    private long end;
    private long dropped;
    private boolean failing;

    private PredictionLog(Path path, RandomAccessFile file, long end, Consumer<String> warn) {
        this.path = path;
        this.file = file;
        this.end = end;
        this.warn = warn;
    }

    /// Opens the log of a directory, which is made where it is missing.
    static PredictionLog open(Path directory, Consumer<String> warn) {
        Path path = directory.resolve(PredictionRecord.FILE);
        try {
            Files.createDirectories(directory);
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            boolean opened = false;
            try {
                if (file.getChannel().tryLock(LOCK_POSITION, 1, false) == null) {
                    throw taken(path);
                }
                long end = endOfLastLine(file);
                if (end < file.length()) {
                    file.setLength(end);
                }
                opened = true;
                return new PredictionLog(path, file, end, warn);
            } catch (OverlappingFileLockException e) {
                throw taken(path);
            } finally {
                if (!opened) {
                    file.close();
                }
            }
        } catch (IOException e) {
            throw new HeadraceException(
                    ServingErrorCode.PREDICTION_LOG_UNWRITABLE,
                    "The prediction log " + path + " cannot be written: " + e.getMessage(),
                    e);
        }
    }

    private static HeadraceException taken(Path path) {
        return new HeadraceException(
                ServingErrorCode.PREDICTION_LOG_UNWRITABLE,
                "The prediction log " + path + " is being written by another server");
    }

    private static long endOfLastLine(RandomAccessFile file) throws IOException {
        for (long end = file.length(); end > 0; end--) {
            file.seek(end - 1);
            if (file.read() == '\n') {
                return end;
            }
        }
        return 0;
    }

    /// Adds predictions; never fails.
    void append(List<PredictionRecord> records) {
        byte[] lines = lines(records);
        lock.lock();
        try {
            file.seek(end);
            file.write(lines);
            end += lines.length;
            if (failing) {
                failing = false;
                warn.accept(
                        "The prediction log " + path + " is written again; " + dropped + " predictions are missing");
            }
        } catch (IOException e) {
            dropped += records.size();
            if (!failing) {
                failing = true;
                warn.accept("The prediction log " + path + " cannot be written, and serving goes on without: "
                        + e.getMessage());
            }
            cutOff();
        } finally {
            lock.unlock();
        }
    }

    /// Takes away what was written of a line.
    private void cutOff() {
        try {
            file.setLength(end);
        } catch (IOException e) {
            warn.accept("The prediction log " + path + " may hold a part of a line: " + e.getMessage());
        }
    }

    /// How many predictions are missing because the log could not be written.
    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    private static byte[] lines(List<PredictionRecord> records) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (PredictionRecord predicted : records) {
            try {
                lines.writeBytes(MAPPER.writeValueAsBytes(predicted));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a prediction is texts and numbers, which JSON can hold", e);
            }
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    @Override
    public void close() {
        lock.lock();
        try (file) {
            file.getFD().sync();
        } catch (IOException e) {
            warn.accept("The end of the prediction log " + path + " may be lost: " + e.getMessage());
        } finally {
            lock.unlock();
        }
    }
}
