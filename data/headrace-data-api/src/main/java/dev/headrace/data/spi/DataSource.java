package dev.headrace.data.spi;

import dev.headrace.data.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Reads files into Arrow batches. Stateless and thread-safe.
public interface DataSource {
    /// Opens files of equal columns as one table, in the order given, rows in the order of the files. Types are
    /// inferred over all rows, so they do not depend on where in the files a value stands.
    ///
    /// A row that cannot be read is not lost and does not stop the others: it is among
    /// [DataReader#quarantined]. Every row of the files is either in a batch or in quarantine.
    ///
    /// @param files at least one
    /// @param options what is not to be sniffed
    /// @param allocator what batches are allocated from; must outlive the reader
    /// @return a reader at its start, to be closed by the caller
    /// @throws IOException if a file cannot be read
    /// @throws dev.headrace.core.HeadraceException with `DATA_UNREADABLE`, `DATA_EMPTY` or `DATA_COLUMNS` of
    ///     [dev.headrace.data.DataErrorCode] where there is no table to be read; the message names file, line or
    ///     column, what was found and what was expected
    DataReader open(List<Path> files, ReadOptions options, BufferAllocator allocator) throws IOException;
}
