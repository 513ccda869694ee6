package dev.headrace.statistics.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/// The one session of all tests of this JVM: starting it takes longer than most of them.
final class LocalSpark {
    private static final SparkSession SESSION = start();

    private LocalSpark() {}

    /// Two tasks at a time, and small splits of files, so that small files make many partitions.
    static SparkSession session() {
        return SESSION;
    }

    private static SparkSession start() {
        try {
            Path warehouse = Files.createTempDirectory("headrace-spark");
            SparkSession session = SparkSession.builder()
                    .master("local[2]")
                    .appName("headrace")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.local.dir", warehouse.toString())
                    .config(
                            "spark.sql.warehouse.dir",
                            warehouse.resolve("warehouse").toUri().toString())
                    .config("spark.sql.shuffle.partitions", "3")
                    .config("spark.sql.files.openCostInBytes", "1")
                    .config("spark.sql.files.maxPartitionBytes", "65536")
                    .config("spark.sql.datetime.java8API.enabled", "true")
                    .config("spark.sql.session.timeZone", "America/St_Johns")
                    .getOrCreate();
            warehouse.toFile().deleteOnExit();
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
