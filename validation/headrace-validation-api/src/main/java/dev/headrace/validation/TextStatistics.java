package dev.headrace.validation;

/// What the texts of a column are like.
///
/// @param empty how many are empty
/// @param blank how many are white space only, the empty ones not counted
/// @param minimumLength the least length in Unicode code points; 0 without values
/// @param maximumLength the greatest length
/// @param averageLength the mean length; NaN without values
/// @param averageWords the mean number of words, which white space separates; NaN without values
/// @param averageWordLength the mean length of a word; NaN without words
public record TextStatistics(
        long empty,
        long blank,
        long minimumLength,
        long maximumLength,
        double averageLength,
        double averageWords,
        double averageWordLength) {}
