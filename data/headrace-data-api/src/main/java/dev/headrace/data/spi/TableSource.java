package dev.headrace.data.spi;

import dev.headrace.data.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Opens files as tables of any Arrow types, for statistics and other work that passes over whole columns.
/// Stateless and thread-safe.
///
/// Unlike a [DataSource], which makes examples of six types and keeps rows aside that it cannot read, it
/// converts nothing and fails at the first row that it cannot read.
public interface TableSource {
    /// Whether a file is of a form that this source reads: by its name, or where that says nothing by its
    /// first bytes.
    ///
    /// @param file a file; one that is not there is judged by its name alone
    /// @return false if [#open] would refuse the file for its form
    /// @throws IOException if the file's first bytes are needed and cannot be read
    boolean reads(Path file) throws IOException;

    /// Opens files of equal columns as one table, in the order given.
    ///
    /// A table may have no rows. The types that the options give are taken where the source has no types of
    /// its own, as in text; the source says what it does with them elsewhere.
    ///
    /// @param files at least one; no directories
    /// @param options what is not to be sniffed
    /// @param allocator what is needed to look at the files is allocated from it, and released before the
    ///     return
    /// @return a table, to be closed by the caller
    /// @throws IOException if a file cannot be read
    /// @throws dev.headrace.core.HeadraceException with `DATA_UNREADABLE`, `DATA_EMPTY` (a file of no bytes)
    ///     or `DATA_COLUMNS` of [dev.headrace.data.DataErrorCode] where there is no table to be read; the
    ///     message names file, line or column, what was found and what was expected
    Table open(List<Path> files, ReadOptions options, BufferAllocator allocator) throws IOException;
}
