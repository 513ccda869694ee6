package dev.headrace.training.tuning;

import dev.headrace.core.config.Config;
import dev.headrace.data.Examples;
import java.util.List;

/// What tuning tries, and how thoroughly.
///
/// @param split the split whose rows are used
/// @param trainers the names of the trainers; empty for all that can learn the task
/// @param folds into how many parts the rows are split
/// @param maximumRows how many rows are used at most
/// @param maximumValues how many numbers are kept in memory at most
/// @param firstRows how many rows the first round uses
/// @param finalists how many combinations go on to the second round
/// @param maximumTrials how many combinations are tried at most
public record TunerConfig(
        @Config(value = "split", defaultValue = Examples.TRAIN, description = "Split whose rows are used")
        String split,

        @Config(
                value = "trainers",
                defaultValue = "",
                description = "Trainers to try; all that can learn the task where none is named")
        List<String> trainers,

        @Config(
                value = "folds",
                defaultValue = "3",
                description = "Into how many parts the rows are split, each judged by a model of the others")
        int folds,

        @Config(
                value = "maximum-rows",
                defaultValue = "20000",
                description = "How many rows are used at most; of more, as many are taken by chance")
        long maximumRows,

        @Config(
                value = "maximum-values",
                defaultValue = "10000000",
                description = "How many numbers, rows times features, are kept in memory at most, 8 bytes each; of wide"
                        + " rows fewer are used, but not fewer than 1000")
        long maximumValues,

        @Config(
                value = "first-rows",
                defaultValue = "2500",
                description = "How many rows the first round uses, after which only finalists go on")
        int firstRows,

        @Config(
                value = "finalists",
                defaultValue = "3",
                description = "How many combinations, the best of each trainer first, are tried on all rows")
        int finalists,

        @Config(
                value = "maximum-trials",
                defaultValue = "12",
                description = "How many combinations of trainer and hyperparameters are tried at most; the best guesses"
                        + " of all trainers come first")
        int maximumTrials) {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of its range
    public TunerConfig {
        trainers = List.copyOf(trainers);
        if (folds < 2) {
            throw new IllegalArgumentException("folds must be at least 2: " + folds);
        }
        if (maximumRows < 1 || maximumValues < 1 || firstRows < 1 || finalists < 1 || maximumTrials < 1) {
            throw new IllegalArgumentException("maximum-rows, maximum-values, first-rows, finalists and maximum-trials"
                    + " must be positive: " + maximumRows + ", " + maximumValues + ", " + firstRows + ", " + finalists
                    + " and " + maximumTrials);
        }
    }
}
