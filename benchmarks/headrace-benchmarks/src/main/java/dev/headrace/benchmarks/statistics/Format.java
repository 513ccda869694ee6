package dev.headrace.benchmarks.statistics;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// A form of the generated file.
enum Format {
    /// Compressed by Snappy.
    PARQUET,
    /// With a header.
    CSV;

    /// The file of a table, written if it is not there.
    Path file(StatisticsData data, Path directory) throws IOException, SQLException {
        return switch (this) {
            case PARQUET -> data.parquet(directory);
            case CSV -> data.csv(directory);
        };
    }
}
