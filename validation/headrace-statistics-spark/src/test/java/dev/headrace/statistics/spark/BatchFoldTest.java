package dev.headrace.statistics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchFoldTest {
    private static final StructType TYPE = new StructType()
            .add("weight", DataTypes.DoubleType)
            .add("texts", DataTypes.createArrayType(DataTypes.StringType))
            .add("text", DataTypes.StringType);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void memoryIsBoundedByBytesAndNotByRows(boolean unsafe) {
        int rows = 200;
        UTF8String large = UTF8String.fromString("x".repeat(1 << 20));
        InternalRow plain = new GenericInternalRow(new Object[] {1.0, null, large});
        InternalRow row = unsafe ? UnsafeProjection.create(TYPE).apply(plain) : plain;
        Schema schema = ArrowSchemas.of(TYPE);
        Statistics statistics = new Statistics(schema, StatisticsOptions.DEFAULT);

        long peak;
        try (BufferAllocator allocator = new RootAllocator()) {
            try (VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator)) {
                BatchFold fold = new BatchFold(statistics, batch);
                for (int i = 0; i < rows; i++) {
                    fold.add(row);
                }
                fold.finish();
            }
            peak = allocator.getPeakMemoryAllocation();
        }

        assertThat(statistics.rows()).isEqualTo(rows);
        assertThat(peak).isLessThan(unsafe ? 100L << 20 : 400L << 20);
    }

    @Test
    void nothingIsLeftAllocatedAfterAFailure() {
        Schema schema = ArrowSchemas.of(TYPE);
        Statistics statistics = new Statistics(schema, StatisticsOptions.DEFAULT.withWeight("weight"));
        try (BufferAllocator allocator = new RootAllocator()) {
            try (VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator)) {
                BatchFold fold = new BatchFold(statistics, batch);
                fold.add(new GenericInternalRow(new Object[] {-1.0, null, UTF8String.fromString("a")}));

                assertThatThrownBy(fold::finish).isInstanceOf(HeadraceException.class);
            }
            assertThat(allocator.getAllocatedMemory()).isZero();
        }
    }

    @Test
    void aBatchThatIsUsedAgainKeepsNothingOfTheLast() {
        int rows = 40_000;
        Schema schema = ArrowSchemas.of(TYPE);
        Statistics statistics = new Statistics(schema, StatisticsOptions.DEFAULT.withColumns(List.of("text")));
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator)) {
            BatchFold fold = new BatchFold(statistics, batch);
            for (int i = 0; i < rows; i++) {
                Object text = i < rows / 2 ? UTF8String.fromString("a") : null;
                fold.add(new GenericInternalRow(new Object[] {1.0, null, text}));
            }
            fold.finish();
        }

        assertThat(statistics.result().column("text").missing()).isEqualTo(rows / 2);
        assertThat(statistics.rows()).isEqualTo(rows);
    }
}
