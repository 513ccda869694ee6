package dev.headrace.statistics.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/// A master and workers of one core each, every one a process of its own on the loopback address at a port
/// that was free. Closing ends all of them, and the executors that they started.
final class StandaloneCluster implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration JOB = Duration.ofMinutes(4);

    private final Path directory;
    private final Path home;
    private final List<Path> jars;
    private final Path launcher;
    private final List<Process> processes = new ArrayList<>();
    private String master = "";

    private StandaloneCluster(Path directory) throws IOException {
        this.directory = directory;
        home = directory.resolve("home");
        ClusterJars.install(home);
        jars = ClusterJars.ofJob(directory.resolve("job"));
        launcher = ClusterJars.of(ClusterProcess.class, directory.resolve("launcher.jar"));
    }

    /// Starts a cluster; if this fails, nothing of it is left running.
    static StandaloneCluster start(Path directory, int workers) throws IOException, InterruptedException {
        StandaloneCluster cluster = new StandaloneCluster(directory);
        try {
            Path port = directory.resolve("port");
            cluster.run("master", port.toString());
            cluster.await(port);
            cluster.master = "spark://127.0.0.1:" + Files.readString(port);
            for (int i = 0; i < workers; i++) {
                Path work = directory.resolve("work-" + i);
                cluster.run(
                        "worker",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--webui-port",
                        "0",
                        "--cores",
                        "1",
                        "--memory",
                        "1g",
                        "--work-dir",
                        work.toString(),
                        cluster.master);
            }
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    /// Submits a job as a user does, and waits for it.
    void submit(Class<?> job, int cores, List<String> arguments) throws IOException, InterruptedException {
        String names = jars.stream().map(Path::toString).collect(Collectors.joining(","));
        List<String> command = new ArrayList<>(List.of("submit", "--master", master, "--class", job.getName()));
        Stream.of(
                        "spark.driver.host=127.0.0.1",
                        "spark.driver.bindAddress=127.0.0.1",
                        "spark.ui.enabled=false",
                        "spark.executor.memory=512m",
                        "spark.executor.cores=1",
                        "spark.cores.max=" + cores,
                        // The job starts when all executors are there, so that each gets tasks.
                        "spark.scheduler.minRegisteredResourcesRatio=1.0",
                        "spark.scheduler.maxRegisteredResourcesWaitingTime=120s",
                        "spark.serializer=org.apache.spark.serializer.KryoSerializer",
                        "spark.sql.files.openCostInBytes=1",
                        "spark.sql.files.maxPartitionBytes=65536")
                .forEach(setting -> command.addAll(List.of("--conf", setting)));
        command.addAll(List.of("--jars", names, jars.getFirst().toString()));
        command.addAll(arguments);
        Process driver = run(command.toArray(String[]::new));
        if (!driver.waitFor(JOB.toSeconds(), TimeUnit.SECONDS) || driver.exitValue() != 0) {
            throw new AssertionError("the job failed or took too long:\n" + logs());
        }
    }

    /// Whether any process is left.
    boolean isAlive() {
        return processes.stream().anyMatch(Process::isAlive);
    }

    @Override
    public void close() {
        List<ProcessHandle> handles = processes.stream()
                .map(Process::toHandle)
                .flatMap(handle -> Stream.concat(handle.descendants(), Stream.of(handle)))
                .toList();
        handles.forEach(ProcessHandle::destroyForcibly);
        handles.forEach(
                handle -> handle.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }

    private Process run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        // Nothing of the job: that is to be found in the jars that it is submitted with.
        String classes = home.resolve("jars") + File.separator + "*" + File.pathSeparator + launcher;
        command.addAll(List.of("-cp", classes, ClusterProcess.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_LOCAL_DIRS", directory.resolve("local").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.directory(directory.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(directory
                .resolve(processes.size() + "-" + arguments[0] + ".log")
                .toFile());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private void await(Path file) throws IOException, InterruptedException {
        for (long waited = 0; !Files.exists(file); waited += 100) {
            if (waited > START.toMillis() || !isAlive()) {
                throw new AssertionError("the master did not start:\n" + logs());
            }
            // Returns at once if the master ends.
            processes.getFirst().waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".log") || name.equals("stderr")) {
                    logs.append(directory.relativize(file))
                            .append('\n')
                            .append(Files.readString(file))
                            .append('\n');
                }
            }
        }
        return logs.toString();
    }
}
