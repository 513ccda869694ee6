package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/// Opens CSV files as a table: header and delimiter as the scanner of this module finds them, types as DuckDB
/// finds them in the first rows of each file, the values by DuckDB.
///
/// Dates and timestamps are those of ISO 8601; other forms, of which month and day may be confused, are text.
final class CsvScan {
    /// The buffers, of which a compressed file takes several, are sixteen times the longest line unless they
    /// are set.
    private static final String DIALECT = ", header=true, quote='\"', escape='\"', nullstr='', comment='',"
            + " allow_quoted_nulls=false, null_padding=false, strict_mode=true, max_line_size=16777216, buffer_size=33554432";

    private CsvScan() {}

    static DuckDbTable open(
            DuckDb duckDb,
            List<CsvFile> files,
            Map<String, ColumnType> given,
            DuckDbConfig config,
            BufferAllocator allocator)
            throws IOException {
        List<Path> paths = files.stream().map(CsvFile::path).toList();
        String where = ParquetTable.paths(paths);
        List<String> header = files.getFirst().header();
        GivenTypes.check(given, header, where);
        String dialect = ", delim="
                + Sql.literal(Character.toString((char) files.getFirst().delimiter())) + DIALECT;
        List<ColumnType> types = types(duckDb, files, dialect);
        List<ColumnType> chosen = IntStream.range(0, header.size())
                .mapToObj(i -> given.getOrDefault(header.get(i), types.get(i)))
                .toList();
        String columns = IntStream.range(0, header.size())
                .mapToObj(i -> Sql.literal(Sql.column(i)) + ": " + Sql.literal(Sql.type(chosen.get(i))))
                .collect(Collectors.joining(", ", "{", "}"));
        String from =
                " FROM read_csv(" + Sql.literals(paths) + ", auto_detect=false, columns=" + columns + dialect + ")";
        Schema schema = new Schema(IntStream.range(0, header.size())
                .mapToObj(i -> chosen.get(i).field(header.get(i)))
                .toList());
        return new DuckDbTable(
                schema,
                OptionalLong.empty(),
                false,
                Map.of(),
                IntStream.range(0, header.size()).mapToObj(Sql::column).toList(),
                from,
                where,
                new TextFailure(where, header),
                config);
    }

    /// The type of each column over all files.
    private static List<ColumnType> types(DuckDb duckDb, List<CsvFile> files, String dialect) {
        List<ColumnType> types = new ArrayList<>();
        for (CsvFile file : files) {
            List<ColumnType> found = types(duckDb, file, dialect);
            if (types.isEmpty()) {
                types.addAll(found);
            }
            for (int i = 0; i < types.size(); i++) {
                types.set(i, common(types.get(i), found.get(i)));
            }
        }
        return types;
    }

    private static List<ColumnType> types(DuckDb duckDb, CsvFile file, String dialect) {
        String sniff = " FROM (SELECT unnest(Columns) AS c, DateFormat, TimestampFormat FROM sniff_csv("
                + Sql.literal(file.path()) + dialect
                + ", auto_type_candidates=['BOOLEAN', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'VARCHAR']))";
        List<List<String>> found;
        try {
            found = duckDb.query("SELECT c.type, coalesce(DateFormat, ''), coalesce(TimestampFormat, '')" + sniff);
        } catch (SQLException e) {
            throw new TextFailure(file.path().toString(), file.header()).of(e);
        }
        if (found.size() != file.header().size()) {
            throw new HeadraceException(
                    DataErrorCode.DATA_UNREADABLE,
                    file.path() + " cannot be read: rows of " + found.size() + " fields were found, and its header has "
                            + file.header().size());
        }
        return found.stream()
                .map(column -> type(column.getFirst(), column.get(1), column.get(2)))
                .toList();
    }

    private static ColumnType type(String duckDb, String dateFormat, String timestampFormat) {
        return switch (duckDb) {
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "BIGINT" -> ColumnType.INTEGER;
            case "DOUBLE" -> ColumnType.REAL;
            case "DATE" -> isIso(dateFormat) ? ColumnType.DATE : ColumnType.TEXT;
            case "TIMESTAMP" -> isIso(timestampFormat) ? ColumnType.TIMESTAMP : ColumnType.TEXT;
            default -> ColumnType.TEXT;
        };
    }

    private static boolean isIso(String format) {
        return format.isEmpty() || format.startsWith("%Y-%m-%d");
    }

    private static ColumnType common(ColumnType one, ColumnType other) {
        if (one == other) {
            return one;
        }
        List<ColumnType> both = List.of(one, other);
        if (both.contains(ColumnType.INTEGER) && both.contains(ColumnType.REAL)) {
            return ColumnType.REAL;
        }
        if (both.contains(ColumnType.DATE) && both.contains(ColumnType.TIMESTAMP)) {
            return ColumnType.TIMESTAMP;
        }
        return ColumnType.TEXT;
    }
}
