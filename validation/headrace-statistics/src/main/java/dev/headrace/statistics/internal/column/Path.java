package dev.headrace.statistics.internal.column;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where a column is: its name, or the steps to a field within it. Immutable and thread-safe.
///
/// @param steps at least one
public record Path(List<String> steps) {
    /// Copies the steps.
    public Path {
        steps = List.copyOf(steps);
    }

    /// A column of the table.
    ///
    /// @param name the column's name
    /// @return the path
    public static Path column(String name) {
        return new Path(List.of(name));
    }

    /// A field of this column.
    ///
    /// @param name the field's name
    /// @return the path
    public Path field(String name) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(name);
        return new Path(longer);
    }

    /// The path as [dev.headrace.validation.ColumnStatistics#name] has it: the name of a column as it is,
    /// steps joined and quoted else.
    ///
    /// @return the text
    public String text() {
        return steps.size() == 1
                ? steps.getFirst()
                : steps.stream().map(Path::quoted).collect(Collectors.joining("."));
    }

    private static String quoted(String step) {
        boolean plain = step.chars().noneMatch(character -> ".()'".indexOf(character) >= 0);
        boolean group = step.length() > 1 && step.lastIndexOf('(') == 0 && step.indexOf(')') == step.length() - 1;
        return plain || group ? step : "'" + step.replace("'", "''") + "'";
    }
}
