package dev.headrace.benchmarks.statistics;

import dev.headrace.validation.DatasetStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// A contender whose figures are checked before it is timed.
interface StatisticsContender extends Contender {
    /// Does the work of [#run], and gives what was found.
    ///
    /// @param file Parquet or CSV, by its ending
    /// @return the statistics, columns in any order
    DatasetStatistics statistics(Path file) throws IOException, SQLException;
}
