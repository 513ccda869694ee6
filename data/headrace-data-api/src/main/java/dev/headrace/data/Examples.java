package dev.headrace.data;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.json.JsonRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;

/// Examples in a directory: `examples.json`, an Arrow file for each split, and `quarantine.jsonl`. Immutable and
/// thread-safe; readers are not.
public final class Examples {
    /// The split to learn from.
    public static final String TRAIN = "train";
    /// The split to judge by.
    public static final String EVAL = "eval";

    static final String INDEX = "examples.json";
    static final String QUARANTINE = "quarantine.jsonl";
    static final String SUFFIX = ".arrow";

    private final Path directory;
    private final ExamplesIndex index;

    private Examples(Path directory, ExamplesIndex index) {
        this.directory = directory;
        this.index = index;
    }

    /// Opens examples.
    ///
    /// @param directory the artifact's directory
    /// @return the examples
    /// @throws IOException if the index cannot be read
    public static Examples open(Path directory) throws IOException {
        return new Examples(directory, JsonRecords.read(directory.resolve(INDEX), ExamplesIndex.class));
    }

    /// What they consist of.
    ///
    /// @return the index
    public ExamplesIndex index() {
        return index;
    }

    /// The columns, in the order of the batches' vectors.
    ///
    /// @return never empty
    public List<Column> columns() {
        return index.columns();
    }

    /// The names of the splits.
    ///
    /// @return sorted
    public Set<String> splits() {
        return index.rows().keySet();
    }

    /// How many rows a split has.
    ///
    /// @param split its name
    /// @return the number
    /// @throws HeadraceException with [DataErrorCode#DATA_SPLIT_UNKNOWN] if there is no such split
    public long rows(String split) {
        Long rows = index.rows().get(split);
        if (rows == null) {
            throw new HeadraceException(
                    DataErrorCode.DATA_SPLIT_UNKNOWN,
                    "The examples have no split '" + split + "'" + Names.suggestion(split, splits()));
        }
        return rows;
    }

    /// Reads the rows of a split, in the order in which they were written.
    ///
    /// @param split its name
    /// @param allocator what the batch is allocated from
    /// @return a reader, to be closed by the caller before the allocator
    /// @throws IOException if the file cannot be read
    /// @throws HeadraceException with [DataErrorCode#DATA_SPLIT_UNKNOWN] if there is no such split
    public ExamplesReader read(String split, BufferAllocator allocator) throws IOException {
        return new ExamplesReader(directory.resolve(split + SUFFIX), rows(split), allocator);
    }

    /// The rows that could not be used.
    ///
    /// @return one JSON object of a [QuarantinedRow] a line; the file exists if there is at least one
    public Path quarantine() {
        return directory.resolve(QUARANTINE);
    }

    /// Whether rows are in quarantine.
    ///
    /// @return true if there is at least one
    public boolean hasQuarantine() {
        return Files.exists(quarantine());
    }
}
