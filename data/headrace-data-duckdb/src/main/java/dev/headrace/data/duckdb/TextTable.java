package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.duckdb.ValueParser.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a first pass over all rows of text files finds out.
///
/// @param columns names with their types
/// @param rows how many rows the files hold, broken ones included
record TextTable(List<Column> columns, long rows) {
    /// Reads all rows.
    ///
    /// @param files at least one
    /// @param names gives the names of the columns once all rows are read
    /// @param given the types of columns that are not to be inferred
    /// @throws HeadraceException if there are no rows, none can be read, or a given type is of no column
    static TextTable scan(List<TextFile> files, Names names, Map<String, ColumnType> given) throws IOException {
        Pass pass = new Pass();
        for (TextFile file : files) {
            pass.read(file);
        }
        pass.requireRows(files);
        List<String> columns = names.names();
        if (columns.isEmpty()) {
            throw new HeadraceException(
                    DataErrorCode.DATA_COLUMNS, paths(files) + ": no object has a key, and so there are no columns");
        }
        GivenTypes.check(given, columns, paths(files));
        List<Column> typed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnType type = given.get(columns.get(i));
            typed.add(new Column(columns.get(i), type == null ? pass.typing(i).type() : type));
        }
        return new TextTable(List.copyOf(typed), pass.rows);
    }

    /// Where the names of the columns come from.
    interface Names {
        List<String> names();
    }

    private static String paths(List<TextFile> files) {
        return files.stream().map(file -> file.path().toString()).collect(Collectors.joining(", "));
    }

    private static final class Pass {
        private final List<ColumnTyping> typings = new ArrayList<>();
        private final ValueParser values = new ValueParser();
        private long rows;
        private long broken;
        private @Nullable String firstProblem;

        void read(TextFile file) throws IOException {
            try (RowScanner scanner = file.rows()) {
                while (scanner.next()) {
                    rows++;
                    String problem = scanner.problem();
                    if (problem == null) {
                        count(scanner.fields());
                    } else {
                        broken++;
                        if (firstProblem == null) {
                            firstProblem = file.path() + ": " + problem;
                        }
                    }
                }
            }
        }

        ColumnTyping typing(int column) {
            while (typings.size() <= column) {
                typings.add(new ColumnTyping());
            }
            return typings.get(column);
        }

        void requireRows(List<TextFile> files) {
            if (rows == 0) {
                boolean headers = files.getFirst() instanceof CsvFile;
                boolean several = files.size() > 1;
                throw new HeadraceException(
                        DataErrorCode.DATA_EMPTY,
                        paths(files)
                                + (headers
                                        ? several ? " have headers and no rows" : " has a header and no rows"
                                        : several ? " have no rows" : " has no rows"));
            }
            if (broken == rows) {
                throw new HeadraceException(
                        DataErrorCode.DATA_UNREADABLE,
                        "None of the " + rows + " rows of " + paths(files) + " can be read; the first: "
                                + firstProblem);
            }
        }

        private void count(Fields fields) {
            for (int column = 0; column < fields.count(); column++) {
                if (!fields.isMissing(column)) {
                    Kind kind = values.classify(fields.bytes(), fields.start(column), fields.end(column));
                    typing(column).count(kind);
                }
            }
        }
    }
}
