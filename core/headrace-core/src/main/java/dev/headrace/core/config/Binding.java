package dev.headrace.core.config;

import java.util.List;

/// What came of binding values to a configuration record.
///
/// @param <R> the record
public sealed interface Binding<R extends Record> {
    /// All values were right.
    ///
    /// @param record the record, checked by its own constructor
    /// @param <R> the record's type
    record Bound<R extends Record>(R record) implements Binding<R> {}

    /// Something was wrong.
    ///
    /// @param problems every problem that was found, one clause each; never empty
    /// @param <R> the record's type
    record Invalid<R extends Record>(List<String> problems) implements Binding<R> {
        /// Copies the problems.
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
