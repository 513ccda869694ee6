package dev.headrace.cli.stats;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.spi.Table;
import dev.headrace.data.table.JdbcTable;
import dev.headrace.statistics.ScanProgress;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsScan;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/// Statistics of what is in a database.
///
/// @param url of the database
/// @param query whose rows are read, or null
/// @param table that is read if there is no query
public record DatabaseStatistics(DatabaseUrl url, @Nullable String query, String table) {
    /// Makes the statistics.
    ///
    /// @param options what is to be made
    /// @param threads how many threads
    /// @param progress is told how far it is
    /// @return the statistics
    /// @throws IOException never
    /// @throws HeadraceException if the database cannot be read
    public Statistics of(StatisticsOptions options, int threads, ScanProgress progress) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                Table rows = open()) {
            return StatisticsScan.of(rows, options, threads, allocator, progress);
        } catch (HeadraceException e) {
            throw url.hidden(e);
        }
    }

    /// What the rows are called.
    ///
    /// @return a name in which nothing is secret
    public String name() {
        return query == null ? table : "query";
    }

    private JdbcTable open() {
        return query == null
                ? JdbcTable.ofTable(url::connect, table, url.toString())
                : JdbcTable.ofQuery(url::connect, query, url.toString());
    }
}
