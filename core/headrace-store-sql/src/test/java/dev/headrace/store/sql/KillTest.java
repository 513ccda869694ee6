package dev.headrace.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.ExecutionState;
import dev.headrace.core.metadata.RunRecord;
import dev.headrace.core.metadata.RunState;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.NodeState;
import dev.headrace.runtime.engine.RunListener;
import dev.headrace.runtime.engine.RunRequest;
import dev.headrace.runtime.engine.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Kills processes with SIGKILL on an output's way to being acknowledged, and goes on with their runs.
class KillTest {
    private static final long LIMIT_SECONDS = 60;
    private static final int SIGKILL_EXIT = 128 + 9;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(KillPoint.class)
    void aRunThatWasKilledEndsWithTheBytesOfAnUndisturbedOne(KillPoint point) throws Exception {
        killAndResume(point, "left");
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("everyPointAndNode")
    void aRunThatWasKilledAtAnyNodeEndsWithTheBytesOfAnUndisturbedOne(KillPoint point, String node) throws Exception {
        killAndResume(point, node);
    }

    static Stream<Arguments> everyPointAndNode() {
        return Stream.of(KillPoint.values())
                .flatMap(point -> KilledRun.pipeline().nodes().stream().map(node -> Arguments.of(point, node.name())));
    }

    private void killAndResume(KillPoint point, String node) throws Exception {
        Path store = directory.resolve("killed");
        List<String> acknowledged = kill(store, point, node);

        try (Engine engine = Engine.open(KilledRun.settings(store), InstantSource.system())) {
            RunRecord run = engine.metadata().run("killed-1").orElseThrow();
            assertThat(run.state()).isEqualTo(RunState.RUNNING);
            assertThat(engine.metadata().executions("killed-1"))
                    .filteredOn(execution -> execution.state() == ExecutionState.COMPLETE)
                    .extracting(ExecutionRecord::node)
                    .containsAll(acknowledged);

            RunResult resumed =
                    engine.resume("killed-1", 2, RunListener.silent()).await();

            assertThat(resumed.state()).isEqualTo(RunState.COMPLETE);
            assertThat(resumed.nodes())
                    .filteredOn(result -> acknowledged.contains(result.node()))
                    .allSatisfy(result -> assertThat(result.state()).isEqualTo(NodeState.CACHED));
            assertThat(engine.metadata().runningExecutions()).isEmpty();
            assertThat(files(store.resolve("artifacts"))).isEqualTo(undisturbed());
            assertThat(store.resolve("staging/killed-1")).doesNotExist();
        }
    }

    private Map<String, Fingerprint> undisturbed() throws IOException {
        Path store = directory.resolve("undisturbed");
        try (Engine engine = Engine.open(KilledRun.settings(store), InstantSource.system())) {
            RunResult result = engine.run(RunRequest.of(KilledRun.pipeline()), RunListener.silent());
            assertThat(result.state()).isEqualTo(RunState.COMPLETE);
        }
        return files(store.resolve("artifacts"));
    }

    private static Map<String, Fingerprint> files(Path root) throws IOException {
        Map<String, Fingerprint> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Fingerprint.ofFile(file));
            }
        }
        assertThat(files).hasSize(KilledRun.pipeline().nodes().size());
        return files;
    }

    /// Runs until the point is reached, kills, and says which nodes were acknowledged before.
    private List<String> kill(Path store, KillPoint point, String node) throws Exception {
        Path markers = Files.createDirectory(directory.resolve("markers"));
        Path marker = markers.resolve("reached");
        Path acknowledged = Files.createFile(directory.resolve("acknowledged"));
        Path log = directory.resolve("log");
        try (WatchService watch = markers.getFileSystem().newWatchService()) {
            markers.register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
            Process process = start(log, store, acknowledged, point, node, marker);
            try {
                WatchKey key = watch.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
                assertThat(key)
                        .as("%s of %s was not reached; the process said: %s", point, node, Files.readString(log))
                        .isNotNull();
                assertThat(marker).hasContent(point + " of " + node);
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(SIGKILL_EXIT);
        }
        assertThatCode(() -> Files.delete(marker)).doesNotThrowAnyException();
        return Files.readAllLines(acknowledged);
    }

    private static Process start(Path log, Path store, Path acknowledged, KillPoint point, String node, Path marker)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path", ""),
                KilledRun.class.getName()));
        for (Object argument : List.of(store, acknowledged, point, node, marker)) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
