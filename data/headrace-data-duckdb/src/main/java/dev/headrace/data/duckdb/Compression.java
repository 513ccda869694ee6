package dev.headrace.data.duckdb;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens text files, those compressed by gzip included.
final class Compression {
    private static final int BUFFER_BYTES = 1 << 16;

    private Compression() {}

    /// The uncompressed bytes of a file; gzip is told by its first bytes, not by the name.
    static InputStream open(Path file) throws IOException {
        InputStream input = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        boolean opened = false;
        try {
            input.mark(2);
            boolean gzip = input.read() == 0x1f && input.read() == 0x8b;
            input.reset();
            InputStream result = gzip ? new GZIPInputStream(input, BUFFER_BYTES) : input;
            opened = true;
            return result;
        } finally {
            if (!opened) {
                input.close();
            }
        }
    }
}
