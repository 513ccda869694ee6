package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

final class DatasetAccumulatorTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("city", ColumnType.TEXT), new Column("price", ColumnType.REAL));

    @Test
    void threadsFoldTheirPartsAndOneMerges() throws InterruptedException {
        DatasetAccumulator whole = new DatasetAccumulator(COLUMNS);
        DatasetAccumulator first = new DatasetAccumulator(COLUMNS);
        DatasetAccumulator second = new DatasetAccumulator(COLUMNS);
        Thread thread = Thread.ofPlatform().start(() -> fold(second, 700, 2_000));
        fold(first, 0, 700);
        fold(whole, 0, 2_000);
        thread.join();
        first.merge(second);
        DatasetStatistics statistics = first.statistics("train");
        assertThat(statistics).isEqualTo(whole.statistics("train"));
        assertThat(statistics.split()).isEqualTo("train");
        assertThat(statistics.rows()).isEqualTo(2_000).isEqualTo(first.rows());
        assertThat(statistics.column("price").missing()).isEqualTo(200);
        assertThat(statistics.column("city").distinct()).isEqualTo(5);
    }

    @Test
    void columnsThatAreNotWantedAreLeftOut() {
        DatasetAccumulator prices = new DatasetAccumulator(List.of(COLUMNS.get(1)));
        fold(prices, 0, 10);
        assertThat(prices.statistics("eval").columns()).hasSize(1);
    }

    @Test
    void aBatchWithoutTheColumnIsRefused() {
        DatasetAccumulator other = new DatasetAccumulator(List.of(new Column("colour", ColumnType.TEXT)));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> fold(other, 0, 10))
                .withMessageContaining("colour")
                .withMessageContaining("city")
                .extracting(HeadraceException::code)
                .isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH);
    }

    @Test
    void otherColumnsAreNotMerged() {
        DatasetAccumulator one = new DatasetAccumulator(COLUMNS);
        assertThatIllegalArgumentException().isThrownBy(() -> one.merge(new DatasetAccumulator(COLUMNS.subList(0, 1))));
    }

    private static void fold(DatasetAccumulator accumulator, int from, int to) {
        try (BufferAllocator allocator = new RootAllocator()) {
            List<FieldVector> vectors = new ArrayList<>();
            vectors.add(Vectors.of(allocator, COLUMNS.get(0), to - from, row -> "city " + (from + row) % 5));
            vectors.add(Vectors.of(
                    allocator,
                    COLUMNS.get(1),
                    to - from,
                    row -> (from + row) % 10 == 0 ? null : (Object) ((from + row) * 0.1)));
            try (VectorSchemaRoot batch = new VectorSchemaRoot(vectors)) {
                accumulator.fold(batch);
            }
        }
    }
}
