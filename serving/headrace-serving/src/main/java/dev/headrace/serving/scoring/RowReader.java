package dev.headrace.serving.scoring;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.data.Column;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.training.TransformGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings a row's values into the order and types of a transform's columns. Immutable and thread-safe.
final class RowReader {
    private final List<Column> columns;
    private final List<String> names;
    private final Set<String> read;
    private final Set<String> ignored = new HashSet<>();

    RowReader(TransformGraph graph) {
        columns = graph.columns();
        names = columns.stream().map(Column::name).toList();
        read = Set.copyOf(names);
        ignored.add(graph.label().column());
        graph.leftOut().forEach(left -> ignored.add(left.column()));
    }

    /// The values as `RowTransform` takes them.
    @Nullable
    Object[] values(Map<String, ? extends @Nullable Object> row) {
        int known = 0;
        for (String name : row.keySet()) {
            if (read.contains(name)) {
                known++;
            } else if (!ignored.contains(name)) {
                throw new HeadraceException(
                        ServingErrorCode.REQUEST_INVALID,
                        "The model reads no column '" + CellReader.brief(name) + "'" + Names.suggestion(name, names));
            }
        }
        if (known == 0 && !columns.isEmpty()) {
            throw new HeadraceException(
                    ServingErrorCode.REQUEST_INVALID,
                    "The row has none of the columns that the model reads: " + String.join(", ", names));
        }
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = row.get(names.get(i));
            values[i] = value == null ? null : CellReader.read(columns.get(i), value);
        }
        return values;
    }
}
