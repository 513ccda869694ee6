package dev.headrace.data.duckdb;

import java.io.IOException;
import java.nio.file.Path;

/// A file of JSON lines.
///
/// @param path the file
/// @param keys the keys of all files of the table
record JsonLinesFile(Path path, JsonKeys keys) implements TextFile {
    @Override
    public RowScanner rows() throws IOException {
        return Closing.onFailure(ByteWindow.open(path), window -> new JsonLinesScanner(window, keys));
    }
}
