package dev.headrace.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Finds columns by the names in options, and says what is wrong with these.
final class Columns {
    private Columns() {}

    /// The columns whose statistics are to be made.
    ///
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a name is of no column, or a
    ///     column is not of the type that it was declared to have; all such are in the message
    static List<Field> wanted(Schema schema, StatisticsOptions options) {
        List<String> names = schema.getFields().stream().map(Field::getName).toList();
        TreeSet<String> asked = new TreeSet<>(options.columns());
        asked.addAll(options.rowColumns());
        String label = options.label();
        if (label != null) {
            asked.add(label);
        }
        List<String> problems = new ArrayList<>();
        for (String name : asked) {
            if (!names.contains(name)) {
                problems.add("there is no column '" + name + "'" + Names.suggestion(name, names));
            }
        }
        TreeSet<String> seen = new TreeSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                problems.add("there are two columns '" + name + "'");
            }
        }
        problems.addAll(DeclaredColumns.problems(schema, options.declared()));
        if (!problems.isEmpty()) {
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH, "Statistics cannot be made: " + String.join("; ", problems));
        }
        return schema.getFields().stream()
                .filter(field ->
                        options.columns().isEmpty() || options.columns().contains(field.getName()))
                .toList();
    }
}
