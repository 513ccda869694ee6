package dev.headrace.validation;

/// What the binary values of a column are like.
///
/// @param empty how many have no bytes
/// @param minimumBytes the least number of bytes; 0 without values
/// @param maximumBytes the greatest
/// @param averageBytes the mean; NaN without values
public record BytesStatistics(long empty, long minimumBytes, long maximumBytes, double averageBytes) {}
