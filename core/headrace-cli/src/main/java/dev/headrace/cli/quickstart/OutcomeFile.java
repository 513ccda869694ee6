package dev.headrace.cli.quickstart;

import dev.headrace.feedback.OutcomeRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// Writes outcomes, one JSON object a line, as `label-gen` reads them.
final class OutcomeFile implements AutoCloseable {
    private final BufferedWriter writer;

    OutcomeFile(Path file) throws IOException {
        writer = Files.newBufferedWriter(file);
    }

    void add(String id, Instant time, Map<String, ?> values) throws IOException {
        writer.write(OutcomeRecord.outcome(id, time, values).line());
        writer.write('\n');
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
