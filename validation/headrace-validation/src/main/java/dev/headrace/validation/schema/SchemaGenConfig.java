package dev.headrace.validation.schema;

import dev.headrace.core.config.Config;
import dev.headrace.data.Examples;
import java.util.List;

/// What [SchemaGen] is told.
///
/// @param label the column to be predicted; empty where nothing is
/// @param task what is learned about the label
/// @param exclude columns that must not be learned from
/// @param split the split whose statistics are the model of the schema
public record SchemaGenConfig(
        @Config(
                value = "label",
                defaultValue = "",
                description = "Column that is to be predicted; empty for examples without a label")
        String label,

        @Config(
                value = "task",
                defaultValue = "auto",
                description = "What is learned about the label: one of two classes (binary), of several (multiclass),"
                        + " or a number (regression); auto goes by the label's type and values")
        TaskChoice task,

        @Config(
                value = "exclude",
                defaultValue = "",
                description = "Columns that must not be learned from, for example because they are not known yet when"
                        + " a prediction is asked for")
        List<String> exclude,

        @Config(
                value = "split",
                defaultValue = Examples.TRAIN,
                description = "Split whose statistics the schema is inferred from")
        String split) {
    /// Copies the list.
    ///
    /// @throws IllegalArgumentException if the split is blank, or a task is set without a label
    public SchemaGenConfig {
        exclude = List.copyOf(exclude);
        if (split.isBlank()) {
            throw new IllegalArgumentException("split is blank, and the name of a split was expected");
        }
        if (label.isEmpty() && task != TaskChoice.AUTO) {
            throw new IllegalArgumentException("task is set, and label is not: name the column to be predicted");
        }
    }

    SchemaOptions options() {
        return new SchemaOptions(label.isEmpty() ? null : label, task, exclude);
    }
}
