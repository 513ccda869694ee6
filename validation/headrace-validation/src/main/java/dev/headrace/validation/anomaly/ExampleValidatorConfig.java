package dev.headrace.validation.anomaly;

import dev.headrace.core.config.Config;
import dev.headrace.data.Examples;

/// What [ExampleValidator] is told.
///
/// @param split the split to learn from, with which the others are compared
/// @param unexpectedShare the share of values outside the domain from which on it is a warning
/// @param trainClassRows fewer rows of a class are too few to learn from
/// @param evalClassRows fewer rows of a class are too few to judge by
/// @param duplicateShare the share of repeated rows from which on it is a warning
/// @param quarantineShare the share of unreadable rows from which on it is an error
/// @param leakageShare the share of a classifier's errors that one column has to avoid to be suspected
/// @param leakageVariance the share of a number's variance that one column has to explain to be suspected
public record ExampleValidatorConfig(
        @Config(
                value = "split",
                defaultValue = Examples.TRAIN,
                description = "Split to learn from, with which the other splits are compared")
        String split,

        @Config(
                value = "unexpected-share",
                defaultValue = "0.01",
                description = "Share of a column's values outside its domain from which on they are a warning;"
                        + " fewer are only worth knowing, and more than half are an error")
        double unexpectedShare,

        @Config(
                value = "train-class-rows",
                defaultValue = "10",
                description = "A class with fewer rows in the split to learn from is rare")
        long trainClassRows,

        @Config(
                value = "eval-class-rows",
                defaultValue = "5",
                description = "A class with fewer rows in any other split is rare")
        long evalClassRows,

        @Config(
                value = "duplicate-share",
                defaultValue = "0.01",
                description = "Share of rows that repeat another one from which on they are a warning")
        double duplicateShare,

        @Config(
                value = "quarantine-share",
                defaultValue = "0.1",
                description = "Share of rows in quarantine from which on they are an error")
        double quarantineShare,

        @Config(
                value = "leakage-share",
                defaultValue = "0.98",
                description = "A column is suspected of leakage if it alone avoids this share of the errors that"
                        + " always saying the most frequent class makes, on rows held out")
        double leakageShare,

        @Config(
                value = "leakage-variance",
                defaultValue = "0.99",
                description = "A column is suspected of leakage if it alone explains this share of the variance of a"
                        + " number to be predicted, on rows held out")
        double leakageVariance) {
    /// Checks the bounds.
    ///
    /// @throws IllegalArgumentException if the split is blank, a number of rows is negative, or a share is
    ///     not between 0 and 1
    public ExampleValidatorConfig {
        if (split.isBlank()) {
            throw new IllegalArgumentException("split is blank, and the name of a split was expected");
        }
        requireRows("train-class-rows", trainClassRows);
        requireRows("eval-class-rows", evalClassRows);
        requireShare("unexpected-share", unexpectedShare);
        requireShare("duplicate-share", duplicateShare);
        requireShare("quarantine-share", quarantineShare);
        requireShare("leakage-share", leakageShare);
        requireShare("leakage-variance", leakageVariance);
    }

    /// What holds where nothing is set.
    ///
    /// @return the defaults
    public static ExampleValidatorConfig defaults() {
        return new ExampleValidatorConfig(Examples.TRAIN, 0.01, 10, 5, 0.01, 0.1, 0.98, 0.99);
    }

    private static void requireRows(String key, long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(key + " is " + rows + ", and 0 or more was expected");
        }
    }

    private static void requireShare(String key, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(key + " is " + share + ", and a share between 0 and 1 was expected");
        }
    }
}
