package dev.headrace.data.spi;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/// A table of files that may be read any number of times, by column. Thread-safe but for [#close].
public interface Table extends AutoCloseable {
    /// The columns as the files have them: nested lists and structs, decimals, times of every unit, small
    /// integers, indices into dictionaries. Nothing is converted to fit fewer types.
    ///
    /// @return at least one field; their names are unique
    Schema schema();

    /// How many rows there are, if that is known without reading them.
    ///
    /// @return exact, or empty if only a scan can tell
    OptionalLong rows();

    /// Whether the cost of a scan is in proportion to the columns that it asks for. Where it is, several
    /// scans at a time over disjoint columns use several threads and cost little more together than one over
    /// all columns; where it is not, each scan costs nearly as much as one over all.
    ///
    /// @return true for columnar files such as Parquet
    boolean readsColumnsApart();

    /// How much work a column is beside the others.
    ///
    /// @param column the name of a column
    /// @return a number of bytes, uncompressed; 1 for every column where it is not known
    /// @throws dev.headrace.core.HeadraceException with `DATA_COLUMNS` if there is no such column
    long weight(String column);

    /// Starts to read columns: all rows, in the order of the files and of the rows in them.
    ///
    /// The result belongs to the caller, is confined to one thread, and must be closed before this table and
    /// the allocator. It is independent of other scans, which may run at the same time. Its batch is
    /// overwritten by the next; a dictionary may be replaced between batches, so it is looked up anew for
    /// each. A batch is never empty.
    ///
    /// Loading a batch throws [dev.headrace.core.HeadraceException] with `DATA_UNREADABLE` at a row that
    /// cannot be read, naming the file and, in text, the line; so may this method for the first rows. What
    /// earlier batches held is then no whole table.
    ///
    /// @param columns names, each once, in the order wanted for the vectors; at least one
    /// @param batchRows the most rows that a batch is to have; a source whose files hold batches may give
    ///     those as they are
    /// @param allocator what batches are allocated from; must outlive the result
    /// @return a reader at its start
    /// @throws IOException if a file cannot be read
    /// @throws IllegalArgumentException if no column is asked for, one twice, or no row
    /// @throws dev.headrace.core.HeadraceException with `DATA_COLUMNS` if there is no such column
    ArrowReader scan(List<String> columns, int batchRows, BufferAllocator allocator) throws IOException;

    @Override
    void close() throws IOException;
}
