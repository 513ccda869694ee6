package dev.headrace.training.fitting;

import dev.headrace.core.config.Config;
import dev.headrace.data.Examples;

/// How much a model is trained on.
///
/// @param split the split to learn from
/// @param maximumRows how many rows are used at most
/// @param maximumValues how many numbers are kept in memory at most
public record TrainerConfig(
        @Config(value = "split", defaultValue = Examples.TRAIN, description = "Split to learn from")
        String split,

        @Config(
                value = "maximum-rows",
                defaultValue = "200000",
                description = "How many rows are used at most; of more, as many are taken by chance")
        long maximumRows,

        @Config(
                value = "maximum-values",
                defaultValue = "40000000",
                description = "How many numbers, rows times features, are kept in memory at most, 8 bytes each; of wide"
                        + " rows fewer are used, but not fewer than 1000")
        long maximumValues) {
    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is not positive
    public TrainerConfig {
        if (maximumRows < 1 || maximumValues < 1) {
            throw new IllegalArgumentException(
                    "maximum-rows and maximum-values must be positive: " + maximumRows + " and " + maximumValues);
        }
    }
}
