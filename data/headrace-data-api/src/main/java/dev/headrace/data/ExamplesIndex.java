package dev.headrace.data;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What examples consist of: the file `examples.json` of the artifact.
///
/// @param format the name and version of this form, [#FORMAT]
/// @param columns in the order of the source
/// @param rows how many rows each split has
/// @param quarantined how many rows of the source are in quarantine instead
/// @param source where the rows came from, for people: files' names, not paths
public record ExamplesIndex(
        String format, List<Column> columns, Map<String, Long> rows, long quarantined, String source) {
    /// The form that this release writes.
    public static final String FORMAT = "headrace-examples/1";

    /// Copies the collections.
    public ExamplesIndex {
        requireNonNull(format, "format is null");
        requireNonNull(source, "source is null");
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("the format is '" + format + "', and '" + FORMAT + "' was expected");
        }
    }

    /// The rows of all splits.
    ///
    /// @return without those in quarantine
    public long totalRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
