package dev.headrace.validation.statistics;

import dev.headrace.core.config.Config;

/// What [StatisticsGen] is told.
///
/// @param threads how many threads share the columns of a batch; 0 for as many as there are processors
public record StatisticsGenConfig(
        @Config(
                value = "threads",
                defaultValue = "0",
                description = "How many threads share the columns; 0 for as many as there are processors. The result"
                        + " does not depend on it")
        int threads) {
    /// Checks the number.
    ///
    /// @throws IllegalArgumentException if it is negative
    public StatisticsGenConfig {
        if (threads < 0) {
            throw new IllegalArgumentException("threads is " + threads + ", and cannot be negative");
        }
    }

    /// How many threads there are to be.
    ///
    /// @return at least 1
    int parallelism() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
