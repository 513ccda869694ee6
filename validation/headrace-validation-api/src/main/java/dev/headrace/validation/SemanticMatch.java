package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// What the values of a column mean beyond their type.
///
/// @param type what most of them are
/// @param format the pattern of times in the form of strptime (`%Y-%m-%d`), the unit of times since 1970
///     (`s`, `ms`, `us`, `ns`, `d`), or the kind of images; null where there is none
/// @param share of the examined values that match
/// @param examined how many values were examined: all different ones, or a sample by their hashes
public record SemanticMatch(Type type, @Nullable String format, double share, long examined) {
    /// Checks that the type is there.
    public SemanticMatch {
        requireNonNull(type, "type is null");
    }

    /// What values may mean.
    public enum Type {
        /// Days or points in time, as text or as a count since 1970.
        TIME,
        /// Sentences.
        NATURAL_LANGUAGE,
        /// The bytes of image files.
        IMAGE,
        /// Addresses of resources.
        URL
    }
}
