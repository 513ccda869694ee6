package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

/// One level of a column of lists: how many lists there are at this level, and how long they are.
///
/// @param lists how many lists there are, the missing ones not counted
/// @param missing how many are missing; an empty list is there and has no elements
/// @param elements how many elements all lists have together, missing ones included
/// @param lengths of the numbers of elements: least, greatest, mean and quantiles over all lists
public record ListLevel(long lists, long missing, long elements, NumericStatistics lengths) {
    /// Checks that nothing is null.
    public ListLevel {
        requireNonNull(lengths, "lengths is null");
    }
}
