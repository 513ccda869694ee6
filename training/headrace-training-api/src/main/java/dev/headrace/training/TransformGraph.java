package dev.headrace.training;

import static java.util.Objects.requireNonNull;

import dev.headrace.data.Column;
import dev.headrace.validation.LabelSchema;
import java.util.List;

/// A fitted transform as data: what the model reads of a row, and the numbers it makes of it. The file
/// `transform.json` of an artifact. `headrace-transform` runs it.
///
/// @param format the name and version of this form, [#FORMAT]
/// @param columns the columns that are read, each by one operation, with the types they must have
/// @param operations in the order of the numbers that come out
/// @param label the label, which is no input
/// @param leftOut the columns that are not read, and why
public record TransformGraph(
        String format, List<Column> columns, List<Operation> operations, LabelSchema label, List<LeftOut> leftOut) {
    /// The form that this release writes.
    public static final String FORMAT = "headrace-transform/1";
    /// The file's name.
    public static final String FILE = "transform.json";

    /// Copies the lists.
    public TransformGraph {
        columns = List.copyOf(columns);
        operations = List.copyOf(operations);
        leftOut = List.copyOf(leftOut);
        requireNonNull(label, "label is null");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("the format is '" + format + "', and '" + FORMAT + "' was expected");
        }
    }

    /// How many numbers come out.
    ///
    /// @return the sum of the operations' widths
    public int width() {
        return operations.stream().mapToInt(Operation::width).sum();
    }

    /// The names of the numbers that come out.
    ///
    /// @return as many as [#width]
    public List<String> outputs() {
        return operations.stream()
                .flatMap(operation -> operation.outputs().stream())
                .toList();
    }

    /// A column that the model does not read.
    ///
    /// @param column its name
    /// @param reason why, in a sentence
    public record LeftOut(String column, String reason) {}
}
