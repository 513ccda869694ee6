package dev.headrace.benchmarks.statistics;

import dev.headrace.data.ReadOptions;
import dev.headrace.data.spi.Table;
import dev.headrace.statistics.ScanProgress;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsScan;
import dev.headrace.validation.DatasetStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// The statistics engine with its default options, as the command line calls it.
///
/// @param threads how many it may use
record HeadraceContender(int threads) implements StatisticsContender {
    @Override
    public String name() {
        return "headrace";
    }

    @Override
    public void run(Path file) throws IOException {
        statistics(file);
    }

    @Override
    public DatasetStatistics statistics(Path file) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                Table table = DuckDbTables.SOURCE.open(List.of(file), ReadOptions.SNIFF, allocator)) {
            return StatisticsScan.of(table, StatisticsOptions.DEFAULT, threads, allocator, ScanProgress.NONE)
                    .result();
        }
    }
}
