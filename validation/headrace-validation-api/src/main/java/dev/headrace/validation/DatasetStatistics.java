package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statistics of one split: the file `SPLIT.json` of an artifact of statistics.
///
/// @param split the split's name
/// @param rows how many rows it has
/// @param columns in the order of the examples, fields of structs behind their struct
/// @param slice the rows that this is of, as `feature_value` joined by `_`; empty for all rows
/// @param weight the sum of the weights of all rows; the number of rows where they have none
/// @param relations what columns have to do with each other; null where it was not asked for, and for slices
/// @param paired whether declared columns that belong together do so in each row, in the order of their
///     names; empty where none were declared
public record DatasetStatistics(
        String split,
        long rows,
        List<ColumnStatistics> columns,
        String slice,
        double weight,
        @Nullable Relations relations,
        List<PairedStatistics> paired) {
    /// The ending of the file's name.
    public static final String SUFFIX = ".json";

    /// Copies the lists.
    public DatasetStatistics {
        requireNonNull(split, "split is null");
        requireNonNull(slice, "slice is null");
        columns = List.copyOf(columns);
        paired = List.copyOf(paired);
    }

    /// Statistics without columns that were declared to belong together.
    ///
    /// @param split as of the record
    /// @param rows as of the record
    /// @param columns as of the record
    /// @param slice as of the record
    /// @param weight as of the record
    /// @param relations as of the record
    public DatasetStatistics(
            String split,
            long rows,
            List<ColumnStatistics> columns,
            String slice,
            double weight,
            @Nullable Relations relations) {
        this(split, rows, columns, slice, weight, relations, List.of());
    }

    /// Statistics of all rows, without weights.
    ///
    /// @param split the split's name
    /// @param rows how many rows it has
    /// @param columns as of the record
    public DatasetStatistics(String split, long rows, List<ColumnStatistics> columns) {
        this(split, rows, columns, "", (double) rows, null);
    }

    /// The statistics of a column.
    ///
    /// @param name the column's name
    /// @return its statistics, or empty if there is no such column
    public Optional<ColumnStatistics> find(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /// The statistics of a column that must be there.
    ///
    /// @param name the column's name
    /// @return its statistics
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if there is none
    public ColumnStatistics column(String name) {
        return find(name)
                .orElseThrow(() -> new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "Split '" + split + "' has no column '" + name + "'"
                                + Names.suggestion(
                                        name,
                                        columns.stream()
                                                .map(ColumnStatistics::name)
                                                .toList())));
    }
}
