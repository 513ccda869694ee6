package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

/// What the README shows.
final class UsageTest {
    private static final int ROWS = 1_000;

    private final List<Column> columns =
            List.of(new Column("price", ColumnType.REAL), new Column("city", ColumnType.TEXT));

    @Test
    void daysAreMergedAndCompared() {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot firstBatch = batch(allocator, 0);
                VectorSchemaRoot secondBatch = batch(allocator, 40)) {
            DatasetStatistics yesterday = statistics(firstBatch);
            Statistics morning = Statistics.of(firstBatch);
            Statistics evening = Statistics.of(secondBatch);
            morning.merge(evening);
            DatasetStatistics today = morning.result();
            byte[] saved = morning.toBytes();

            assertThat(Statistics.ofBytes(saved).result()).isEqualTo(today);
            DriftReport report =
                    new DriftAnalysis(DriftSettings.DEFAULT).compare(yesterday, today, List.of("price", "city"));
            assertThat(report.verdict()).isEqualTo(DriftVerdict.DRIFTED);
            assertThat(report.comparisons().getFirst().column()).isEqualTo("price");
        }
    }

    private DatasetStatistics statistics(VectorSchemaRoot batch) {
        DatasetAccumulator accumulator = new DatasetAccumulator(columns);
        accumulator.fold(batch);
        return accumulator.statistics("yesterday");
    }

    private VectorSchemaRoot batch(BufferAllocator allocator, double shift) {
        List<FieldVector> vectors = new ArrayList<>();
        vectors.add(Vectors.of(allocator, columns.get(0), ROWS, row -> row % 50 + shift));
        vectors.add(Vectors.of(allocator, columns.get(1), ROWS, row -> "city " + row % 3));
        return new VectorSchemaRoot(vectors);
    }
}
