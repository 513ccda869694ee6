package dev.headrace.statistics.spark;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/// Makes statistics of a data frame on the executors of Spark: each partition is turned into batches of Arrow
/// and folded where it lies, the states are merged on the executors in groups of about the square root of
/// their number, and the last few on the driver.
///
/// The result, to the last byte, is that of one machine which folds the same rows; only the heavy hitters of
/// texts that have more different values than are counted one by one may differ, within
/// [dev.headrace.validation.ColumnStatistics#topError]. States of equal partitions are merged in the order of
/// the partitions, so the same files read by as many cores give the same bytes, heavy hitters included.
///
/// Types become those of Arrow, without text in between: whole and real numbers, booleans, decimals, dates,
/// texts, binaries, arrays, structs and maps as they are; `TIMESTAMP` is a point in time in microseconds with
/// the zone UTC whatever the session's zone is, `TIMESTAMP_NTZ` one without a zone; intervals are intervals
/// or durations. What has no type in Arrow gives Spark's `UNSUPPORTED_DATATYPE`.
///
/// Stateless. Needs Spark 4.2 on JDK 25, driver and executors alike. Executors allocate batches outside of
/// the heap, some 64 MiB for a task, and free them when the task ends, however it ends.
public final class SparkStatistics {
    private SparkStatistics() {}

    /// Statistics of all rows of a data frame.
    ///
    /// @param rows of columns of any types; read once, columns that are not needed not at all. Not of Spark
    ///     Connect
    /// @param options what is to be made
    /// @return the statistics, to which others of the same columns and options can be merged; without rows,
    ///     those of no rows
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] before anything is read if
    ///     options name a column that is not there; as [Statistics#fold] after all partitions were read, with
    ///     the failure of one of them, for the same partitions always the same
    public static Statistics of(Dataset<Row> rows, StatisticsOptions options) {
        requireNonNull(options, "options is null");
        StructType type = rows.schema();
        Schema schema = ArrowSchemas.of(type);
        Statistics none = new Statistics(schema, options);
        List<String> columns = columns(type, options);
        Dataset<Row> read = columns.size() == type.length()
                ? rows
                : rows.select(columns.stream().map(SparkStatistics::column).toArray(Column[]::new));
        return StateTree.merged(PartitionFold.over(read, none.toBytes(), columns), none);
    }

    /// Statistics of all rows of Parquet files.
    ///
    /// @param session reads them
    /// @param paths at least one file, directory or glob, all of one schema; in any file system that the
    ///     session knows
    /// @param options what is to be made
    /// @return as [#of]
    /// @throws IllegalArgumentException if there is no path
    /// @throws HeadraceException as [#of]
    public static Statistics ofParquet(SparkSession session, List<String> paths, StatisticsOptions options) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("paths is empty, and at least one was expected");
        }
        return of(session.read().parquet(paths.toArray(String[]::new)), options);
    }

    /// The columns that are needed, in the order of the schema.
    private static List<String> columns(StructType type, StatisticsOptions options) {
        List<String> names = List.of(type.fieldNames());
        if (options.columns().isEmpty()) {
            return names;
        }
        Set<String> needed = new TreeSet<>(options.columns());
        options.slices().forEach(slicing -> needed.addAll(slicing.columns()));
        String weight = options.weight();
        if (weight != null) {
            needed.add(weight);
        }
        String label = options.label();
        if (label != null) {
            needed.add(label);
        }
        return names.stream().filter(needed::contains).toList();
    }

    /// The column of exactly this name: a dot in it leads to no field.
    private static Column column(String name) {
        return functions.col("`" + name.replace("`", "``") + "`");
    }
}
