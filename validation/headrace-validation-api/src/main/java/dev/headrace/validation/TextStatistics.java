package dev.headrace.validation;

import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.List;

/// What the texts of a column are like.
///
/// @param empty how many are empty
/// @param blank how many are white space only, the empty ones not counted
/// @param minimumLength the least length in Unicode code points; 0 without values
/// @param maximumLength the greatest length
/// @param averageLength the mean length; NaN without values
/// @param averageWords the mean number of words, which white space separates; NaN without values
/// @param averageWordLength the mean length of a word; NaN without words
/// @param invalidUtf8 how many are not valid UTF-8
/// @param minimumBytes the least length in bytes; 0 without values
/// @param maximumBytes the greatest
/// @param averageBytes the mean (TFDV's `avg_length`); NaN without values
/// @param patterns the most frequent forms, most frequent first, ties by the form: letters as `a` or `A`,
///     digits as `9`, runs of them as `a+`, `A+`, `9+`, all else as it is
/// @param patternShare the share of the different values that the patterns were counted over: 1 where it is
///     all, less where it is a sample by the hashes of the values
public record TextStatistics(
        long empty,
        long blank,
        long minimumLength,
        long maximumLength,
        double averageLength,
        double averageWords,
        double averageWordLength,
        long invalidUtf8,
        long minimumBytes,
        long maximumBytes,
        double averageBytes,
        List<ValueCount> patterns,
        double patternShare) {
    /// Copies the list.
    public TextStatistics {
        patterns = List.copyOf(patterns);
    }

    /// Statistics without lengths in bytes and patterns.
    ///
    /// @param empty as of the record
    /// @param blank as of the record
    /// @param minimumLength as of the record
    /// @param maximumLength as of the record
    /// @param averageLength as of the record
    /// @param averageWords as of the record
    /// @param averageWordLength as of the record
    public TextStatistics(
            long empty,
            long blank,
            long minimumLength,
            long maximumLength,
            double averageLength,
            double averageWords,
            double averageWordLength) {
        this(
                empty,
                blank,
                minimumLength,
                maximumLength,
                averageLength,
                averageWords,
                averageWordLength,
                0,
                minimumLength,
                maximumLength,
                averageLength,
                List.of(),
                1);
    }
}
