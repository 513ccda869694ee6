package dev.headrace.transform;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.util.List;

/// Transforms of tests.
final class Graphs {
    static final LabelSchema LABEL = new LabelSchema("label", Task.BINARY, List.of("no", "yes"));

    private Graphs() {}

    static TransformGraph of(List<Column> columns, Operation... operations) {
        return new TransformGraph(TransformGraph.FORMAT, columns, List.of(operations), LABEL, List.of());
    }

    /// A column of each type, read by every operation that can read it.
    static TransformGraph ofEverything() {
        return of(
                List.of(
                        new Column("flag", ColumnType.BOOLEAN),
                        new Column("whole", ColumnType.INTEGER),
                        new Column("real", ColumnType.REAL),
                        new Column("text", ColumnType.TEXT),
                        new Column("day", ColumnType.DATE),
                        new Column("time", ColumnType.TIMESTAMP)),
                new Operation.Flag("flag", 0.25),
                new Operation.OneHot("flag", List.of("true", "false")),
                new Operation.Number("whole", 3, 2, -10, 1e18, true),
                new Operation.OneHot("whole", List.of("1", "-7", "9223372036854775807")),
                new Operation.Number("real", -0.5, 3, -100, 100, false),
                new Operation.OneHot("real", List.of("0.1", "0.0", "1.0E300", "4.9E-324")),
                new Operation.OneHot("text", List.of("", "a", "grün", "\uD83D\uDE00")),
                new Operation.HashedWords("text", 7),
                new Operation.DateParts("day", 10_000, 365, -1e6, 1e6),
                new Operation.OneHot("day", List.of("1970-01-01", "2024-02-29")),
                new Operation.DateParts("time", 10_000.5, 365, 0, 20_000),
                new Operation.OneHot("time", List.of("1970-01-01T00:00", "1969-12-31T23:59:59.999999")));
    }
}
