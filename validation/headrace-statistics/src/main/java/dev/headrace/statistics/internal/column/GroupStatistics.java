package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ValueType;
import java.util.HexFormat;
import java.util.List;

/// Makes the record of what has fields instead of values.
final class GroupStatistics {
    private GroupStatistics() {}

    static ColumnStatistics of(Path path, ValueType type, long rows, long present, Levels above, long hash) {
        boolean inLists = !above.levels().isEmpty();
        long columnRows = inLists ? above.rows() : rows;
        return new ColumnStatistics(
                path.text(),
                type,
                null,
                columnRows,
                inLists ? above.missing() : rows - present,
                above.levels(),
                present,
                0,
                0,
                List.of(),
                0,
                null,
                null,
                null,
                null,
                null,
                HexFormat.of().toHexDigits(DistinctSketch.mix(hash ^ DistinctSketch.mix(columnRows + above.hash()))));
    }
}
