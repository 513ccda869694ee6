package dev.headrace.benchmarks.statistics;

import dev.headrace.statistics.MomentsAccumulator;
import dev.headrace.statistics.MomentsAccumulator.Moments;
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

    /// Counts, extremes, mean and deviation of a column, and nothing else.
    ///
    /// @param column of doubles, in memory
    static Moments moments(MemoryBatches column) {
        VectorSchemaRoot first = column.batches().getFirst();
        MomentsAccumulator moments = new MomentsAccumulator(first.getVector(0).getField());
        for (VectorSchemaRoot batch : column.batches()) {
            moments.fold(batch.getVector(0), 0, batch.getRowCount());
        }
        return moments.result();
    }
}
