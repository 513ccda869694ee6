package dev.headrace.transform.fitting;

import dev.headrace.core.config.Config;
import dev.headrace.data.Examples;

/// What a transform is made of.
///
/// @param split the split whose statistics the constants come from
/// @param keepLeakageSuspects whether columns are read that the anomalies call suspect of leakage
/// @param maximumCategories how many values of a column get a number of their own
/// @param minimumCount how often such a value occurs at least
/// @param textBuckets into how many numbers the words of a text are hashed
/// @param maximumWidth how many numbers come out of a row at most
public record TransformConfig(
        @Config(
                value = "split",
                defaultValue = Examples.TRAIN,
                description = "Split whose statistics the constants come from")
        String split,

        @Config(
                value = "keep-leakage-suspects",
                defaultValue = "false",
                description = "Whether the model reads columns that the anomalies call suspect of leakage")
        boolean keepLeakageSuspects,

        @Config(
                value = "maximum-categories",
                defaultValue = "32",
                description = "How many values of a categorical column, the most frequent, get a number of their own")
        int maximumCategories,

        @Config(
                value = "minimum-count",
                defaultValue = "5",
                description = "How many rows a value needs to get a number of its own")
        int minimumCount,

        @Config(
                value = "text-buckets",
                defaultValue = "64",
                description = "Into how many numbers the words of a text column are hashed")
        int textBuckets,

        @Config(
                value = "maximum-width",
                defaultValue = "4000",
                description = "How many numbers are made of a row at most: categories and buckets are cut to fit,"
                        + " then columns are left out, the last first")
        int maximumWidth) {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is not positive
    public TransformConfig {
        requirePositive("maximum-categories", maximumCategories);
        requirePositive("minimum-count", minimumCount);
        requirePositive("text-buckets", textBuckets);
        requirePositive("maximum-width", maximumWidth);
    }

    private static void requirePositive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be positive: " + value);
        }
    }
}
