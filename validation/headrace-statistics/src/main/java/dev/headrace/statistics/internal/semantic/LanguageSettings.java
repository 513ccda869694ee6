package dev.headrace.statistics.internal.semantic;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What [LanguageAccumulator] looks for: TFDV's `natural_language_domain`. Case folding applies to all tokens
/// here, too.
///
/// @param vocabulary the tokens that are known; null if there is no vocabulary
/// @param folding whether tokens that differ in case only are one
/// @param tracked the tokens of which each has statistics of its own
/// @param unknown tokens that stand for unknown ones (`oov_string_tokens`), such as `[UNK]` in lists of
///     tokens; they are not known even if the vocabulary has them
/// @param excludedFromCoverage tokens that do not count for the coverage (`excluded_string_tokens`), such as
///     padding
/// @param excludedFromLength tokens that do not count for the length of sequences (`excluded_string_value`)
public record LanguageSettings(
        @Nullable Set<String> vocabulary,
        TextFolding folding,
        Set<String> tracked,
        Set<String> unknown,
        Set<String> excludedFromCoverage,
        Set<String> excludedFromLength) {
    /// No vocabulary, no tokens of their own, as is.
    public static final LanguageSettings NONE =
            new LanguageSettings(null, TextFolding.NONE, Set.of(), Set.of(), Set.of(), Set.of());

    /// Copies the sets.
    public LanguageSettings {
        requireNonNull(folding, "folding is null");
        vocabulary = vocabulary == null ? null : Set.copyOf(vocabulary);
        tracked = Set.copyOf(tracked);
        unknown = Set.copyOf(unknown);
        excludedFromCoverage = Set.copyOf(excludedFromCoverage);
        excludedFromLength = Set.copyOf(excludedFromLength);
    }

    /// Whether it can be told which tokens are known.
    boolean hasKnown() {
        return vocabulary != null || !unknown.isEmpty();
    }
}
