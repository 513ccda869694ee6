package dev.headrace.statistics.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.validation.DatasetStatistics;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows.
final class UsageTest {
    @Test
    void statisticsOfADirectory(@TempDir Path directory) {
        SparkSession session = LocalSpark.session();
        String trips = directory.resolve("trips").toUri().toString();
        Samples.of(session, 10).write().parquet(trips);

        StatisticsOptions options = StatisticsOptions.DEFAULT.withSlices(List.of(Slicing.by("city")));
        Statistics statistics = SparkStatistics.ofParquet(session, List.of(trips), options);
        List<DatasetStatistics> results = statistics.results("trips");
        byte[] saved = statistics.toBytes();

        assertThat(results.getFirst().rows()).isEqualTo(10);
        assertThat(Statistics.ofBytes(saved).rows()).isEqualTo(10);
    }
}
