package dev.headrace.statistics.spark;

import dev.headrace.statistics.Statistics;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/// Folds a partition, which Spark gives as rows or as batches of columns, into one state. Immutable; each
/// task has memory of its own, which is freed when the task ends.
///
/// @param <T> what Spark gives: rows or batches
final class PartitionFold<T> implements PairFlatMapFunction<Iterator<T>, Integer, byte[]> {
    private static final long serialVersionUID = 1L;

    private final byte[] none;
    private final String[] columns;
    private final Adding<T> adding;

    private PartitionFold(byte[] none, List<String> columns, Adding<T> adding) {
        this.none = none;
        this.columns = columns.toArray(String[]::new);
        this.adding = adding;
    }

    /// One [Part] for each partition that has rows, by the number of the partition.
    ///
    /// @param rows with the columns, in this order
    /// @param none the state of statistics without rows: it tells the executors schema and options
    /// @param columns names
    static JavaPairRDD<Integer, byte[]> over(Dataset<Row> rows, byte[] none, List<String> columns) {
        QueryExecution execution = rows.queryExecution();
        SparkPlan scan = columnarScan(execution.executedPlan());
        return scan == null
                ? over(execution.toRdd(), new PartitionFold<>(none, columns, BatchFold::add))
                : over(scan.executeColumnar(), new PartitionFold<>(none, columns, BatchFold::addAll));
    }

    private static <T> JavaPairRDD<Integer, byte[]> over(RDD<T> rows, PartitionFold<T> fold) {
        return rows.toJavaRDD().mapPartitionsToPair(fold);
    }

    /// The plan beneath the conversion of columns to rows, if nothing happens above it; null otherwise.
    private static @Nullable SparkPlan columnarScan(SparkPlan plan) {
        return switch (plan) {
            case WholeStageCodegenExec stage -> columnarScan(stage.child());
            case ColumnarToRowExec conversion -> beneath(conversion.child());
            default -> null;
        };
    }

    private static SparkPlan beneath(SparkPlan columnar) {
        return columnar instanceof InputAdapter adapter ? adapter.child() : columnar;
    }

    @Override
    public Iterator<Tuple2<Integer, byte[]>> call(Iterator<T> rows) {
        if (!rows.hasNext()) {
            return List.<Tuple2<Integer, byte[]>>of().iterator();
        }
        byte[] part = Part.of(() -> state(rows));
        return List.of(new Tuple2<>(TaskContext.getPartitionId(), part)).iterator();
    }

    private byte[] state(Iterator<T> rows) {
        Statistics statistics = Statistics.ofBytes(none);
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = VectorSchemaRoot.create(schema(statistics.schema()), allocator)) {
            BatchFold fold = new BatchFold(statistics, batch);
            while (rows.hasNext()) {
                adding.add(fold, rows.next());
            }
            fold.finish();
        }
        return statistics.toBytes();
    }

    private Schema schema(Schema all) {
        List<Field> fields = List.of(columns).stream().map(all::findField).toList();
        return new Schema(fields);
    }

    /// Adds what Spark gives to a batch.
    ///
    /// @param <T> what Spark gives
    @FunctionalInterface
    private interface Adding<T> extends Serializable {
        void add(BatchFold fold, T rows);
    }
}
