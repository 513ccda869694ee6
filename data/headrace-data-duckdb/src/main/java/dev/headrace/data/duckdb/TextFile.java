package dev.headrace.data.duckdb;

import java.io.IOException;
import java.nio.file.Path;

/// A text file of rows that may be read several times.
interface TextFile {
    /// The file.
    Path path();

    /// Starts to read its rows.
    ///
    /// @return a scanner before the first row, to be closed by the caller
    RowScanner rows() throws IOException;
}
