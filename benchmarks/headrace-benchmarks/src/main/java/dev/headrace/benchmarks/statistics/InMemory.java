package dev.headrace.benchmarks.statistics;

import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.validation.ColumnStatistics;
import java.util.Set;
import org.apache.arrow.vector.VectorSchemaRoot;

/// The engine over batches that are in memory: the one place of the benchmarks that names what it is called
/// by.
final class InMemory {
    private InMemory() {}

    /// All statistics of a column.
    ///
    /// @param column in memory
    static ColumnStatistics statistics(MemoryBatches column) {
        return statistics(column, StatisticsOptions.DEFAULT);
    }

    /// Counts, least and greatest value, mean and deviation of a column, and as little else as can be asked
    /// for.
    ///
    /// @param column of numbers, in memory
    static ColumnStatistics moments(MemoryBatches column) {
        return statistics(column, StatisticsOptions.DEFAULT.withExtras(Set.of()));
    }

    private static ColumnStatistics statistics(MemoryBatches column, StatisticsOptions options) {
        Statistics statistics = new Statistics(column.batches().getFirst().getSchema(), options);
        for (VectorSchemaRoot batch : column.batches()) {
            statistics.fold(batch);
        }
        return statistics.result().columns().getFirst();
    }
}
