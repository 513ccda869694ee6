package dev.headrace.data.duckdb;

import dev.headrace.data.ColumnType;
import dev.headrace.data.TableColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Opens Parquet files as a table of their own types; a column whose type is given is converted to it.
final class ParquetScan {
    /// A column at the top of the schema.
    ///
    /// @param name as the file has it
    /// @param leaves how many columns of values it is stored as
    private record Column(String name, int leaves) {}

    private ParquetScan() {}

    static DuckDbTable open(
            DuckDb duckDb,
            List<Path> files,
            Map<String, ColumnType> given,
            DuckDbConfig config,
            BufferAllocator allocator)
            throws IOException {
        try {
            Path first = files.getFirst();
            List<Column> columns = columns(duckDb, first);
            Schema own = schema(duckDb, first, columns, allocator);
            for (Path other : files.subList(1, files.size())) {
                TableColumns.requireEqual(first, own, other, schema(duckDb, other, columns(duckDb, other), allocator));
            }
            String where = ParquetTable.paths(files);
            List<String> names = columns.stream().map(Column::name).toList();
            GivenTypes.check(given, names, where);
            String from = from(Sql.literals(files), columns.size());
            List<String> expressions = new ArrayList<>();
            List<List<String>> types = duckDb.query("DESCRIBE SELECT *" + from);
            for (int i = 0; i < columns.size(); i++) {
                ColumnType type = given.get(names.get(i));
                String column = Sql.column(i);
                expressions.add(
                        type == null
                                ? column
                                : ParquetTypes.expression(column, types.get(i).get(1), type));
            }
            return new DuckDbTable(
                    typed(own, given),
                    OptionalLong.of(rows(duckDb, files)),
                    true,
                    weights(duckDb, files, columns),
                    expressions,
                    from,
                    where,
                    (_, _, cause) -> ParquetTable.damaged(files, cause),
                    config.withThreads(1));
        } catch (SQLException e) {
            throw ParquetTable.damaged(files, e);
        }
    }

    private static String from(String files, int columns) {
        // Columns by position: DuckDB's own names are unique only after it has changed them.
        return " FROM (SELECT * FROM read_parquet(" + files + ")) AS t(" + Sql.columns(columns) + ")";
    }

    private static Schema schema(DuckDb duckDb, Path file, List<Column> columns, BufferAllocator allocator)
            throws SQLException, IOException {
        Schema schema = DuckDbTable.schema(duckDb, "SELECT *" + from(Sql.literal(file), columns.size()), allocator);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Field field = schema.getFields().get(i);
            fields.add(new Field(columns.get(i).name(), field.getFieldType(), field.getChildren()));
        }
        return new Schema(fields);
    }

    private static Schema typed(Schema own, Map<String, ColumnType> given) {
        return new Schema(own.getFields().stream()
                .map(field -> {
                    ColumnType type = given.get(field.getName());
                    return type == null ? field : type.field(field.getName());
                })
                .toList());
    }

    /// The columns at the top, in order. The schema lists a column before the fields within it.
    private static List<Column> columns(DuckDb duckDb, Path file) throws SQLException {
        List<List<String>> nodes =
                duckDb.query("SELECT name, coalesce(num_children, 0) FROM parquet_schema(" + Sql.literal(file) + ")");
        List<Column> columns = new ArrayList<>();
        int at = 1;
        while (at < nodes.size()) {
            String name = nodes.get(at).getFirst();
            int leaves = 0;
            long open = 1;
            while (open > 0) {
                long children = Long.parseLong(nodes.get(at++).getLast());
                leaves += children == 0 ? 1 : 0;
                open += children - 1;
            }
            columns.add(new Column(name, leaves));
        }
        TableColumns.requireUnique(file, columns.stream().map(Column::name).toList());
        return columns;
    }

    private static long rows(DuckDb duckDb, List<Path> files) throws SQLException {
        String sum = "SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata(";
        return Long.parseLong(
                duckDb.query(sum + Sql.literals(files) + ")").getFirst().getFirst());
    }

    private static Map<String, Long> weights(DuckDb duckDb, List<Path> files, List<Column> columns)
            throws SQLException {
        Map<Long, Long> bytes = new HashMap<>();
        for (List<String> leaf :
                duckDb.query("SELECT column_id, sum(total_uncompressed_size)::BIGINT FROM parquet_metadata("
                        + Sql.literals(files) + ") GROUP BY column_id")) {
            bytes.put(Long.parseLong(leaf.getFirst()), Long.parseLong(leaf.getLast()));
        }
        Map<String, Long> weights = new HashMap<>();
        long leaf = 0;
        for (Column column : columns) {
            long sum = 0;
            for (int i = 0; i < column.leaves(); i++) {
                sum += bytes.getOrDefault(leaf++, 0L);
            }
            weights.put(column.name(), Math.max(1, sum));
        }
        return weights;
    }
}
