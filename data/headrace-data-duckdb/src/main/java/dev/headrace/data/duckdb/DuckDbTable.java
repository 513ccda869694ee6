package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.TableColumns;
import dev.headrace.data.spi.Table;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// A table that DuckDB reads. Immutable; each scan has a database of its own.
///
/// @param schema all columns, by the names of the files
/// @param rows how many rows there are, if that is known
/// @param readsColumnsApart whether the files are columnar
/// @param weights the bytes of each column; none where they are not known
/// @param expressions the SQL of each column, in the order of the schema
/// @param from what SQL gives all rows, such that the expressions are defined
/// @param where the files, for messages
/// @param failure says what is wrong with files that cannot be read
/// @param config the database of each scan
record DuckDbTable(
        Schema schema,
        OptionalLong rows,
        boolean readsColumnsApart,
        Map<String, Long> weights,
        List<String> expressions,
        String from,
        String where,
        Failure failure,
        DuckDbConfig config)
        implements Table {
    /// Says what is wrong with files that cannot be read.
    interface Failure {
        /// Makes the exception.
        ///
        /// @param config of a database to ask
        /// @param query what could not be read
        /// @param cause what the stream of it said
        HeadraceException of(DuckDbConfig config, String query, Exception cause) throws IOException;
    }

    DuckDbTable {
        weights = Map.copyOf(weights);
        expressions = List.copyOf(expressions);
    }

    /// The schema that a query's batches have, without its rows.
    static Schema schema(DuckDb duckDb, String query, BufferAllocator allocator) throws SQLException, IOException {
        try (ArrowReader reader = duckDb.stream(query + " LIMIT 0", 1, allocator)) {
            return reader.getVectorSchemaRoot().getSchema();
        }
    }

    @Override
    public long weight(String column) {
        TableColumns.position(schema.getFields().stream().map(Field::getName).toList(), column, where);
        return weights.getOrDefault(column, 1L);
    }

    @Override
    public ArrowReader scan(List<String> columns, int batchRows, BufferAllocator allocator) throws IOException {
        if (batchRows < 1) {
            throw new IllegalArgumentException("batches of " + batchRows + " rows are asked for");
        }
        String query = query(columns);
        return Closing.onFailure(DuckDb.open(config), duckDb -> {
            try {
                ArrowReader rows = duckDb.stream(query, batchRows, allocator);
                Closeable result = rows::close;
                return Closing.onFailure(result, _ -> new DuckDbScan(this, duckDb, rows, query, allocator));
            } catch (SQLException e) {
                throw failure.of(config, query, e);
            }
        });
    }

    @Override
    public void close() {
        // Nothing is held between scans.
    }

    private String query(List<String> columns) {
        List<String> selected = new ArrayList<>();
        for (int position : TableColumns.positions(schema, columns, where)) {
            String name = schema.getFields().get(position).getName();
            selected.add(expressions.get(position) + " AS " + Sql.identifier(name));
        }
        return "SELECT " + selected.stream().collect(Collectors.joining(", ")) + from;
    }
}
