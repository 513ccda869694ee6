package dev.headrace.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Collects rows into batches of Arrow and folds these. Confined to one thread.
final class RowBatch implements AutoCloseable {
    private static final int ROWS = 16_384;

    private final StatisticsOptions options;
    private final List<RowColumn> columns;
    private final BufferAllocator allocator = new RootAllocator();
    private final List<Map<String, ?>> rows = new ArrayList<>();
    private @Nullable Statistics statistics;
    private @Nullable VectorSchemaRoot batch;
    private long folded;

    /// Starts without rows.
    ///
    /// @param columns if there are none, they are found in the first rows
    RowBatch(List<RowColumn> columns, StatisticsOptions options) {
        this.columns = new ArrayList<>(columns);
        this.options = options;
    }

    void add(Map<String, ?> row) {
        rows.add(row);
        if (rows.size() == ROWS) {
            fold();
        }
    }

    /// Statistics of all rows.
    Statistics statistics() {
        return fold();
    }

    private Statistics fold() {
        if (columns.isEmpty()) {
            columns.addAll(found());
        }
        VectorSchemaRoot root = batch;
        Statistics all = statistics;
        if (root == null || all == null) {
            Schema schema = new Schema(columns.stream().map(RowColumn::field).toList());
            root = VectorSchemaRoot.create(schema, allocator);
            batch = root;
            all = new Statistics(schema, options);
            statistics = all;
        }
        for (int i = 0; i < columns.size(); i++) {
            RowColumn column = columns.get(i);
            root.getVector(i).reset();
            for (int row = 0; row < rows.size(); row++) {
                Object value = rows.get(row).get(column.name());
                if (value != null) {
                    column.write(root.getVector(i), row, value, folded + row);
                }
            }
            root.getVector(i).setValueCount(rows.size());
        }
        root.setRowCount(rows.size());
        all.fold(root);
        folded += rows.size();
        rows.clear();
        return all;
    }

    private List<RowColumn> found() {
        Map<String, RowColumn> found = new LinkedHashMap<>();
        for (Map<String, ?> row : rows) {
            row.forEach((name, value) -> {
                if (value != null) {
                    found.merge(name, RowColumn.of(name, value.getClass()), RowBatch::wider);
                }
            });
        }
        return List.copyOf(found.values());
    }

    private static RowColumn wider(RowColumn left, RowColumn right) {
        boolean whole = left.form() == RowColumn.Form.INTEGER;
        boolean number = right.form() == RowColumn.Form.REAL || right.form() == RowColumn.Form.DECIMAL;
        return whole && number ? right : left;
    }

    @Override
    public void close() {
        try (allocator) {
            if (batch != null) {
                batch.close();
            }
        }
    }
}
