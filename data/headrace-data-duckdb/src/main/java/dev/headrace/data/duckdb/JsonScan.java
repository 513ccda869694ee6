package dev.headrace.data.duckdb;

import dev.headrace.data.ColumnType;
import dev.headrace.data.TableColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Opens JSON lines, or arrays of objects, as a table: one column a key, objects within as structs. All rows
/// are read to find the types, since a key that only later rows have would be lost otherwise.
///
/// Keys that differ only in case are two columns, of which DuckDB names the second with a number behind it.
final class JsonScan {
    private static final Pattern NUMBERED = Pattern.compile("(.*)_[0-9]+");

    private JsonScan() {}

    static DuckDbTable open(
            DuckDb duckDb,
            List<Path> files,
            Map<String, ColumnType> given,
            DuckDbConfig config,
            BufferAllocator allocator)
            throws IOException {
        String where = ParquetTable.paths(files);
        String read = " FROM read_json(" + Sql.literals(files)
                + ", format='auto', records='true', maximum_object_size=16777216";
        String sniffed = read + ", sample_size=-1, maximum_sample_files=" + files.size()
                + ", map_inference_threshold=-1, field_appearance_threshold=0, dateformat='iso')";
        try {
            List<List<String>> columns = duckDb.query("DESCRIBE SELECT *" + sniffed);
            List<String> names = columns.stream().map(List::getFirst).toList();
            TableColumns.requireUnique(files.getFirst(), names);
            GivenTypes.check(given, names, where);
            String from = isRenamed(names) ? sniffed : read + ", columns=" + types(columns) + ")";
            List<String> expressions = new ArrayList<>();
            for (List<String> column : columns) {
                String identifier = Sql.identifier(column.getFirst());
                ColumnType type = given.get(column.getFirst());
                expressions.add(type == null ? identifier : ParquetTypes.expression(identifier, column.get(1), type));
            }
            return new DuckDbTable(
                    schema(duckDb, names, expressions, from, allocator),
                    OptionalLong.empty(),
                    false,
                    Map.of(),
                    expressions,
                    from,
                    where,
                    new TextFailure(where, List.of()),
                    config);
        } catch (SQLException e) {
            throw new TextFailure(where, List.of()).of(e);
        }
    }

    /// The types of the columns, so that a scan need not find them again.
    private static String types(List<List<String>> columns) {
        return columns.stream()
                .map(column -> Sql.literal(column.getFirst()) + ": " + Sql.literal(column.get(1)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /// Whether a name may be one that DuckDB made of a key: then the keys cannot be asked for by name.
    private static boolean isRenamed(List<String> names) {
        List<String> lower =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return lower.stream()
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .anyMatch(numbered -> lower.contains(numbered.group(1)));
    }

    private static Schema schema(
            DuckDb duckDb, List<String> names, List<String> expressions, String from, BufferAllocator allocator)
            throws SQLException, IOException {
        Schema schema = DuckDbTable.schema(duckDb, "SELECT " + String.join(", ", expressions) + from, allocator);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Field field = schema.getFields().get(i);
            fields.add(new Field(names.get(i), field.getFieldType(), field.getChildren()));
        }
        return new Schema(fields);
    }
}
