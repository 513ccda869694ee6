package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.number.NumberSettings;
import dev.headrace.statistics.internal.semantic.LanguageSettings;
import dev.headrace.statistics.internal.semantic.SemanticRules;
import dev.headrace.statistics.internal.text.TextSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is kept of columns.
///
/// @param numbers of numbers
/// @param texts of texts and bytes
/// @param semantics whether it is looked for what values mean
/// @param rules by which rules
/// @param weighting whether rows have weights
/// @param declared what the column was declared to be
public record ColumnSettings(
        NumberSettings numbers,
        TextSettings texts,
        Semantics semantics,
        SemanticRules rules,
        Weighting weighting,
        Declared declared) {
    /// What a column was declared to be.
    ///
    /// @param language what is looked for in its sentences; null if it has none
    /// @param empty the values that stand for nothing, in it and in the fields within it
    public record Declared(@Nullable LanguageSettings language, Set<String> empty) {
        /// Nothing.
        public static final Declared NOTHING = new Declared(null, Set.of());

        /// Copies the set.
        public Declared {
            empty = Set.copyOf(empty);
        }
    }

    /// Whether rows have weights.
    public enum Weighting {
        /// They have.
        WEIGHTED,
        /// They have not.
        UNWEIGHTED
    }

    /// Whether it is looked for what values mean.
    public enum Semantics {
        /// It is.
        DETECTED,
        /// It is not.
        IGNORED
    }
}
