package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The columns of Parquet files, and the query that gives them as the types of examples.
///
/// @param columns names with their types
/// @param rows how many rows the files hold
/// @param query gives all rows in order
record ParquetTable(List<Column> columns, long rows, String query) {
    /// How a failure comes out of the C data interface.
    private static final Pattern NATIVE = Pattern.compile("(?s)^.*CDataJniException\\{errno=-?\\d+, message=(.*)}$");

    private record Source(String name, String type) {}

    /// Looks at the files.
    ///
    /// @throws SQLException if a file is damaged
    /// @throws HeadraceException if they have different columns or no rows, or a name is blank or there twice
    static ParquetTable of(DuckDb duckDb, List<Path> files, Map<String, ColumnType> given) throws SQLException {
        List<Source> sources = sources(duckDb, files.getFirst());
        for (Path other : files.subList(1, files.size())) {
            requireEqual(files.getFirst(), sources, other, sources(duckDb, other));
        }
        String from = " FROM read_parquet(["
                + files.stream().map(ParquetTable::literal).collect(Collectors.joining(", ")) + "])";
        long rows =
                Long.parseLong(duckDb.query("SELECT count(*)" + from).getFirst().getFirst());
        if (rows == 0) {
            throw new HeadraceException(
                    DataErrorCode.DATA_EMPTY,
                    paths(files) + (files.size() > 1 ? " have columns and no rows" : " has columns and no rows"));
        }
        List<String> names = sources.stream().map(Source::name).toList();
        GivenTypes.check(given, names, paths(files));
        Set<String> beyond = beyond64Bits(duckDb, sources, from);
        List<Column> columns = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            ColumnType own = beyond.contains(source.name()) ? ColumnType.TEXT : ParquetTypes.type(source.type());
            ColumnType type = given.getOrDefault(source.name(), own);
            columns.add(new Column(source.name(), type));
            expressions.add(ParquetTypes.expression("c" + i, source.type(), type) + " AS " + identifier(source.name()));
        }
        // Columns by position: DuckDB's own names are unique only after it has changed them.
        String renamed = " FROM (SELECT *" + from + ") AS t("
                + IntStream.range(0, sources.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "))
                + ")";
        return new ParquetTable(List.copyOf(columns), rows, "SELECT " + String.join(", ", expressions) + renamed);
    }

    /// What is said of files that DuckDB cannot read.
    static HeadraceException damaged(List<Path> files, Exception cause) {
        String message = NATIVE.matcher(String.valueOf(cause.getMessage())).replaceFirst("$1");
        return new HeadraceException(
                DataErrorCode.DATA_UNREADABLE,
                paths(files) + " cannot be read as Parquet: "
                        + message.lines().findFirst().orElse("damaged"),
                cause);
    }

    private static List<Source> sources(DuckDb duckDb, Path file) throws SQLException {
        List<List<String>> described = duckDb.query("DESCRIBE SELECT * FROM read_parquet(" + literal(file) + ")");
        List<String> names = ownNames(duckDb, file);
        CsvHeader.requireUnique(file, names);
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < described.size(); i++) {
            sources.add(new Source(names.get(i), described.get(i).get(1)));
        }
        return sources;
    }

    /// The names of the columns as the file has them. The schema lists a column before the fields within it.
    private static List<String> ownNames(DuckDb duckDb, Path file) throws SQLException {
        List<List<String>> nodes =
                duckDb.query("SELECT name, coalesce(num_children, 0) FROM parquet_schema(" + literal(file) + ")");
        List<String> names = new ArrayList<>();
        int at = 1;
        while (at < nodes.size()) {
            names.add(nodes.get(at).getFirst());
            long open = 1;
            while (open > 0) {
                open += Long.parseLong(nodes.get(at++).getLast()) - 1;
            }
        }
        return names;
    }

    private static Set<String> beyond64Bits(DuckDb duckDb, List<Source> sources, String from) throws SQLException {
        Set<String> beyond = new TreeSet<>();
        for (Source source : sources) {
            if (source.type().equals("UBIGINT")
                    && duckDb.query("SELECT max(" + identifier(source.name()) + ") > " + Long.MAX_VALUE + from)
                            .getFirst()
                            .getFirst()
                            .equals("true")) {
                beyond.add(source.name());
            }
        }
        return beyond;
    }

    private static void requireEqual(Path first, List<Source> expected, Path other, List<Source> found) {
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String left = i < expected.size()
                    ? expected.get(i).name() + " " + expected.get(i).type()
                    : "missing";
            String right =
                    i < found.size() ? found.get(i).name() + " " + found.get(i).type() : "missing";
            if (!left.equals(right)) {
                throw new HeadraceException(
                        DataErrorCode.DATA_COLUMNS,
                        other + " and " + first + " have different columns: column " + (i + 1) + " is " + right
                                + " in the one and " + left + " in the other");
            }
        }
    }

    /// The files, for messages.
    static String paths(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static String literal(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    private static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
