package dev.headrace.benchmarks.statistics;

import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.validation.ColumnStatistics;
import org.apache.arrow.vector.VectorSchemaRoot;

/// The engine over batches that are in memory: the one place of the benchmarks that names what it is called
/// by.
final class InMemory {
    private InMemory() {}

    /// All statistics of a column.
    ///
    /// @param column in memory
    static ColumnStatistics statistics(MemoryBatches column) {
        Statistics statistics = new Statistics(column.batches().getFirst().getSchema(), StatisticsOptions.DEFAULT);
        for (VectorSchemaRoot batch : column.batches()) {
            statistics.fold(batch);
        }
        return statistics.result().columns().getFirst();
    }
}
