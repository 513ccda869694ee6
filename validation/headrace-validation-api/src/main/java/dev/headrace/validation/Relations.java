package dev.headrace.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What columns have to do with each other, over all rows of a table. What was not asked for is empty, or
/// null.
///
/// @param correlations of every pair of columns of numbers
/// @param lifts how much more frequent each value of a column is beside each label
/// @param weightedLifts the same by the weights of rows; empty where they have none
/// @param mutualInformation how much each column says about the label
/// @param duplicates rows that are equal to an earlier one; null where not asked for
public record Relations(
        List<CrossStatistics> correlations,
        List<LiftStatistics> lifts,
        List<LiftStatistics> weightedLifts,
        List<MutualInformation> mutualInformation,
        @Nullable DuplicateStatistics duplicates) {
    /// Copies the lists.
    public Relations {
        correlations = List.copyOf(correlations);
        lifts = List.copyOf(lifts);
        weightedLifts = List.copyOf(weightedLifts);
        mutualInformation = List.copyOf(mutualInformation);
    }
}
