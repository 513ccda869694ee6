package dev.headrace.statistics.spark;

import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/// What a user submits, public for Spark: statistics of Parquet files, saved to a file.
public final class ClusterJob {
    static final StatisticsOptions OPTIONS =
            StatisticsOptions.DEFAULT.withSlices(List.of(Slicing.by("city"))).withWeight("weight");

    private ClusterJob() {}

    /// Runs the job.
    ///
    /// @param arguments the files, where to write the state, and where to write which executors ran tasks
    public static void main(String[] arguments) throws IOException {
        Set<String> executors = new ConcurrentSkipListSet<>();
        byte[] state;
        try (SparkSession session = SparkSession.builder().getOrCreate()) {
            session.sparkContext().addSparkListener(new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd task) {
                    executors.add(task.taskInfo().executorId() + " of stage " + task.stageId());
                }
            });
            Statistics statistics = SparkStatistics.ofParquet(session, List.of(arguments[0]), OPTIONS);
            state = statistics.toBytes();
        }
        Files.write(Path.of(arguments[1]), state);
        Files.write(Path.of(arguments[2]), executors);
    }
}
