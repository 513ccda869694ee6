package dev.headrace.statistics.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.statistics.Statistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
final class StandaloneClusterTest {
    @Test
    @Timeout(value = 400, unit = TimeUnit.SECONDS)
    void twoWorkersFindTheBytesOfOneMachine(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("rows.parquet");
        Samples.of(LocalSpark.session(), 4_000)
                .repartition(10)
                .write()
                .parquet(data.toUri().toString());
        Path state = directory.resolve("state");
        Path executors = directory.resolve("executors");
        StandaloneCluster cluster = StandaloneCluster.start(directory, 2);
        try (cluster) {
            cluster.submit(
                    ClusterJob.class, 2, List.of(data.toUri().toString(), state.toString(), executors.toString()));
        }

        assertThat(cluster.isAlive()).isFalse();
        // Stage 1 folds, after a stage that reads the schema of the files.
        assertThat(Files.readAllLines(executors)).contains("0 of stage 1", "1 of stage 1");
        Statistics found = Statistics.ofBytes(Files.readAllBytes(state));
        Dataset<Row> rows = LocalSpark.session().read().parquet(data.toUri().toString());
        assertThat(rows.rdd().getNumPartitions()).isGreaterThanOrEqualTo(8);
        Statistics alone = OneMachine.fold(rows.collectAsList(), found.schema(), ClusterJob.OPTIONS);
        assertThat(found.toBytes()).isEqualTo(alone.toBytes());
    }
}
