package dev.headrace.benchmarks.statistics;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// One way to do the work that is compared. Stateless.
interface Contender {
    /// What reports call it.
    String name();

    /// Does the whole work, from opening the file to the last figure.
    ///
    /// @param file Parquet or CSV, by its ending
    void run(Path file) throws IOException, SQLException;
}
