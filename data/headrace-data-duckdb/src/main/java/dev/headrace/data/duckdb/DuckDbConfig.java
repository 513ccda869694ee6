package dev.headrace.data.duckdb;

import dev.headrace.core.config.Config;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// How much of the machine DuckDB may use while it reads. Nothing of this changes what is read.
///
/// @param memoryLimit how much memory DuckDB may take beside the Java heap
/// @param threads how many threads DuckDB may use
/// @param temporaryDirectory where DuckDB writes what does not fit the memory
public record DuckDbConfig(
        @Config(
                value = "memory-limit",
                defaultValue = "1GB",
                description = "Memory that DuckDB may use beside the Java heap, as a number with MB or GB")
        String memoryLimit,

        @Config(
                value = "threads",
                defaultValue = "0",
                description = "Threads that DuckDB may use; 0 is one for each processor")
        int threads,

        @Config(
                value = "temporary-directory",
                description = "Directory into which DuckDB writes what does not fit its memory; the system's directory"
                        + " for temporary files where it is absent")
        Optional<Path> temporaryDirectory) {
    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,8}(MB|GB)");

    /// Checks the values.
    ///
    /// @throws IllegalArgumentException if the memory is not a number with MB or GB, or the threads are
    ///     negative
    public DuckDbConfig {
        if (!MEMORY.matcher(memoryLimit).matches()) {
            throw new IllegalArgumentException(
                    "memory-limit is '" + memoryLimit + "', and a number with MB or GB, such as 1GB, was expected");
        }
        if (threads < 0) {
            throw new IllegalArgumentException("threads is " + threads + ", and a number from 0 was expected");
        }
    }

    /// The same limits with another number of threads.
    DuckDbConfig withThreads(int other) {
        return new DuckDbConfig(memoryLimit, other, temporaryDirectory);
    }
}
