package dev.headrace.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A signal stops a run, which says so, soon, and can be resumed.
class StopTest {
    private static final String SOURCE = """
            import dev.headrace.core.component.Component;
            import dev.headrace.core.component.ComponentContext;
            import dev.headrace.core.component.Output;
            import dev.headrace.core.plugin.Plugin;
            import dev.headrace.core.plugin.Provided;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.List;

            public class WaitPlugin implements Plugin {
                public List<Provided<?>> provides() {
                    return List.of(Provided.of("wait", Component.class, Wait.class));
                }

                @Output(name = "note", type = "Note")
                public static class Wait implements Component {
                    public void run(ComponentContext context) throws java.io.IOException, InterruptedException {
                        Files.writeString(Path.of("started", "now"), "now");
                        if (!Files.exists(Path.of("go"))) {
                            new java.util.concurrent.CountDownLatch(1).await();
                        }
                    }
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void aRunThatASignalStopsEndsSoonSaysHowToGoOnAndGoesOn() throws Exception {
        compilePlugin();
        Files.writeString(directory.resolve("pipeline.yaml"), "{name: waiting, nodes: {only: {component: wait}}}");
        Path started = Files.createDirectory(directory.resolve("started"));
        Headrace headrace = new Headrace(directory);
        Headrace.Outcome stopped;
        long nanoseconds;
        try (WatchService watch = started.getFileSystem().newWatchService()) {
            started.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Headrace.Started run = headrace.start("run", "pipeline.yaml");
            assertThat(watch.poll(60, TimeUnit.SECONDS)).isNotNull();
            long start = System.nanoTime();
            run.process().destroy();
            stopped = run.outcome();
            nanoseconds = System.nanoTime() - start;
        }
        assertThat(stopped.exitCode()).isEqualTo(128 + 15);
        assertThat(Duration.ofNanos(nanoseconds)).isLessThan(Duration.ofSeconds(8));
        assertThat(stopped.out()).contains("waiting-1 is canceled").contains("headrace run --resume waiting-1");

        Files.writeString(directory.resolve("go"), "");
        Headrace.Outcome resumed = headrace.run("run", "--resume", "waiting-1");
        assertThat(resumed.exitCode()).isZero();
        assertThat(headrace.run("inspect", "run", "waiting-1").out())
                .contains("canceled")
                .contains("complete");
    }

    private void compilePlugin() throws IOException {
        Path source = Files.writeString(directory.resolve("WaitPlugin.java"), SOURCE);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", core().toString(), source.toString());
        assertThat(compiled).isZero();
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("dev.headrace.core.plugin.Plugin"), "WaitPlugin\n");
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        try (OutputStream out = Files.newOutputStream(plugins.resolve("wait.jar"));
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> walk = Files.walk(classes)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
    }

    private static Path core() throws IOException {
        try (Stream<Path> jars = Files.list(Headrace.DISTRIBUTION.resolve("lib"))) {
            return jars.filter(path -> path.getFileName().toString().startsWith("headrace-core-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
