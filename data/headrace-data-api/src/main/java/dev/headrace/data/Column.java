package dev.headrace.data;

import static java.util.Objects.requireNonNull;

/// A column of examples.
///
/// @param name as the source has it; never blank, unique in its examples
/// @param type what it holds
public record Column(String name, ColumnType type) {
    /// Checks the name.
    ///
    /// @throws IllegalArgumentException if the name is blank
    public Column {
        requireNonNull(type, "type is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a column is blank");
        }
    }
}
