package dev.headrace.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the launcher to its budget: a command starts, answers and ends in under a second.
@Tag("thorough")
class StartTest {
    private static final Duration BUDGET = Duration.ofSeconds(1);
    private static final int TIMES = 7;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "describe components", "plugins", "inspect runs"})
    void aCommandAnswersInUnderASecond(String command) throws Exception {
        Headrace headrace = new Headrace(directory).withExamplePlugin();
        headrace.run("inspect", "runs");
        long[] nanoseconds = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            assertThat(headrace.run(command.split(" ")).exitCode()).isZero();
            nanoseconds[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanoseconds);
        assertThat(Duration.ofNanos(nanoseconds[TIMES / 2]))
                .as("median of %d", TIMES)
                .isLessThan(BUDGET);
    }
}
