package dev.headrace.benchmarks.statistics;

import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.number.RealSums;
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

    /// Counts, least and greatest value, mean and deviation of a column, and nothing else.
    ///
    /// @param column of doubles, in memory
    static RealSums moments(MemoryBatches column) {
        RealSums sums = new RealSums();
        for (VectorSchemaRoot batch : column.batches()) {
            sums.fold(batch.getVector(0), Rows.range(0, batch.getRowCount()));
        }
        return sums;
    }
}
