package dev.headrace.benchmarks.statistics;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/// DuckDB's own `SUMMARIZE`.
///
/// @param threads how many it may use
record SummarizeContender(int threads) implements Contender {
    @Override
    public String name() {
        return "SUMMARIZE";
    }

    @Override
    public void run(Path file) throws SQLException {
        try (Database database = Database.open(threads)) {
            database.query(Resources.sql("summarize.sql", Map.of("table", Database.table(file))));
        }
    }
}
