package dev.headrace.statistics.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;

/// A process of a cluster that ends when the test that started it does, even if that is killed: its input
/// then ends.
final class ClusterProcess {
    private ClusterProcess() {}

    /// Runs a part of the cluster.
    ///
    /// @param arguments `master`, `worker` or `submit`, and what it takes; the master, which takes any free
    ///     port, a file to write it to
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(ClusterProcess::exitWithParent);
        String[] more = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments[0]) {
            case "master" -> runMaster(Path.of(more[0]));
            case "worker" -> Worker.main(more);
            case "submit" -> SparkSubmit.main(more);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void runMaster(Path portFile) throws IOException {
        RpcEnv environment = Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, new SparkConf())
                ._1();
        Path unfinished = portFile.resolveSibling("port.part");
        Files.writeString(unfinished, Integer.toString(environment.address().port()));
        Files.move(unfinished, portFile, StandardCopyOption.ATOMIC_MOVE);
        environment.awaitTermination();
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes; only the end matters.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(1);
    }
}
