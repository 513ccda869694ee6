package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks the names of columns.
final class CsvHeader {
    private static final int SHOWN = 100;

    private CsvHeader() {}

    /// The names of a first line's fields, without blanks around them.
    ///
    /// @throws HeadraceException with `DATA_COLUMNS` if the line looks like data, or a name is blank or
    ///     there twice
    static List<String> check(Path file, List<String> fields) {
        List<String> names = fields.stream().map(String::strip).toList();
        if (looksLikeData(names)) {
            String line = String.join(", ", names);
            throw new HeadraceException(
                    DataErrorCode.DATA_COLUMNS,
                    file + ": the first line, '" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line)
                            + "', looks like data: all its fields are numbers; a header with the columns' names was"
                            + " expected");
        }
        requireUnique(file, names);
        return names;
    }

    /// Checks that names are there, and there once.
    ///
    /// @throws HeadraceException with `DATA_COLUMNS` naming all that are not
    static void requireUnique(Path file, List<String> names) {
        List<String> problems = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isBlank()) {
                problems.add("column " + (i + 1) + " of " + names.size() + " has no name");
                continue;
            }
            Integer earlier = positions.putIfAbsent(name, i);
            if (earlier != null) {
                problems.add("columns " + (earlier + 1) + " and " + (i + 1) + " are both named '" + name + "'");
            }
        }
        if (!problems.isEmpty()) {
            throw new HeadraceException(
                    DataErrorCode.DATA_COLUMNS,
                    file + ": every column must have a name of its own, but " + String.join("; ", problems));
        }
    }

    private static boolean looksLikeData(List<String> names) {
        ValueParser parser = new ValueParser();
        boolean any = false;
        for (String name : names) {
            byte[] bytes = name.getBytes(UTF_8);
            switch (parser.classify(bytes, 0, bytes.length)) {
                case INTEGER, LONG_INTEGER, REAL -> any = true;
                case BLANK -> {}
                case MISSING_WORD, BOOLEAN, DATE, TIMESTAMP, TEXT -> {
                    return false;
                }
            }
        }
        return any;
    }
}
