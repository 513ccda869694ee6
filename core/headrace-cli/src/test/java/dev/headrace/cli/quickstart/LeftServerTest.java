package dev.headrace.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftServerTest {
    @TempDir
    Path directory;

    @Test
    void theServerThatWasLeftBehindEnds() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        LeftServer left = LeftServer.in(directory);
        left.remember(process.pid());
        left.stop();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(left.file()).doesNotExist();
        left.stop();
    }

    @Test
    void anotherProcessOfTheSameNumberIsLeftAlone() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try {
            LeftServer left = LeftServer.in(directory);
            Files.writeString(left.file(), process.pid() + " 1");
            left.stop();
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroy();
        }
    }
}
