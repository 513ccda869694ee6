package dev.headrace.validation.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a schema cannot know from statistics alone.
///
/// @param label the column to be predicted; null where nothing is
/// @param task what is learned about the label; without meaning where there is none
/// @param exclude columns that must not be learned from
public record SchemaOptions(@Nullable String label, TaskChoice task, List<String> exclude) {
    /// Copies the list.
    public SchemaOptions {
        requireNonNull(task, "task is null");
        exclude = List.copyOf(exclude);
    }

    /// Predict a column, and find out the rest.
    ///
    /// @param label the column to be predicted
    /// @return options without exclusions
    public static SchemaOptions predicting(String label) {
        return new SchemaOptions(requireNonNull(label, "label is null"), TaskChoice.AUTO, List.of());
    }

    /// Predict nothing.
    ///
    /// @return options without label or exclusions
    public static SchemaOptions withoutLabel() {
        return new SchemaOptions(null, TaskChoice.AUTO, List.of());
    }
}
