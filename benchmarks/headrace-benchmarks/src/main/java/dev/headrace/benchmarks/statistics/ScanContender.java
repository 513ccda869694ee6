package dev.headrace.benchmarks.statistics;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// DuckDB's scan into Arrow batches that nobody looks at: what faster statistics could still gain is the
/// distance from here.
///
/// @param connections of one thread each, which share the columns
record ScanContender(int connections) implements Contender {
    @Override
    public String name() {
        return "scan into Arrow, " + (connections == 1 ? "1 connection" : connections + " connections");
    }

    @Override
    public void run(Path file) throws IOException, SQLException {
        ColumnScan.run(file, connections, _ -> _ -> {});
    }
}
