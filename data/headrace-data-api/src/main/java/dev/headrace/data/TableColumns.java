package dev.headrace.data;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// What every [dev.headrace.data.spi.Table] checks about columns. Stateless.
public final class TableColumns {
    private TableColumns() {}

    /// Finds the columns that a scan asks for.
    ///
    /// @param schema all columns of the table
    /// @param columns the names asked for
    /// @param where the files, for the message
    /// @return the position of each column in the schema, in the order asked
    /// @throws IllegalArgumentException if no name is asked for, or one twice
    /// @throws HeadraceException with [DataErrorCode#DATA_COLUMNS] if there is no such column
    public static List<Integer> positions(Schema schema, List<String> columns, String where) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("no column is asked for, and at least one was expected");
        }
        List<String> names = schema.getFields().stream().map(Field::getName).toList();
        Set<String> seen = new HashSet<>();
        List<Integer> positions = new ArrayList<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new IllegalArgumentException("column '" + column + "' is asked for twice");
            }
            positions.add(position(names, column, where));
        }
        return List.copyOf(positions);
    }

    /// Finds one column.
    ///
    /// @param names of all columns
    /// @param column the name asked for
    /// @param where the files, for the message
    /// @return its position
    /// @throws HeadraceException with [DataErrorCode#DATA_COLUMNS] if there is no such column
    public static int position(List<String> names, String column, String where) {
        int position = names.indexOf(column);
        if (position < 0) {
            throw new HeadraceException(
                    DataErrorCode.DATA_COLUMNS,
                    where + ": there is no column '" + column + "'" + Names.suggestion(column, names));
        }
        return position;
    }

    /// Checks that another file of a table has the columns of the first: names, types and nested types, in
    /// order. Metadata, and whether nulls are allowed, may differ.
    ///
    /// @param first the first file
    /// @param expected its columns
    /// @param other another file
    /// @param found the columns of that
    /// @throws HeadraceException with [DataErrorCode#DATA_COLUMNS] naming the first column that differs
    public static void requireEqual(Path first, Schema expected, Path other, Schema found) {
        List<Field> left = expected.getFields();
        List<Field> right = found.getFields();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String one = i < left.size() ? describe(left.get(i)) : "missing";
            String two = i < right.size() ? describe(right.get(i)) : "missing";
            if (!one.equals(two)) {
                throw new HeadraceException(
                        DataErrorCode.DATA_COLUMNS,
                        other + " and " + first + " have different columns: column " + (i + 1) + " is " + two
                                + " in the one and " + one + " in the other");
            }
        }
    }

    /// Checks the names of a table's columns.
    ///
    /// @param file the file that has them
    /// @param names all names, in order
    /// @throws HeadraceException with [DataErrorCode#DATA_COLUMNS] if there is none, or one is there twice
    public static void requireUnique(Path file, List<String> names) {
        requireUnique(file.toString(), names);
    }

    /// Checks the names of a table's columns.
    ///
    /// @param where what has them, for the message
    /// @param names all names, in order
    /// @throws HeadraceException with [DataErrorCode#DATA_COLUMNS] if there is none, or one is there twice
    public static void requireUnique(String where, List<String> names) {
        if (names.isEmpty()) {
            throw new HeadraceException(DataErrorCode.DATA_COLUMNS, where + " has no columns");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                throw new HeadraceException(
                        DataErrorCode.DATA_COLUMNS,
                        where + ": every column must have a name of its own, but columns "
                                + (names.indexOf(names.get(i)) + 1) + " and " + (i + 1) + " are both named '"
                                + names.get(i) + "'");
            }
        }
    }

    private static String describe(Field field) {
        StringBuilder text = new StringBuilder(field.getName()).append(' ').append(field.getType());
        if (field.getDictionary() != null) {
            text.append(" of a dictionary");
        }
        if (!field.getChildren().isEmpty()) {
            List<String> children =
                    field.getChildren().stream().map(TableColumns::describe).toList();
            text.append('<').append(String.join(", ", children)).append('>');
        }
        return text.toString();
    }
}
